import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { OneOperation } from '../../src/contract/operation.ts';
import type { Thing } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { webScheme } from '../../src/engine/webScheme.ts';
import { copyAddress, copyId, copyName, copyRunCommand } from '../../src/operations/containers/copy.ts';
import { copyFrom, copyTo } from '../../src/operations/containers/copyFiles.ts';
import { explainExit } from '../../src/operations/containers/explainExit.ts';
import { commit, exportContainer } from '../../src/operations/containers/keep.ts';
import { diff, stats, top, wait } from '../../src/operations/containers/look.ts';
import { openPort } from '../../src/operations/containers/openPort.ts';
import { pruneContainers } from '../../src/operations/remove.ts';
import { createContainer, runContainer } from '../../src/operations/run.ts';
import { splitWords } from '../../src/shell/words.ts';
import { comparable } from '../helpers/comparable.ts';
import { eventually } from '../helpers/eventually.ts';
import { type Act, FakeUi, services } from '../helpers/fakeUi.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';

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

  test('container.commit', async () => {
    const thing = await container(['sh', '-c', 'echo hi > /made; sleep 100000']);
    const [ours, theirs] = ['dyt-ours:1', 'dyt-theirs:1'];
    for (const image of [ours, theirs]) real.willRemove('image', 'rm', '--force', image);
    const using = await play(commit, thing, { type: [ours] }, { type: ['a note'] });
    await real.docker('commit', '--message', 'a note', thing.name, theirs);
    const seen = async (image: string): Promise<unknown> => {
      const { Config, Comment, RootFS } = await real.inspected<{ Config: object; Comment: string; RootFS: object }>(
        image,
      );
      return { Config, Comment, RootFS };
    };
    assert.deepEqual(await seen(ours), await seen(theirs));
    const undo = using.ledger.entries[0]?.undo ?? assert.fail('it cannot be taken back');
    await engine.send(undo.call);
    await assert.rejects(real.inspected(ours));
  });

  test('container.export', async () => {
    const thing = await container();
    const [ours, theirs] = [path.join(folder, 'ours.tar'), path.join(folder, 'theirs.tar')];
    await play(exportContainer, thing, { file: ours });
    await real.docker('export', '--output', theirs, thing.name);
    assert.ok(readFileSync(ours).equals(readFileSync(theirs)));
  });

  test('container.wait', async () => {
    const thing = await container(['sh', '-c', 'sleep 1; exit 7']);
    const using = await play(wait, thing);
    assert.deepEqual(using.ui.statuses.at(-1), `${thing.name} ended with exit code 7.`);
    assert.equal(await ended(thing.name), '7');
  });

  test('container.diff and container.top', async () => {
    const thing = await container(['sh', '-c', 'touch /made; rm /bin/true; exec sleep 100000']);
    await eventually('it has done so', async () => (await real.docker('diff', thing.name)).includes('/made'));
    const changes = (await play(diff, thing)).ui.texts.get(`diff ${thing.name}.diff`) ?? '';
    const signs: Readonly<Record<string, string>> = { C: '~', A: '+', D: '-' };
    const expected = (await real.docker('diff', thing.name))
      .split('\n')
      .map((line) => `${signs[line.charAt(0)] ?? ''} ${line.slice(2)}`);
    assert.deepEqual(changes.trimEnd().split('\n').slice(1).sort(), expected.sort());
    const processes = (await play(top, thing)).ui.texts.get(`top ${thing.name}.md`) ?? '';
    assert.match(processes, /sleep 100000/);
    assert.match(await real.docker('top', thing.name), /sleep 100000/);
  });

  test('container.copyId, container.copyName, container.copyAddress', async () => {
    const thing = await container();
    const address = await real.docker('inspect', '--format', '{{.NetworkSettings.IPAddress}}', thing.name);
    const expected = [await real.docker('inspect', '--format', '{{.Id}}', thing.name), thing.name, address];
    const copied = [copyId, copyName, copyAddress].map(
      async (operation) => (await play(operation, thing)).ui.copied[0],
    );
    assert.deepEqual(await Promise.all(copied), expected);
  });

  test('container.copyFrom and container.copyTo', async () => {
    const script = 'mkdir -p /d/sub; echo one > /d/a; echo two > /d/sub/b; ln -s a /d/link; exec sleep 100000';
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
    assert.equal(seen(ours), seen(theirs));
    const twin = await container();
    await play(copyTo, thing, { pick: 'folder' }, { file: path.join(ours, 'd') }, { type: ['/tmp'] });
    await real.docker('cp', path.join(ours, 'd'), `${twin.name}:/tmp`);
    const inside = (name: string): Promise<string> =>
      real.docker('exec', name, 'sh', '-c', 'cd /tmp/d; find . -exec stat -c "%n %A %u:%g" {} + | sort; cat a sub/b');
    assert.equal(await inside(thing.name), await inside(twin.name));
    await assert.rejects(
      play(copyFrom, thing, { type: ['/no-such-file'] }, { file: ours }),
      /thing.gone|engine.rejected/,
    );
  });

  test('container.stats', async () => {
    const thing = await container();
    const { line } = (await play(stats, thing)).terminals.plan;
    assert.match(await real.docker(...line, '--no-stream'), new RegExp(thing.name));
  });

  test('container.openPort', async () => {
    const thing = await container(['httpd', '-f', '-p', '80'], ['-p', '127.0.0.1::80']);
    const using = await play(openPort, thing);
    assert.deepEqual(using.ui.opened, [`http://${await real.docker('port', thing.name, '80')}/`]);
  });

  test('container.copyRunCommand', async () => {
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
    assert.deepEqual(comparable(await real.inspected<object>(again), true), comparable(first, true));
  });

  test('container.run and container.create', async () => {
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
      assert.equal(await seen(ours), await seen(theirs));
    }
  });

  test('container.explainExit', async () => {
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
          ['--stop-timeout', '1'],
          (name) => real.docker('stop', name),
          /grace period of 1 s, and was killed/,
        ],
        [
          'out of memory',
          ['sh', '-c', 'tail /dev/zero'],
          ['--memory', '16m', '--memory-swap', '16m'],
          ended,
          /out of memory|SIGKILL|exit code/,
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
  });

  test('container.prune', async () => {
    const thing = await container(['true']);
    await ended(thing.name);
    const using = services(engine, { ui: new FakeUi([{ confirm: true }]) });
    await pruneContainers.run(using);
    assert.match(
      using.ui.confirmations[0]?.detail ?? '',
      new RegExp(`${thing.name} · busybox:latest · exited \\(0\\)`),
    );
    await assert.rejects(real.inspected(thing.id));
    assert.equal(await real.docker('ps', '--quiet', '--all', '--filter', 'status=exited'), '');
  });
});
