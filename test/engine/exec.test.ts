import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Failure } from '../../src/contract/failure.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { eventually } from '../helpers/eventually.ts';
import { IMAGE, RealEngine, TEST_LABEL } from '../helpers/realEngine.ts';
import { Transcript } from '../helpers/transcript.ts';

const size = { columns: 80, rows: 24 };

describe('exec', () => {
  let real: RealEngine;
  let engine: DockerEngine;

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  after(() => real.stop());

  const isFailure =
    (code: string) =>
    (thrown: unknown): boolean => {
      assert.ok(Failure.is(thrown), `no Failure: ${String(thrown)}`);
      assert.equal(thrown.code, code, thrown.message);
      return true;
    };
  /** The command lines of what runs in a container. */
  const processes = async (name: string): Promise<string[]> =>
    (await real.docker('top', name, '-eo', 'pid,args')).split('\n').slice(1);
  const shell = async (id: string, name: string): Promise<Transcript> => {
    const session = new Transcript(await engine.exec(id, name, ['sh'], size));
    await session.shows('# ');
    return session;
  };

  test('the exit code of a command, also of one that could not run', async () => {
    const { id, name } = await real.container('codes');
    const code = (...command: string[]): Promise<number> => engine.execExitCode(id, name, command);
    assert.equal(await code('true'), 0);
    assert.equal(await code('sh', '-c', 'exit 1'), 1);
    assert.equal(await code('sh', '-c', 'exit 7'), 7);
    assert.equal(await code('/etc/passwd'), 126);
    assert.ok([126, 127].includes(await code('no-such-program')), 'a program that is not there');
    // What it prints, and how much, is of no consequence.
    assert.equal(await code('sh', '-c', 'yes | head -n 100000; echo oh >&2; exit 3'), 3);
  });

  test('arguments arrive as they are: no shell reads them', async () => {
    const { id, name } = await real.container('words');
    const words = ['$(id)', ';', 'a  b', "it's", '"', '*', '', '한글'];
    const check = '[ $# = 8 ] && [ "$1" = "\\$(id)" ] && [ "$3" = "a  b" ] && [ -z "$7" ] && [ "$8" = 한글 ]';
    assert.equal(await engine.execExitCode(id, name, ['sh', '-c', check, 'sh', ...words]), 0);
  });

  test('a shell: typed commands run, output comes, its exit code is known', async () => {
    const { id, name } = await real.container('shell');
    const session = await shell(id, name);
    session.session.write('echo $((6 * 7)) 안녕 🐳 from $(hostname)\r');
    await session.shows(`42 안녕 🐳 from ${id.slice(0, 12)}`);
    session.session.write('exit 7\r');
    assert.deepEqual(await session.ended(), { exitCode: 7 });
  });

  test('its window has the size that it was opened with, and each one after it', async () => {
    const { id, name } = await real.container('size');
    const session = await shell(id, name);
    await session.windowIs(size.rows, size.columns);
    for (const [rows, columns] of [
      [51, 173],
      [5, 60],
      [40, 100],
    ] as const) {
      session.session.resize({ rows, columns });
      await session.windowIs(rows, columns);
    }
    session.session.close();
  });

  test('Ctrl-C goes to what runs in the shell, and the shell stays', async () => {
    const { id, name } = await real.container('interrupt');
    const session = await shell(id, name);
    session.session.write('sleep 5000; echo code $?\r');
    await eventually('sleep runs', async () => (await processes(name)).some((line) => line.endsWith('sleep 5000')));
    session.session.write('\u0003');
    session.session.write('echo still $((40 + 2))\r');
    await session.shows('still 42');
    session.session.close();
  });

  test('closing ends the shell inside the container', async () => {
    const { id, name } = await real.container('closed');
    const before = await processes(name);
    const session = await shell(id, name);
    assert.equal((await processes(name)).length, before.length + 1);
    session.session.close();
    await eventually('the shell is gone', async () => (await processes(name)).length === before.length, {
      instead: async () => (await processes(name)).join('; '),
    });
    await session.ended();
  });

  test('closing ends a shell that is busy, and what it runs', async () => {
    const { id, name } = await real.container('busy');
    const before = await processes(name);
    const session = await shell(id, name);
    session.session.write('sleep 6000\r');
    await eventually('sleep runs', async () => (await processes(name)).some((line) => line.endsWith('sleep 6000')));
    session.session.close();
    await eventually('the shell is gone', async () => (await processes(name)).length === before.length, {
      instead: async () => (await processes(name)).join('; '),
    });
  });

  test('closing ends shells in shells', async () => {
    const { id, name } = await real.container('nested');
    const before = await processes(name);
    const session = await shell(id, name);
    session.session.write('sh -c "sh; true"\r');
    await eventually('three shells run', async () => (await processes(name)).length === before.length + 3);
    session.session.close();
    await eventually('the shells are gone', async () => (await processes(name)).length === before.length, {
      instead: async () => (await processes(name)).join('; '),
    });
  });

  test('closing a shell with a half-typed line runs nothing of it', async () => {
    const { id, name } = await real.container('half');
    const before = await processes(name);
    const session = await shell(id, name);
    session.session.write('touch /half-typed');
    // Its shell may draw the line anew while it is typed.
    await session.shows('-typed');
    session.session.close();
    await eventually('the shell is gone', async () => (await processes(name)).length === before.length, {
      instead: async () => (await processes(name)).join('; '),
    });
    assert.equal(await engine.execExitCode(id, name, ['test', '-e', '/half-typed']), 1);
  });

  test('a session ends when its container is stopped', async () => {
    const { id, name } = await real.container('stopped');
    const session = await shell(id, name);
    await real.docker('stop', '--time', '0', name);
    const { exitCode } = await session.ended();
    assert.equal(typeof exitCode, 'number');
  });

  test('much output arrives whole and in order', async () => {
    const { id, name } = await real.container('much');
    const session = new Transcript(await engine.exec(id, name, ['seq', '1', '50000'], size));
    assert.deepEqual(await session.ended(), { exitCode: 0 });
    assert.deepEqual(
      session.lines,
      Array.from({ length: 50_000 }, (_, index) => String(index + 1)),
    );
  });

  test('a listener that comes late is told of everything', async () => {
    const { id, name } = await real.container('late');
    const session = await engine.exec(id, name, ['echo', 'early'], size);
    await new Promise<void>((resolve) => session.onEnd(() => resolve()));
    const transcript = new Transcript(session);
    assert.deepEqual(await transcript.ended(), { exitCode: 0 });
    assert.match(transcript.text, /early/);
  });

  test('a container that is stopped, or paused, cannot be entered, and the failure says which', async () => {
    const stopped = await real.container('stopped');
    await real.docker('stop', '--time', '0', stopped.name);
    const paused = await real.container('paused');
    await real.docker('pause', paused.name);
    for (const { it, code } of [
      { it: stopped, code: 'container.notRunning' },
      { it: paused, code: 'container.paused' },
    ]) {
      await assert.rejects(engine.exec(it.id, it.name, ['sh'], size), isFailure(code));
      await assert.rejects(engine.execExitCode(it.id, it.name, ['true']), isFailure(code));
    }
    await real.docker('unpause', paused.name);
  });

  test('a container without any shell: what is not there exits with 126 or 127, what is there runs', async () => {
    const image = `${real.name('no-shell')}:latest`;
    real.willRemove('rmi', '--force', image);
    await real.buildImage(image, `FROM ${IMAGE} AS tools\nFROM scratch\nCOPY --from=tools /bin/busybox /busybox\n`);
    const name = real.name('no-shell');
    real.willRemove('rm', '--force', name);
    const id = await real.docker(
      'run',
      '-d',
      '--init',
      '--label',
      TEST_LABEL,
      '--name',
      name,
      image,
      '/busybox',
      'sleep',
      '100000',
    );
    for (const program of ['bash', 'sh', '/bin/sh']) {
      const code = await engine.execExitCode(id, name, [program, '-c', 'exit 0']);
      assert.ok(code === 126 || code === 127, `${program} exits with ${code}`);
    }
    assert.equal(await engine.execExitCode(id, name, ['/busybox', 'true']), 0);
    const session = new Transcript(await engine.exec(id, name, ['sh'], size));
    const { exitCode } = await session.ended();
    assert.ok(exitCode === 126 || exitCode === 127, `sh exits with ${exitCode}`);
    // The engine says why, as it does to the docker command.
    assert.match(session.text, /not found/);
  });
});
