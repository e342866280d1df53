import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createCall } from '../../src/shell/run/createBody.ts';
import { plainRun, type RunOptions } from '../../src/shell/run/runOptions.ts';
import { Failure } from '../../src/contract/failure.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { eventually } from '../helpers/eventually.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { Transcript } from '../helpers/transcript.ts';

const size = { columns: 80, rows: 24 };
/** Ctrl-P Ctrl-Q. */
const DETACH = '\u0010\u0011';

interface State {
  readonly State: { readonly Running: boolean; readonly ExitCode: number };
}

describe('attach', () => {
  let real: RealEngine;
  let engine: DockerEngine;

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  after(() => real.stop());

  const isRunning = async (name: string): Promise<boolean> => (await real.inspected<State>(name)).State.Running;

  test('a container with a terminal: output comes and input goes', async () => {
    const { id, name } = await real.container('tty', ['sh'], ['-it']);
    const session = new Transcript(await engine.attach(id, name, size));
    session.session.write('echo $((6 * 7)) 안녕 🐳\r');
    await session.shows('42 안녕 🐳');
    session.session.close();
  });

  test('Ctrl-P Ctrl-Q leaves: no exit code, and the container goes on', async () => {
    const { id, name } = await real.container('detached', ['sh'], ['-it']);
    for (let round = 0; round < 3; round += 1) {
      const session = new Transcript(await engine.attach(id, name, size));
      session.session.write(`echo round ${round}\r`);
      await session.shows(new RegExp(`^round ${round}\r$`, 'm'));
      session.session.write(DETACH);
      assert.deepEqual(await session.ended(), { exitCode: undefined });
      assert.equal(await isRunning(name), true);
    }
  });

  test('the keys may come one by one, as they are typed', async () => {
    const { id, name } = await real.container('keys', ['sh'], ['-it']);
    const session = new Transcript(await engine.attach(id, name, size));
    session.session.write('echo up\r');
    await session.shows(/^up\r$/m);
    for (const key of DETACH) session.session.write(key);
    assert.deepEqual(await session.ended(), { exitCode: undefined });
    assert.equal(await isRunning(name), true);
  });

  test('a Ctrl-P with something else behind it goes to the process', async () => {
    const { id, name } = await real.container('ctrlp', ['cat', '-v'], ['-it']);
    const session = new Transcript(await engine.attach(id, name, size));
    session.session.write('a\u0010b\r');
    await session.shows(/a\^Pb/);
    session.session.close();
  });

  test('the exit code comes when the process ends', async () => {
    const { id, name } = await real.container('ends', ['sh'], ['-it']);
    const session = new Transcript(await engine.attach(id, name, size));
    session.session.write('exit 9\r');
    assert.deepEqual(await session.ended(), { exitCode: 9 });
  });

  test('closing leaves the container running', async () => {
    const { id, name } = await real.container('left', ['sh'], ['-it']);
    const session = new Transcript(await engine.attach(id, name, size));
    session.session.write('echo up\r');
    await session.shows(/^up\r$/m);
    session.session.close();
    assert.deepEqual(await session.ended(), { exitCode: undefined });
    assert.equal(await isRunning(name), true);
  });

  test('its window has the size of ours', async () => {
    const { id, name } = await real.container('size', ['sh'], ['-it']);
    const session = new Transcript(await engine.attach(id, name, { columns: 132, rows: 43 }));
    await session.windowIs(43, 132);
    session.session.resize({ columns: 99, rows: 33 });
    await session.windowIs(33, 99);
    session.session.close();
  });

  test('a container without a terminal: both channels come as plain text', async () => {
    const script = 'while read line; do echo "out $line 안녕"; echo "err $line 🐳" >&2; done; exit 4';
    const { id, name } = await real.container('plain', ['sh', '-c', script], ['--interactive']);
    const session = new Transcript(await engine.attach(id, name, size));
    session.session.write('one\n');
    await session.shows('out one 안녕\n');
    await session.shows('err one 🐳\n');
    session.session.write('two\n');
    await session.shows('out two 안녕\n');
    assert.deepEqual(
      [...session.lines].sort(),
      ['out one 안녕', 'err one 🐳', ...session.lines.filter((line) => line.includes('two'))].sort(),
    );
    assert.ok(!/[\u0000-\u0008]/.test(session.text), 'headers of the frames are in the text');
    session.session.close();
  });

  test('a container without input can be watched; it ends with its exit code', async () => {
    const script = 'sleep 1; echo last words; exit 5';
    const { id, name } = await real.container('watched', ['sh', '-c', script]);
    const session = new Transcript(await engine.attach(id, name, size));
    assert.deepEqual(await session.ended(), { exitCode: 5 });
    assert.equal(session.text, 'last words\n');
  });

  test('large output of a container without a terminal arrives whole', async () => {
    const { id, name } = await real.container('large', ['sh', '-c', 'read go; seq 1 30000'], ['--interactive']);
    const session = new Transcript(await engine.attach(id, name, size));
    session.session.write('go\n');
    assert.deepEqual(await session.ended(), { exitCode: 0 });
    assert.deepEqual(
      session.lines,
      Array.from({ length: 30_000 }, (_, index) => String(index + 1)),
    );
  });

  describe('run -it', () => {
    const options = (change: Partial<RunOptions>): RunOptions => ({
      ...plainRun(IMAGE),
      mode: '-it',
      name: real.name('run'),
      command: ['sh'],
      ...change,
    });
    const run = async (change: Partial<RunOptions>): Promise<{ name: string; session: Transcript }> => {
      const wish = options(change);
      real.willRemove('rm', '--force', '--volumes', wish.name);
      return { name: wish.name, session: new Transcript(await engine.runInteractive(createCall(wish), size)) };
    };

    test('a shell works, and its exit code is known', async () => {
      const { name, session } = await run({ env: ['GREETING=안녕'] });
      await session.shows('# ');
      await session.windowIs(24, 80);
      session.session.write('echo $GREETING from $(hostname)\r');
      await session.shows(/^안녕 from [0-9a-f]{12}\r$/m);
      session.session.write('exit 3\r');
      assert.deepEqual(await session.ended(), { exitCode: 3 });
      assert.equal((await real.inspected<State>(name)).State.ExitCode, 3);
    });

    test('the first words are not lost, however quickly it ends', async () => {
      for (let round = 0; round < 10; round += 1) {
        const { session } = await run({ command: ['sh', '-c', `echo first words ${round}; exit ${round}`] });
        assert.deepEqual(await session.ended(), { exitCode: round });
        assert.equal(session.text, `first words ${round}\r\n`);
      }
    });

    test('with --rm the container is gone afterwards, and the exit code is known all the same', async () => {
      for (let round = 1; round <= 10; round += 1) {
        const { name, session } = await run({ removeAtExit: true, command: ['sh', '-c', `exit ${round}`] });
        assert.deepEqual(await session.ended(), { exitCode: round });
        await eventually(
          'the container is gone',
          async () => (await real.docker('ps', '--all', '--quiet', '--filter', `name=${name}`)) === '',
        );
      }
    });

    test('Ctrl-P Ctrl-Q leaves it running', async () => {
      const { name, session } = await run({});
      await session.shows('# ');
      session.session.write(DETACH);
      assert.deepEqual(await session.ended(), { exitCode: undefined });
      assert.equal(await isRunning(name), true);
    });

    test('an option that cannot be had is a failure with its reason, and no session', async () => {
      const failures: Record<string, Partial<RunOptions>> = {
        'image.gone': { image: 'dyt-no-such-image:1' },
        'container.commandNotFound': { command: ['no-such-program'] },
      };
      for (const [code, change] of Object.entries(failures)) {
        await assert.rejects(run(change), (thrown) => Failure.is(thrown) && thrown.code === code, code);
      }
    });
  });
});
