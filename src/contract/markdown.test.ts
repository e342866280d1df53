import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOSTILE } from '../../test/helpers/hostile.ts';
import { readMarkdown } from '../../test/helpers/markdown.ts';
import { property } from '../../test/helpers/random.ts';
import { code, escaped } from './markdown.ts';

/** The text as one line without control characters and direction marks, which is all that may differ. */
function shown(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

describe('code', () => {
  const cases: readonly [string, string][] = [
    ['plain', '`plain`'],
    ['', ''],
    ['a`b', '`` a`b ``'],
    ['``', '``` `` ```'],
    ['`', '`` ` ``'],
    [' a', '`  a `'],
    ['a\nb', '`a b`'],
    ['a\u0007b', '`a\ufffdb`'],
    ['한글 🐳', '`한글 🐳`'],
  ];
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.equal(code(text), expected));
});

describe('escaped', () => {
  const cases: readonly [string, string][] = [
    ['plain words', 'plain words'],
    ['', ''],
    ['*', '&#42;'],
    ['a\nb', 'a b'],
    ['한글 🐳', '한글 🐳'],
  ];
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.equal(escaped(text), expected));
});

describe('what a stranger wrote, read by a Markdown parser', () => {
  for (const text of HOSTILE) {
    it(`${JSON.stringify(text).slice(0, 60)} stays text`, () => {
      const read = readMarkdown(`before ${escaped(text)} between ${code(text)} after`);
      assert.deepEqual(read.strange, []);
      assert.deepEqual(
        read.codes,
        [shown(text)].filter((inline) => inline !== ''),
      );
      assert.equal(read.text, `before ${shown(text)} between  after`.replace(/ {2,}/g, ' '));
    });
  }

  it('so does anything else', (test) =>
    property(test, 3000, (random) => {
      const marks = [
        ...Array.from('`*_{}[]()#+-.!|<>~&$^:@\\/"\'=; '),
        '\n',
        '&amp;',
        '&#42;',
        'www.x.yz',
        'a@b.cd',
        'http://x.yz',
        '한',
        '1',
      ];
      const text = random.text(marks, 12);
      const read = readMarkdown(`before ${escaped(text)} between ${code(text)} after`);
      assert.deepEqual(read.strange, [], text);
      assert.equal(read.text, `before ${shown(text)} between  after`.replace(/ {2,}/g, ' '), text);
      assert.deepEqual(read.codes, shown(text) === '' ? [] : [shown(text)], text);
    }));
});

describe('very long texts', () => {
  for (const [name, piece] of [
    ['letters', 'x'],
    ['backticks', '`'],
    ['stars', '*'],
    ['emoji', '🐳'],
    ['Korean', '한'],
  ] as const) {
    it(`${name} are cut, and not in the middle of a character`, () => {
      for (const offset of ['', 'a']) {
        const long = offset + piece.repeat(10_000);
        const read = readMarkdown(`${escaped(long)} ${code(long)}`);
        assert.deepEqual(read.strange, []);
        const [inline = ''] = read.codes;
        assert.ok(inline.length <= 301 && inline.endsWith('…'), String(inline.length));
        assert.ok(long.startsWith(inline.slice(0, -1)), 'cut inside a character');
        assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(inline), 'half a character');
      }
    });
  }
});
