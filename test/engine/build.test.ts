import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import type { SessionEnd } from '../../src/contract/engine.ts';
import { Failure } from '../../src/contract/failure.ts';
import type { TerminalPlan } from '../../src/contract/operation.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { eventually } from '../helpers/eventually.ts';
import { dockerCommand, IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { trial } from '../helpers/trial.ts';

describe('a build', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyi-'));
  before(async () => {
    // One that nobody else uses: its running containers are looked at.
    real = await RealEngine.startOwn();
    engine = await real.engine();
  });
  afterEach(() => real.clean());
  after(async () => {
    await real.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const fileIn = (name: string, text: string): string => {
    const context = path.join(folder, name);
    mkdirSync(context, { recursive: true });
    writeFileSync(path.join(context, 'Dockerfile'), text);
    return path.join(context, 'Dockerfile');
  };

  /** What the terminal would do with the plan, with either builder. */
  const build = (line: readonly string[], buildKit: boolean): { output: Buffer; exitCode: number } => {
    // Debian's own command has BuildKit built in; a newer one wants a plug-in.
    const program = buildKit ? '/usr/bin/docker' : dockerCommand();
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      DOCKER_HOST: real.address,
      DOCKER_BUILDKIT: buildKit ? '1' : '0',
    };
    const child = spawnSync(program, [...line], { env });
    return { output: Buffer.concat([child.stdout, child.stderr]), exitCode: child.status ?? -1 };
  };

  /** The same without a docker command. */
  const buildByApi = async (plan: TerminalPlan): Promise<{ output: Buffer; exitCode: number | undefined }> => {
    const session = await (plan.session ?? assert.fail('no session'))({ columns: 80, rows: 24 });
    const chunks: Buffer[] = [];
    session.onOutput((chunk) => chunks.push(chunk));
    const { exitCode, failure } = await new Promise<SessionEnd>((resolve) => session.onEnd(resolve));
    assert.equal(failure, undefined);
    return { output: Buffer.concat(chunks), exitCode };
  };

  const marks: unknown[] = [];
  const machine = {
    workspace: {
      trusted: true,
      folder: undefined,
      dockerfiles: async () => [],
      pathOf: (uri: string) => uri.replace('file://', ''),
      saved: async () => undefined,
      markBuild: (_: string, problem: unknown) => void marks.push(problem),
    },
  };

  test('with what was asked: target, argument, tag', async () => {
    const file = fileIn(
      'shop',
      `ARG BASE=none\nFROM ${IMAGE} AS one\nARG COLOUR=red\nRUN echo $COLOUR > /colour\nFROM one AS two\nRUN false\n`,
    );
    const name = real.name('built');
    real.willRemove('image', 'rm', name);
    const { terminals, ui } = await asPerson(engine, 'image.build', {
      argument: { uri: `file://${file}`, target: 'one', run: false },
      machine,
      script: [
        { pick: 'tag' },
        { type: ['Not Valid', name] },
        { pick: 'args' },
        { pick: 'COLOUR' },
        { type: ['deep blue'] },
        { pick: 'go' },
      ],
    });
    const { plan } = terminals;
    assert.deepEqual(plan.line, [
      'build',
      '--file',
      file,
      '--tag',
      name,
      '--target',
      'one',
      '--build-arg',
      'COLOUR=deep blue',
      path.dirname(file),
    ]);
    assert.match(JSON.stringify(ui.picks[0]), /shop:latest/);
    assert.equal(build(plan.line, false).exitCode, 0);
    assert.equal(await real.docker('run', '--rm', name, 'cat', '/colour'), 'deep blue');
  });

  test('with what was asked: newer base images, and layers of another image', async () => {
    // Without a base, for there is no registry to ask for a newer one.
    const file = fileIn('cached', 'FROM scratch\nLABEL made=now\n');
    const [name, earlier] = [real.name('built'), real.name('earlier')];
    for (const image of [name, earlier]) real.willRemove('image', 'rm', image);
    await real.docker('build', '--quiet', '--tag', earlier, path.dirname(file));
    const { terminals, ui } = await asPerson(engine, 'image.build', {
      argument: { uri: `file://${file}`, run: false },
      machine,
      script: [
        { pick: 'tag' },
        { type: [name] },
        { pick: 'pull' },
        { pick: 'cacheFrom' },
        { type: ['Not Valid', earlier] },
        { pick: 'go' },
      ],
    });
    const { plan } = terminals;
    const rest = ['--pull', '--cache-from', earlier, path.dirname(file)];
    assert.deepEqual(plan.line, ['build', '--file', file, '--tag', name, ...rest]);
    assert.notEqual(ui.inputs[1]?.complaints[0], undefined, 'what is no name is refused');
    const { output, exitCode } = build(plan.line, false);
    assert.equal(exitCode, 0, String(output));
    assert.match(String(output), /Using cache/);
    assert.equal((await buildByApi(plan)).exitCode, 0);
  });

  const failing: readonly [string, string, number, RegExp][] = [
    [
      'a command that fails',
      `FROM ${IMAGE}\nLABEL a=b\n\n# why\nRUN echo hello && \\\n    exit 3\n`,
      5,
      /non-zero code: 3|exit code: 3/,
    ],
    ['a file that is not there', `FROM ${IMAGE}\nCOPY missing /there\n`, 2, /missing/],
    ['an instruction that is none', `FROM ${IMAGE}\nRUNN true\n`, 2, /unknown instruction: RUNN/i],
    [
      'a stage of two',
      `FROM ${IMAGE} AS a\nRUN true\nFROM ${IMAGE}\nCOPY --from=a /bin/true /t\nRUN false\n`,
      5,
      /false/,
    ],
  ];
  for (const builder of ['classic', 'BuildKit', 'API'] as const) {
    for (const [what, text, line, message] of failing) {
      test(`that stops at ${what} is marked at its line (${builder})`, async (context) => {
        if (builder === 'BuildKit' && spawnSync('/usr/bin/docker', ['--version']).status !== 0) {
          context.diagnostic('no docker command with BuildKit here');
        }
        marks.length = 0;
        const { terminals } = await asPerson(engine, 'image.build', {
          argument: { uri: `file://${fileIn('bad', text)}` },
          machine,
          script: [{ pick: 'go' }],
        });
        const { plan } = terminals;
        const { output, exitCode } =
          builder === 'API' ? await buildByApi(plan) : build(plan.line, builder === 'BuildKit');
        plan.watch?.output(output);
        plan.watch?.end({ exitCode });
        const mark = marks[1] as { line: number; message: string } | undefined;
        assert.ok(mark !== undefined, output.toString());
        assert.equal(mark.line, line, output.toString());
        assert.match(mark.message, message, output.toString());
      });
    }
  }

  /** Everything of a build context that a build can be told to care about. */
  const richContext = (): string => {
    const file = fileIn(
      'rich',
      `ARG BASE=none\nFROM \${BASE} AS one\nARG COLOUR=red\nRUN echo $COLOUR > /colour\nCOPY . /all\nFROM one AS two\nRUN false\n`,
    );
    const at = (...names: readonly string[]): string => path.join(path.dirname(file), ...names);
    mkdirSync(at('keep', 'deep'), { recursive: true });
    mkdirSync(at('away', 'back'), { recursive: true });
    mkdirSync(at('empty'));
    for (const name of ['keep/deep/한글 이름', 'away/no', 'away/back/yes', 'secret.txt', `${'long'.repeat(40)}.txt`]) {
      writeFileSync(at(name), `this is ${name}\n`);
    }
    writeFileSync(at('run.sh'), '#!/bin/sh\n', { mode: 0o755 });
    symlinkSync('run.sh', at('link'));
    writeFileSync(at('.dockerignore'), '# what stays out\naway\n!away/back/yes\n*.txt\n!long*\nDockerfile\n');
    return file;
  };

  trial('image.build', 'without a docker command comes to the same image', async (same) => {
    const file = richContext();
    const outside = path.join(folder, 'Outside.Dockerfile');
    copyFileSync(file, outside);
    const seen = async (name: string): Promise<string> =>
      real.docker(
        'run',
        '--rm',
        name,
        'sh',
        '-c',
        'cat /colour; cd /all; find . | sort | while read -r f; do stat -c "%n %A %u:%g %s" "$f"; done; readlink link',
      );
    for (const dockerfile of [file, outside]) {
      const [ours, theirs] = [real.name('ours'), real.name('theirs')];
      for (const name of [ours, theirs]) real.willRemove('image', 'rm', name);
      const { terminals } = await asPerson(engine, 'image.build', {
        argument: { uri: `file://${dockerfile}`, target: 'one' },
        machine,
        script: [
          { pick: 'tag' },
          { type: [ours] },
          { pick: 'args' },
          { pick: 'COLOUR' },
          { type: ['deep blue'] },
          { pick: 'args' },
          { pick: 'BASE' },
          { type: [IMAGE] },
          { pick: 'context' },
          { type: [path.dirname(file)] },
          { pick: 'noCache' },
          { pick: 'go' },
        ],
      });
      const { plan } = terminals;
      const { output, exitCode } = await buildByApi(plan);
      assert.equal(exitCode, 0, output.toString());
      assert.match(output.toString(), /classic builder[^]*Build context: [^]*Step 1\/\d[^]*Successfully tagged/);
      assert.equal(
        build(
          plan.line.map((word) => (word === ours ? theirs : word)),
          false,
        ).exitCode,
        0,
      );
      const listed = await seen(ours);
      same(listed, await seen(theirs));
      for (const name of ['away/back/yes', '한글 이름', 'longlong']) assert.ok(listed.includes(name), listed);
      for (const name of ['away/no', 'secret.txt', '.dockerfile.']) assert.ok(!listed.includes(name), listed);
    }
  });

  test('without a docker command says what it cannot do, and can be ended', async () => {
    const start = async (text: string): Promise<TerminalPlan> => {
      const argument = { uri: `file://${fileIn('modern', text)}` };
      return (await asPerson(engine, 'image.build', { argument, machine, script: [{ pick: 'go' }] })).terminals.plan;
    };
    const mount = await buildByApi(await start(`FROM ${IMAGE}\nRUN --mount=type=cache,target=/c true\n`));
    assert.equal(mount.exitCode, 1);
    assert.match(mount.output.toString(), /--mount option requires BuildKit/);

    const plan = await start(`FROM ${IMAGE}\nRUN sleep 1000\n`);
    const session = await (plan.session ?? assert.fail('no session'))({ columns: 80, rows: 24 });
    let printed = '';
    session.onOutput((chunk) => (printed += chunk.toString()));
    const running = async (): Promise<string> => real.docker('ps', '--quiet', '--filter', 'status=running');
    await eventually('it sleeps', async () => printed.includes('Step 2/2') && (await running()) !== '');
    session.close();
    assert.deepEqual(await new Promise((resolve) => session.onEnd(resolve)), { exitCode: undefined });
    await eventually('the engine ends it too', async () => (await running()) === '');
  });

  test('is refused in a folder that is not trusted', () =>
    assert.rejects(
      asPerson(engine, 'image.build', { machine: { workspace: { ...machine.workspace, trusted: false } } }),
      (thrown) => Failure.is(thrown, 'workspace.untrusted'),
    ));
});
