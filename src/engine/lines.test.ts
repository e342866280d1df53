import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { LineReader } from './lines.ts';

/** The lines of these chunks. */
function linesOf(chunks: readonly Buffer[]): string[] {
  const lines: string[] = [];
  const reader = new LineReader((line) => lines.push(line));
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return lines;
}

describe('LineReader', () => {
  const cases: readonly [string, string[], string[]][] = [
    ['two lines in a chunk', ['a\nb\n'], ['a', 'b']],
    ['a line in three chunks', ['a', 'b', 'c\n'], ['abc']],
    ['the line end alone', ['a', '\n', 'b', '\n'], ['a', 'b']],
    ['CRLF, also cut in between', ['a\r\nb\r', '\nc'], ['a', 'b', 'c']],
    ['a carriage return inside a line stays', ['a\rb\n'], ['a\rb']],
    ['empty lines say nothing', ['\n\na\n\r\n\n'], ['a']],
    ['the last line needs no end', ['a\nb'], ['a', 'b']],
    ['nothing', [], []],
    ['empty chunks', ['', 'a', '', '\n'], ['a']],
  ];
  for (const [name, chunks, lines] of cases) {
    it(name, () => assert.deepEqual(linesOf(chunks.map((chunk) => Buffer.from(chunk))), lines));
  }

  it('tells of a line as soon as it is complete', () => {
    const lines: string[] = [];
    const reader = new LineReader((line) => lines.push(line));
    reader.push(Buffer.from('first\nsec'));
    assert.deepEqual(lines, ['first']);
    reader.push(Buffer.from('ond\n'));
    assert.deepEqual(lines, ['first', 'second']);
  });

  it('keeps Korean and emoji whole, at whichever byte the stream is cut', () => {
    const lines = ['{"이름":"웹 서버"}', '🐳👩‍👩‍👧 고래', 'é😀'];
    const bytes = Buffer.from(`${lines.join('\r\n')}\n`);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      assert.deepEqual(linesOf([bytes.subarray(0, cut), bytes.subarray(cut)]), lines, `cut at ${cut}`);
    }
    assert.deepEqual(linesOf([...bytes].map((byte) => Buffer.from([byte]))), lines, 'cut everywhere');
  });

  it('reads the same lines however the stream is cut', (test) =>
    property(test, 300, (random) => {
      const text = random.text(['a', '한', '🐳', '\n', '\r\n', ' ', '\u0000'], 60);
      const bytes = Buffer.from(text);
      const chunks: Buffer[] = [];
      for (let at = 0; at < bytes.length; ) {
        const end = at + random.int(1, 9);
        chunks.push(bytes.subarray(at, end));
        at = end;
      }
      assert.deepEqual(
        linesOf(chunks),
        text.split(/\r?\n/).filter((line) => line !== ''),
      );
    }));

  it('survives bytes that are no UTF-8', () => {
    assert.deepEqual(linesOf([Buffer.from([0xff, 0x61, 0x0a, 0xed, 0x95])]), ['\ufffda', '\ufffd']);
  });
});
