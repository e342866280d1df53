import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import type { OneOperation } from '../../src/contract/operation.ts';
import type { Thing } from '../../src/contract/view.ts';
import { Failure } from '../../src/contract/failure.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { webScheme } from '../../src/engine/webScheme.ts';
import { copyAddress, copyId, copyName, copyRunCommand } from '../../src/operations/containers/copy.ts';
import { copyFrom, copyTo } from '../../src/operations/containers/copyFiles.ts';
import { explainExit } from '../../src/operations/containers/explainExit.ts';
import { commit, exportContainer } from '../../src/operations/containers/keep.ts';
import { diff, stats, top, wait } from '../../src/operations/containers/look.ts';
import { openPort } from '../../src/operations/containers/openPort.ts';
import { pruneContainers } from '../../src/operations/containers/prune.ts';
import { createContainer, runContainer } from '../../src/operations/run.ts';
import { splitWords } from '../../src/shell/words.ts';
import { comparable } from '../helpers/comparable.ts';
import { eventually } from '../helpers/eventually.ts';
import { type Act, FakeUi, services } from '../helpers/fakeUi.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { trial, trialAlone } from '../helpers/trial.ts';

/** Operations on containers that ask, or show something: their docker line and what they do come to the same. */
describe('operations on containers', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyt-operations-'));

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await real.stop();
  });

  const container = async (command?: readonly string[], flags?: readonly string[]): Promise<Thing> => ({
    kind: 'container',
    ...(await real.container('one', command, flags)),
    state: 'running',
  });
  const play = async (
    operation: OneOperation,
    thing: Thing,
    ...script: Act[]
  ): Promise<ReturnType<typeof services>> => {
    const using = services(engine, { ui: new FakeUi(script), machine: { webScheme } });
    await operation.run(using, thing);
    return using;
  };
  const ended = (name: string): Promise<string> => real.docker('wait', name);

  trial('container.commit', 'makes the same image', async (same) => {
    const thing = await container(['sh', '-c', 'echo hi > /made; sleep 100000']);
    const [ours, theirs] = ['dyt-ours:1', 'dyt-theirs:1'];
    for (const image of [ours, theirs]) real.willRemove('image', 'rm', '--force', image);
    const author = 'Ann <ann@example.com>';
    await play(commit, thing, { type: [ours] }, { type: ['a note'] }, { type: [author] });
    await real.docker('commit', '--author', author, '--message', 'a note', thing.name, theirs);
    const seen = async (image: string): Promise<unknown> => {
      type Image = Readonly<Record<'Author' | 'Comment' | 'Config' | 'RootFS', unknown>>;
      const { Author, Comment, Config, RootFS } = await real.inspected<Image>(image);
      assert.deepEqual([Author, Comment], [author, 'a note']);
      return { Config, RootFS };
    };
    same(await seen(ours), await seen(theirs));
  });

  trial('container.export', 'writes the same archive', async (same) => {
    const thing = await container();
    const [ours, theirs] = [path.join(folder, 'ours.tar'), path.join(folder, 'theirs.tar')];
    await play(exportContainer, thing, { file: ours });
    await real.docker('export', '--output', theirs, thing.name);
    same(readFileSync(ours).equals(readFileSync(theirs)), true);
  });

  trial('container.wait', 'tells the same exit code', async (same) => {
    const thing = await container(['sh', '-c', 'sleep 1; exit 7']);
    const using = await play(wait, thing);
    same(using.ui.statuses.at(-1), `${thing.name} ended with exit code ${await ended(thing.name)}.`);
  });

  trial(['container.diff', 'container.top'], 'show the same', async (same) => {
    const thing = await container(['sh', '-c', 'touch /made; rm /bin/true; exec sleep 100000']);
    await eventually('it has done so', async () => (await real.docker('diff', thing.name)).includes('/made'));
    const changes = (await play(diff, thing)).ui.texts.get(`diff ${thing.name}.diff`) ?? '';
    const signs: Readonly<Record<string, string>> = { C: '~', A: '+', D: '-' };
    const expected = (await real.docker('diff', thing.name))
      .split('\n')
      .map((line) => `${signs[line.charAt(0)] ?? ''} ${line.slice(2)}`);
    same(changes.trimEnd().split('\n').slice(1).sort(), expected.sort());
    const processes = (await play(top, thing)).ui.texts.get(`top ${thing.name}.md`) ?? '';
    const pids = processes.match(/(?<=^\| `\w+` \| `)\d+/gm);
    const rows = (await real.docker('top', thing.name)).split('\n').slice(1);
    same(
      pids,
      rows.map((row) => row.split(/\s+/)[1]),
    );
    assert.match(processes, /sleep 100000/);
  });

  trial(['container.copyId', 'container.copyName', 'container.copyAddress'], 'what inspect says', async (same) => {
    const thing = await container();
    const address = await real.docker('inspect', '--format', '{{.NetworkSettings.IPAddress}}', thing.name);
    const expected = [await real.docker('inspect', '--format', '{{.Id}}', thing.name), thing.name, address];
    const copied = [copyId, copyName, copyAddress].map(
      async (operation) => (await play(operation, thing)).ui.copied[0],
    );
    same(await Promise.all(copied), expected);
  });

  trial(['container.copyFrom', 'container.copyTo'], 'copy the same files', async (same) => {
    const script =
      'mkdir -p /d/sub; chmod 700 /d/sub; echo one > /d/a; echo two > /d/sub/b; ln -s a /d/link; exec sleep 100000';
    const thing = await container(['sh', '-c', script]);
    await eventually('it is there', () =>
      real.docker('exec', thing.name, 'test', '-L', '/d/link').then(
        () => true,
        () => undefined,
      ),
    );
    const [ours, theirs] = ['ours', 'theirs'].map((name) => path.join(folder, name)) as [string, string];
    for (const into of [ours, theirs]) mkdirSync(into);
    await play(copyFrom, thing, { type: ['/d'] }, { file: ours });
    await real.docker('cp', `${thing.name}:/d`, theirs);
    const seen = (at: string): string =>
      execFileSync('sh', ['-c', 'cd "$0"; ls -lR . | cut -c1-10; cat d/a d/sub/b; readlink d/link', at], {
        encoding: 'utf8',
      });
    same(seen(ours), seen(theirs));
    const twin = await container();
    await play(copyTo, thing, { pick: 'folder' }, { file: path.join(ours, 'd') }, { type: ['/tmp'] });
    await real.docker('cp', path.join(ours, 'd'), `${twin.name}:/tmp`);
    const inside = (name: string): Promise<string> =>
      real.docker('exec', name, 'sh', '-c', 'cd /tmp/d; find . -exec stat -c "%n %A %u:%g" {} + | sort; cat a sub/b');
    same(await inside(thing.name), await inside(twin.name));
    const missing = { type: ['/no-such-file'] };
    await assert.rejects(play(copyFrom, thing, missing, { file: ours }), (thrown) => {
      assert.ok(Failure.is(thrown, 'container.noPath'));
      assert.deepEqual(thrown.args, [thing.name, '/no-such-file']);
      return true;
    });
  });

  trialAlone('container.stats', 'isCommand', 'a line that docker takes', async () => {
    const thing = await container();
    const { line } = (await play(stats, thing)).terminals.plan;
    assert.match(await real.docker(...line, '--no-stream'), new RegExp(thing.name));
  });

  trial('container.openPort', 'the address that docker port says', async (same) => {
    const thing = await container(['httpd', '-f', '-p', '80'], ['-p', '127.0.0.1::80']);
    const using = await play(openPort, thing);
    same(using.ui.opened, [`http://${await real.docker('port', thing.name, '80')}/`]);
  });

  trial('container.copyRunCommand', 'makes the same container again', async (same) => {
    const thing = await container(
      ['sleep', '5000'],
      ['--env', 'A=two words', '--memory', '64m', '--restart', 'always'],
    );
    const { ui } = await play(copyRunCommand, thing);
    const first = await real.inspected<object>(thing.id);
    await real.docker('rm', '--force', thing.id);
    const split = splitWords(ui.copied[0] ?? '');
    assert.ok('words' in split);
    const again = await real.docker(...split.words.slice(1));
    same(comparable(await real.inspected<object>(again), true), comparable(first, true));
  });

  trial(['container.run', 'container.create'], 'make the same container', async (same) => {
    for (const [operation, verb] of [
      [runContainer, 'run'],
      [createContainer, 'create'],
    ] as const) {
      const [ours, theirs] = [real.name(verb), real.name(verb)];
      for (const name of [ours, theirs]) real.willRemove('rm', '--force', name);
      const named = [{ pick: 'name' }, { type: [ours] }, { pick: 'command' }, { type: ['sleep 5000'] }] as const;
      const using = services(engine, { ui: new FakeUi([{ pick: IMAGE }, ...named, { pick: verb }]) });
      await operation.run(using);
      const line = using.ledger.entries[0]?.line ?? assert.fail('the ledger has nothing');
      await real.docker(...line.map((word) => (word === ours ? theirs : word)));
      const seen = async (name: string): Promise<string> =>
        JSON.stringify(comparable(await real.inspected<object>(name), true)).replaceAll(name, '<name>');
      same(await seen(ours), await seen(theirs));
    }
  });

  trialAlone('container.explainExit', 'noCommand', 'says why of each end', async () => {
    const cases: readonly [string, readonly string[], readonly string[], (name: string) => Promise<unknown>, RegExp][] =
      [
        ['its own code', ['sh', '-c', 'echo last words; exit 3'], [], ended, /exit code 3[\s\S]* {4}last words/],
        ['docker kill', ['sleep', '1000'], [], (name) => real.docker('kill', name), /sent through docker: SIGKILL/],
        [
          'docker stop in time',
          ['sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.1; done'],
          [],
          (name) => real.docker('stop', name),
          /ended in time, with exit code 0/,
        ],
        [
          'docker stop, too late',
          ['sh', '-c', 'trap "" TERM; while true; do sleep 0.1; done'],
          [],
          (name) => real.docker('stop', '--time', '1', name),
          /had not ended 1 s later, and was killed/,
        ],
        ['a number of a signal', ['sh', '-c', 'exit 143'], [], ended, /stands for the signal SIGTERM\. No such signal/],
        [
          'docker kill, and its own way to end',
          ['sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.1; done'],
          [],
          (name) => real.docker('kill', '--signal', 'TERM', name),
          /exit code 0, \d\.\d s after somebody had sent it SIGTERM through docker/,
        ],
        [
          'its own code after docker restart',
          ['sh', '-c', 'sleep 3; exit 3'],
          [],
          (name) => real.docker('restart', '--time', '0', name),
          /ended by itself with exit code 3/,
        ],
      ];
    for (const [what, command, flags, end, expected] of cases) {
      const thing = await container(command, flags);
      await end(thing.name);
      await eventually('it is over', async () => {
        const { State } = await real.inspected<{ State: { Running: boolean } }>(thing.id);
        return !State.Running;
      });
      const page = (await play(explainExit, { ...thing, state: 'exited' })).ui.texts.get(`${thing.name}.exit.md`) ?? '';
      const words = page.replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)));
      assert.match(words, expected, what);
    }
    // A kernel that counts memory for nobody kills nothing.
    const greedy = await container(['sh', '-c', 'tail /dev/zero'], ['--memory', '16m', '--memory-swap', '16m']);
    await ended(greedy.name);
    const { State } = await real.inspected<{ State: { OOMKilled: boolean; ExitCode: number } }>(greedy.id);
    const ui = (await play(explainExit, { ...greedy, state: 'exited' })).ui;
    const page = ui.texts.get(`${greedy.name}.exit.md`) ?? '';
    assert.match(page, State.OOMKilled ? /out of memory/ : new RegExp(`${String(State.ExitCode)}|SIGKILL`));
    assert.equal(/out of memory/.test(page), State.OOMKilled);
  });

  trial('container.prune', 'takes the same containers', async (same) => {
    const left = (): Promise<string> => real.docker('ps', '--quiet', '--all', '--no-trunc');
    const kept = await left();
    const thing = await container(['true']);
    await ended(thing.name);
    const using = services(engine, { ui: new FakeUi([{ confirm: true }]) });
    await pruneContainers.run(using);
    assert.match(
      using.ui.confirmations[0]?.detail ?? '',
      new RegExp(`${thing.name} · busybox:latest · exited \\(0\\)`),
    );
    const byRequest = await left();
    const twin = await container(['true']);
    await ended(twin.name);
    await real.docker(...(using.ledger.entries[0]?.line ?? []));
    same(byRequest, await left());
    assert.ok(!byRequest.includes(thing.id) && kept.length >= byRequest.length);
  });
});
