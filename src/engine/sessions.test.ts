import assert from 'node:assert/strict';
import { Duplex, PassThrough, Readable } from 'node:stream';
import { describe, it } from 'node:test';
import type { SessionEnd } from '../contract/engine.ts';
import { Deferred, settled } from '../../test/helpers/fakeClock.ts';
import { openSession, type SessionParts } from './sessions.ts';

interface Told {
  readonly output: string[];
  readonly ends: SessionEnd[];
  closed: number;
}

/** Opens a session on a stream of our own and writes down what its listeners are told. */
function open(
  stream: Readable | Duplex,
  parts: Partial<SessionParts> = {},
): ReturnType<typeof openSession> & { told: Told } {
  const told: Told = { output: [], ends: [], closed: 0 };
  const session = openSession({
    stream,
    raw: true,
    exitCode: () => Promise.resolve(0),
    onClosed: () => (told.closed += 1),
    ...parts,
  });
  return { ...session, told };
}

function listen(session: ReturnType<typeof open>): void {
  session.onOutput((chunk) => session.told.output.push(chunk.toString()));
  session.onEnd((end) => session.told.ends.push(end));
}

describe('the output of a session', () => {
  it('that came before anybody listened is kept, in order, and told once', async () => {
    const stream = new PassThrough();
    const session = open(stream);
    stream.write('early 1 ');
    stream.write('early 2 ');
    await settled();
    listen(session);
    stream.write('later');
    await settled();
    assert.deepEqual(session.told.output, ['early 1 ', 'early 2 ', 'later']);
  });

  it('is kept also when the session has ended by then', async () => {
    const stream = new PassThrough();
    const session = open(stream, { exitCode: () => Promise.resolve(3) });
    stream.end('last words');
    await settled();
    listen(session);
    assert.deepEqual(session.told.output, ['last words']);
    assert.deepEqual(session.told.ends, [{ exitCode: 3 }]);
  });

  it('is not taken any further while nobody listens, and comes whole to who does', async () => {
    let made = 0;
    const stream = new Readable({
      read() {
        made += 1;
        this.push(made > 200 ? null : Buffer.alloc(65_536, 'x'));
      },
    });
    const session = open(stream);
    await settled();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(made < 40, `${made} chunks were asked for`);
    let bytes = 0;
    session.onOutput((chunk) => (bytes += chunk.length));
    await new Promise<void>((resolve) => session.onEnd(() => resolve()));
    assert.equal(bytes, 200 * 65_536);
  });

  it('goes to every listener', async () => {
    const stream = new PassThrough();
    const session = open(stream);
    const second: string[] = [];
    listen(session);
    session.onOutput((chunk) => second.push(chunk.toString()));
    stream.write('x');
    await settled();
    assert.deepEqual([session.told.output, second], [['x'], ['x']]);
  });

  it('is taken out of its frames when there is no TTY', async () => {
    const stream = new PassThrough();
    const session = open(stream, { raw: false });
    listen(session);
    stream.write(Buffer.from([1, 0, 0, 0, 0, 0, 0, 2, 0x6f, 0x6b]));
    await settled();
    assert.deepEqual(session.told.output, ['ok']);
  });

  it('is left as it is when there is one', async () => {
    const stream = new PassThrough();
    const session = open(stream, { raw: true });
    listen(session);
    stream.write(Buffer.from([1, 0, 0, 0, 0, 0, 0, 2, 0x6f, 0x6b]));
    await settled();
    assert.deepEqual(session.told.output, ['\u0001\0\0\0\0\0\0\u0002ok']);
  });
});

describe('the end of a session', () => {
  const broken = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

  const cases: readonly [string, (stream: Duplex) => void, () => Promise<number | undefined>, SessionEnd][] = [
    ['the process ended', (stream) => stream.end(), () => Promise.resolve(0), { exitCode: 0 }],
    ['it ended badly', (stream) => stream.end(), () => Promise.resolve(137), { exitCode: 137 }],
    [
      'we were detached: it goes on',
      (stream) => stream.end(),
      () => Promise.resolve(undefined),
      { exitCode: undefined },
    ],
    [
      'the connection broke and it goes on',
      (stream) => stream.destroy(broken),
      () => Promise.resolve(undefined),
      { exitCode: undefined, failure: broken },
    ],
    [
      'the connection broke with the engine, which nobody can ask any more',
      (stream) => stream.destroy(broken),
      () => Promise.reject(new Error('connect ENOENT')),
      { exitCode: undefined, failure: broken },
    ],
    [
      'the connection broke, yet the process is known to have ended',
      (stream) => stream.destroy(broken),
      () => Promise.resolve(1),
      { exitCode: 1 },
    ],
    [
      'the stream ended well and the exit code cannot be had',
      (stream) => stream.end(),
      () => Promise.reject(broken),
      { exitCode: undefined, failure: broken },
    ],
    [
      'the stream was closed without an end',
      (stream) => stream.destroy(),
      () => Promise.resolve(undefined),
      { exitCode: undefined },
    ],
  ];
  for (const [name, act, exitCode, expected] of cases) {
    it(name, async () => {
      const stream = new PassThrough();
      const session = open(stream, { exitCode });
      listen(session);
      act(stream);
      await settled();
      assert.deepEqual(session.told.ends, [expected]);
      assert.equal(session.told.closed, 1);
    });
  }

  it('is told once, whatever the stream says after its error', async () => {
    const stream = new PassThrough();
    const session = open(stream, { exitCode: () => Promise.resolve(undefined) });
    listen(session);
    stream.emit('error', broken);
    stream.emit('end');
    stream.emit('close');
    await settled();
    assert.deepEqual(session.told.ends, [{ exitCode: undefined, failure: broken }]);
  });

  it('comes after all output, although the exit code is asked for in between', async () => {
    const stream = new PassThrough();
    const order: string[] = [];
    const exitCode = new Deferred<number>();
    const session = open(stream, { exitCode: () => exitCode.promise });
    session.onOutput((chunk) => order.push(chunk.toString()));
    session.onEnd(() => order.push('end'));
    stream.end('last words');
    await settled();
    assert.deepEqual(order, ['last words']);
    exitCode.resolve(0);
    await settled();
    assert.deepEqual(order, ['last words', 'end']);
  });
});

/** A connection whose two directions a test can see: what was written, and whether it was closed. */
function connection(): { stream: Duplex; written: string[] } {
  const written: string[] = [];
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString());
      done();
    },
  });
  return { stream, written };
}

describe('what goes into a session', () => {
  it('is written to the stream', () => {
    const { stream, written } = connection();
    open(stream).write('ls\r');
    assert.deepEqual(written, ['ls\r']);
  });

  it('is dropped when the session is over, or takes no input', () => {
    const { stream, written } = connection();
    const session = open(stream);
    stream.destroy();
    session.write('too late');
    assert.deepEqual(written, []);
    open(new Readable({ read: () => undefined })).write('to a log');
  });

  it('a size goes to the engine, whose refusal does not matter', async () => {
    const sizes: unknown[] = [];
    const resize = async (size: unknown): Promise<void> => {
      sizes.push(size);
      throw new Error('no such exec');
    };
    open(connection().stream, { resize }).resize({ columns: 100, rows: 30 });
    await settled();
    assert.deepEqual(sizes, [{ columns: 100, rows: 30 }]);
    open(connection().stream).resize({ columns: 1, rows: 1 });
  });
});

describe('closing a session', () => {
  it('closes the connection at once when there is nothing to say', () => {
    const { stream, written } = connection();
    open(stream).close();
    assert.equal(stream.destroyed, true);
    assert.deepEqual(written, []);
  });

  it('says goodbye first, bit by bit, and gives the process a moment after each', (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] });
    const { stream, written } = connection();
    open(stream, { goodbye: ['\u0003', '\u0004'] }).close();
    assert.deepEqual(written, ['\u0003']);
    test.mock.timers.tick(150);
    assert.deepEqual(written, ['\u0003', '\u0004']);
    assert.equal(stream.destroyed, false);
    test.mock.timers.tick(150);
    assert.equal(stream.destroyed, true);
    assert.deepEqual(written, ['\u0003', '\u0004']);
  });

  it('says no more once the process has ended', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] });
    const { stream, written } = connection();
    open(stream, { goodbye: ['\u0003', '\u0004'] }).close();
    stream.push(null);
    stream.resume();
    await settled();
    test.mock.timers.tick(150);
    assert.deepEqual(written, ['\u0003']);
    assert.equal(stream.destroyed, true);
  });

  it('that takes no input needs no goodbye', () => {
    const stream = new Readable({ read: () => undefined });
    open(stream, { goodbye: ['\u0003'] }).close();
    assert.equal(stream.destroyed, true);
  });

  it('tells of the end, without an exit code while the process goes on', async () => {
    const session = open(connection().stream, { exitCode: () => Promise.resolve(undefined) });
    listen(session);
    session.close();
    await settled();
    assert.deepEqual(session.told.ends, [{ exitCode: undefined }]);
    assert.equal(session.told.closed, 1);
  });
});
