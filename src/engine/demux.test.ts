import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { Demultiplexer } from './demux.ts';

/** A frame as the engine makes it: channel, three zeros, length (big endian), payload. */
function frame(channel: number, payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload);
  const header = Buffer.alloc(8);
  header.writeUInt8(channel, 0);
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

/** What comes out on each channel. */
function outputs(chunks: readonly Buffer[]): Record<number, string> {
  const parts: Record<number, Buffer[]> = {};
  const demultiplexer = new Demultiplexer((payload, channel) => (parts[channel] ??= []).push(Buffer.from(payload)));
  for (const chunk of chunks) demultiplexer.push(chunk);
  return Object.fromEntries(Object.entries(parts).map(([channel, list]) => [channel, Buffer.concat(list).toString()]));
}

describe('Demultiplexer', () => {
  const stream = Buffer.concat([
    frame(1, 'first line\n'),
    frame(2, '오류: 없음\n'),
    frame(1, ''),
    frame(1, 'x'.repeat(300)),
    frame(2, '🐳'),
  ]);
  const expected = { 1: `first line\n${'x'.repeat(300)}`, 2: '오류: 없음\n🐳' };

  it('tells the channels apart', () => assert.deepEqual(outputs([stream]), expected));

  it('does so at whichever byte the stream is cut', () => {
    for (let cut = 0; cut <= stream.length; cut += 1) {
      assert.deepEqual(outputs([stream.subarray(0, cut), stream.subarray(cut)]), expected, `cut at ${cut}`);
    }
    assert.deepEqual(outputs([...stream].map((byte) => Buffer.from([byte]))), expected, 'cut everywhere');
  });

  it('hands on a payload as far as it is there, without waiting for the rest', () => {
    const whole = frame(1, 'abcdef');
    assert.deepEqual(outputs([whole.subarray(0, 11)]), { 1: 'abc' });
  });

  it('uses all four bytes of the length', () => {
    const payload = Buffer.alloc(0x01_02_03, 'x');
    assert.equal(outputs([frame(1, payload), frame(2, 'end')])[2], 'end');
  });

  it('keeps the order of what it hands on', () => {
    const order: string[] = [];
    const demultiplexer = new Demultiplexer((payload, channel) => order.push(`${channel}:${payload.toString()}`));
    demultiplexer.push(Buffer.concat([frame(1, 'a'), frame(2, 'b'), frame(1, 'c')]));
    assert.deepEqual(order, ['1:a', '2:b', '1:c']);
  });

  // One call per frame would be 200,000 calls deep here.
  it('takes 200,000 frames in one chunk', () => {
    const one = frame(1, '.');
    const chunk = Buffer.alloc(one.length * 200_000, one);
    assert.equal(outputs([chunk])[1]?.length, 200_000);
  });

  it('gives back what went in, however it is framed and cut', (test) =>
    property(test, 200, (random) => {
      const sent: Record<number, string> = {};
      const frames = random.list(12, () => {
        const channel = random.pick([1, 2]);
        const text = random.text(['a', '한', '🐳', '\n', '\u0001'], 40);
        if (text !== '') sent[channel] = (sent[channel] ?? '') + text;
        return frame(channel, text);
      });
      const bytes = Buffer.concat(frames);
      const chunks: Buffer[] = [];
      for (let at = 0; at < bytes.length; ) {
        const end = at + random.int(1, 30);
        chunks.push(bytes.subarray(at, end));
        at = end;
      }
      assert.deepEqual(outputs(chunks), sent);
    }));
});
