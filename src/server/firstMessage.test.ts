import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { answerOnChannel, answerOnStreams, type Channel } from './firstMessage.ts';

const framed = (message: object | string): Buffer => {
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  return Buffer.from(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};
const first = { jsonrpc: '2.0', id: 7, method: 'initialize', params: { locale: '한국어 🐳' } };
const second = { jsonrpc: '2.0', method: 'initialized', params: {} };

/** Answers what has an id with the message itself. */
const echo = (message: unknown): object | undefined =>
  (message as { id?: number }).id === undefined ? undefined : { answer: message };

/** What the next listener reads of pieces that were written one by one, and what was answered. */
async function streamed(pieces: readonly Buffer[]): Promise<{ read: string; answered: string; isAnswered: boolean }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let read = '';
  const going = new Promise<boolean>((resolve) => {
    answerOnStreams(input, output, echo, async (isAnswered) => {
      await new Promise(setImmediate);
      input.on('data', (chunk: Buffer) => (read += chunk.toString('latin1')));
      resolve(isAnswered);
    });
  });
  for (const piece of pieces) {
    input.write(piece);
    await new Promise(setImmediate);
  }
  const isAnswered = await going;
  input.end();
  await once(input, 'end');
  return { read: Buffer.from(read, 'latin1').toString(), answered: String(output.read() ?? ''), isAnswered };
}

describe('the first message on streams', () => {
  const all = Buffer.concat([framed(first), framed(second)]);

  it('is answered, and everything is there for the next reader', async () => {
    const { read, answered, isAnswered } = await streamed([all]);
    assert.equal(isAnswered, true);
    assert.equal(answered, framed({ answer: first }).toString());
    assert.equal(read, all.toString());
  });

  it('may be cut anywhere', async () => {
    for (let cut = 1; cut < all.length; cut += 1) {
      const { read, answered } = await streamed([all.subarray(0, cut), all.subarray(cut)]);
      assert.equal(answered, framed({ answer: first }).toString(), String(cut));
      assert.equal(read, all.toString(), String(cut));
    }
  });

  const others: readonly [string, Buffer][] = [
    ['another message', framed(second)],
    ['no JSON', framed('{"id":')],
    ['a header without a length', Buffer.from('Content-Type: x\r\n\r\n{}')],
    ['no header at all', Buffer.from('x'.repeat(2_000))],
  ];
  for (const [what, bytes] of others) {
    it(`${what} is left to the next reader`, async () => {
      const { read, answered, isAnswered } = await streamed([bytes]);
      assert.equal(isAnswered, false);
      assert.equal(answered, '');
      assert.equal(read, bytes.toString());
    });
  }
});

describe('the first message on a channel', () => {
  /** A channel to itself. */
  class Pipe extends EventEmitter {
    readonly sent: unknown[] = [];
    send(message: unknown, done: () => void): boolean {
      this.sent.push(message);
      setImmediate(done);
      return true;
    }
  }

  it('is answered, and told again to the next listener, in order', async () => {
    const pipe = new Pipe();
    const heard: unknown[] = [];
    const going = new Promise<boolean>((resolve) => {
      answerOnChannel(pipe as unknown as Channel, echo, async (isAnswered) => {
        await new Promise(setImmediate);
        pipe.on('message', (message) => heard.push(message));
        resolve(isAnswered);
      });
    });
    pipe.emit('message', first);
    pipe.emit('message', second);
    assert.equal(await going, true);
    await new Promise(setImmediate);
    pipe.emit('message', 'third');
    assert.deepEqual(pipe.sent, [{ answer: first }]);
    assert.deepEqual(heard, [first, second, 'third']);
  });

  it('is left to the next listener when it is another', async () => {
    const pipe = new Pipe();
    const heard: unknown[] = [];
    answerOnChannel(pipe as unknown as Channel, echo, (isAnswered) => {
      assert.equal(isAnswered, false);
      pipe.on('message', (message) => heard.push(message));
      return Promise.resolve();
    });
    pipe.emit('message', second);
    await new Promise(setImmediate);
    assert.deepEqual(pipe.sent, []);
    assert.deepEqual(heard, [second]);
  });
});
