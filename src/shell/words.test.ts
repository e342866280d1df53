import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { property, type Random } from '../../test/helpers/random.ts';
import { joinWords, quoteAround, splitWords } from './words.ts';

describe('splitWords', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['', []],
    ['   ', []],
    ['one', ['one']],
    ['one two', ['one', 'two']],
    ['  one \t two\n', ['one', 'two']],
    ["'one two'", ['one two']],
    ['"one two"', ['one two']],
    ['a"b c"d', ['ab cd']],
    ['a\'b\'"c"', ['abc']],
    ["''", ['']],
    ['""', ['']],
    ["a '' b", ['a', '', 'b']],
    ['one\\ two', ['one two']],
    ['\\"', ['"']],
    ["\\'", ["'"]],
    ['\\\\', ['\\']],
    ["'\\'", ['\\']],
    ["'a\\n'", ['a\\n']],
    ['"a\\"b"', ['a"b']],
    ['"a\\\\b"', ['a\\b']],
    ['"a\\nb"', ['a\\nb']],
    ['"it\'s"', ["it's"]],
    ['\'say "hi"\'', ['say "hi"']],
    // Nothing of these is obeyed: they are characters like any other.
    [
      '$HOME $(id) `id` ; rm -rf * | tee > x &',
      ['$HOME', '$(id)', '`id`', ';', 'rm', '-rf', '*', '|', 'tee', '>', 'x', '&'],
    ],
    ['# no comment', ['#', 'no', 'comment']],
    ['~ {a,b} !!', ['~', '{a,b}', '!!']],
    ['"$HOME"', ['$HOME']],
    ['인사="안녕 하세요" 🐳', ['인사=안녕 하세요', '🐳']],
  ];
  for (const [line, words] of cases) {
    it(JSON.stringify(line), () => assert.deepEqual(splitWords(line), { words }));
  }

  const problems: readonly [string, string][] = [
    ["'", 'A quote is opened but not closed.'],
    ['a "b', 'A quote is opened but not closed.'],
    ['"a\\"', 'A quote is opened but not closed.'],
    ["'it'\\''s", 'A quote is opened but not closed.'],
    ['a\\', 'The line ends in a backslash with nothing behind it.'],
  ];
  for (const [line, problem] of problems) {
    it(`${JSON.stringify(line)} is a problem`, () => {
      const split = splitWords(line);
      assert.ok('problem' in split);
      assert.equal(split.problem.en, problem);
      assert.match(split.problem.ko, /[가-힣]/);
    });
  }
});

describe('joinWords', () => {
  const cases: readonly [readonly string[], string][] = [
    [[], ''],
    [['run', '-d', '--name', 'web', 'nginx:alpine'], 'run -d --name web nginx:alpine'],
    [['A=1', 'a@b', '50%', 'x+y', '/a,b/c.d_e'], 'A=1 a@b 50% x+y /a,b/c.d_e'],
    [[''], "''"],
    [['two words'], "'two words'"],
    [["it's"], "'it'\\''s'"],
    [['$HOME'], "'$HOME'"],
    [['a;b'], "'a;b'"],
    [['~'], "'~'"],
    [['웹'], "'웹'"],
    [['a\nb'], "'a\nb'"],
    [['safe\n'], "'safe\n'"],
  ];
  for (const [words, line] of cases) it(line, () => assert.equal(joinWords(words), line));
});

const alphabet = [
  'a',
  '-',
  '=',
  ' ',
  "'",
  '"',
  '\\',
  '$',
  '(',
  ')',
  ';',
  '`',
  '*',
  '~',
  '!',
  '#',
  '\n',
  '\t',
  '한',
  '🐳',
  '\u0301',
];
const anyWords = (random: Random): string[] => random.list(6, () => random.text(alphabet, 8));

describe('the two together', () => {
  it('splitWords reads exactly the words that joinWords wrote', (test) =>
    property(test, 2000, (random) => {
      const words = anyWords(random);
      assert.deepEqual(splitWords(joinWords(words)), { words });
    }));

  // One shell for all of them: a hundred lines, each printed with a mark of its own.
  it('so does a POSIX shell', (test) =>
    property(test, 4, (random) => {
      const lists = Array.from({ length: 100 }, () => anyWords(random));
      const script = lists.map((words) => `show ${joinWords(words)}`).join('\n');
      const shell = `show() { for word in "$@"; do printf 'w%s\\0' "$word"; done; printf 'end\\0'; }\n${script}\n`;
      const printed = execFileSync('/bin/sh', ['-c', shell], { encoding: 'utf8', env: {} });
      const expected = lists.flatMap((words) => [...words.map((word) => `w${word}`), 'end']);
      assert.deepEqual(printed.split('\0').slice(0, -1), expected);
    }));

  it('splitWords reads what a person quotes as a POSIX shell does, where nothing is expanded', (test) =>
    property(test, 4, (random) => {
      const pieces = ['a', 'b ', "'x y'", '"x y"', "'it'", '\\ ', "\\'", '\\"', ' ', '한', "''", '""', '"\\""'];
      const lines = Array.from({ length: 100 }, () => random.text(pieces, 8));
      const shell = `show() { for word in "$@"; do printf 'w%s\\0' "$word"; done; printf 'end\\0'; }\n${lines.map((line) => `show ${line}`).join('\n')}\n`;
      const printed = execFileSync('/bin/sh', ['-c', shell], { encoding: 'utf8', env: {} });
      const expected = lines.flatMap((line) => {
        const split = splitWords(line);
        assert.ok('words' in split, line);
        return [...split.words.map((word) => `w${word}`), 'end'];
      });
      assert.deepEqual(printed.split('\0').slice(0, -1), expected);
    }));

  it('no line makes splitWords throw', (test) =>
    property(test, 2000, (random) => {
      const split = splitWords(random.text(alphabet, 20));
      assert.ok('words' in split || 'problem' in split);
    }));
});

it('quoteAround', () => {
  const line = `a 'b "c' "d \\" 'e" f`;
  const around = (letter: string): string => quoteAround(line, line.indexOf(letter));
  assert.deepEqual(Array.from('abcdef', around), ['', "'", "'", '"', '"', '']);
});
