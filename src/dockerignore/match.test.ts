import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seeded } from '../../test/helpers/random.ts';
import { isValid, matches } from './match.ts';
import { parse } from './parse.ts';

function isOut(lines: readonly string[], path: string): boolean {
  return matches(parse(lines.join('\n')).patterns, path);
}

describe('parse', () => {
  it('takes lines as Docker takes them', () => {
    const { patterns, comments } = parse('\uFEFF# first\r\n\r\n  /a/b/ \r\n #no comment\n!  ./c/../d\nx//y\n/\n!');
    assert.deepEqual(
      patterns.map(({ raw, pattern, isException }) => [raw, pattern, isException]),
      [
        ['/a/b/', 'a/b', false],
        ['#no comment', '#no comment', false],
        ['!  ./c/../d', 'd', true],
        ['x//y', 'x/y', false],
        ['/', '/', false],
        ['!', '', true],
      ],
    );
    assert.deepEqual(
      comments.map(({ text }) => text),
      ['first'],
    );
  });

  it('says where they stand', () => {
    const text = '\uFEFF# c\r\n  a b  \r\n!한글 🐳';
    assert.deepEqual(
      parse(text).patterns.map(({ start, end }) => text.slice(start, end)),
      ['a b', '!한글 🐳'],
    );
    assert.deepEqual(
      parse(text).comments.map(({ start, end }) => text.slice(start, end)),
      ['# c'],
    );
  });
});

describe('matches', () => {
  const cases: readonly [readonly string[], string, boolean][] = [
    [['node_modules'], 'node_modules', true],
    [['node_modules'], 'node_modules/x/y.js', true],
    [['node_modules'], 'app/node_modules', false],
    [['**/node_modules'], 'app/node_modules/x', true],
    [['/dist/'], 'dist/a', true],
    [['*.md'], 'a.md', true],
    [['*.md'], 'docs/a.md', false],
    [['*.md', '!README.md'], 'README.md', false],
    [['!README.md', '*.md'], 'README.md', true],
    [['docs', '!docs/a.md'], 'docs/a.md', false],
    [['docs', '!docs/a.md'], 'docs/b.md', true],
    [['*', '!src/**'], 'src/a/b', false],
    [['*', '!src', 'src/secret'], 'src/secret', true],
    [['a**/*.txt'], 'a/b/c/file.txt', true],
    [['a/*.txt**'], 'a/file.txt', true],
    [['**file'], 'dir/myfile', true],
    [['**/file'], 'dir/myfile', false],
    [['abc/**'], 'abc', false],
    [['a?c'], 'a/c', false],
    [['a?c'], 'a🐳c', true],
    [['a[b-d]e'], 'ace', true],
    [['a[^b-d]e'], 'ace', false],
    [['a\\*b'], 'a*b', true],
    [['a\\*b'], 'axb', false],
    [['한글/*.md'], '한글/읽기.md', true],
    [['.*'], '.git', true],
    [['.*'], 'git', false],
    [['**/**/*.txt'], 'file.txt', true],
    [['a.b'], 'axb', false],
    [[], 'a', false],
    [['[', 'a'], 'a', true],
  ];
  for (const [lines, path, expected] of cases) {
    it(`${lines.join(' ')}: ${path}`, () => assert.equal(isOut(lines, path), expected));
  }

  it('knows what Docker refuses', () => {
    const bad = ['[', '[^', 'a[b', '[]a]', '[-]', '[x-]', '[a-b-c]', 'a\\', '!', '[z-a]'];
    for (const pattern of bad) assert.ok(!parse(pattern).patterns.every(isValid), pattern);
    const good = ['[a]', '[\\]a]', '[\\-x]', '[^a-z]', 'a]', '**', '/'];
    for (const pattern of good) assert.ok(parse(pattern).patterns.every(isValid), pattern);
  });

  it('agrees with a regular expression made of each pattern', (test) => {
    const { random, seed } = seeded(test);
    const text = (from: readonly string[], most: number): string =>
      Array.from({ length: random.int(1, most) }, () => random.pick(from)).join('');
    let out = 0;
    for (let round = 0; round < 4000; round += 1) {
      const lines = Array.from({ length: random.int(1, 3) }, () =>
        text(['a', 'b', '/', '*', '**', '**/', '?', '.', '[ab]', '[^a]', '!'], 6).replace(/(?!^)!/g, ''),
      );
      const path =
        text(['a', 'b', 'ab', '.', '/'], 7)
          .replace(/\/+/g, '/')
          .replace(/^\/|\/$/g, '') || 'a';
      const expected = naive(lines, path);
      assert.equal(isOut(lines, path), expected, `${JSON.stringify(lines)} on ${path}, seed ${seed}`);
      out += expected ? 1 : 0;
    }
    assert.ok(out > 400, `only ${out} paths were out`);
  });

  it('takes no longer for what makes others search for ever', () => {
    const start = performance.now();
    isOut(['a*'.repeat(200), `**/${'*a'.repeat(200)}`], 'a'.repeat(2000));
    assert.ok(performance.now() - start < 2000);
  });
});

/** Every pattern as a regular expression, for each folder of the path. */
function naive(lines: readonly string[], path: string): boolean {
  let isOutNow = false;
  const parts = path.split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  for (const { pattern, isException } of parse(lines.join('\n')).patterns) {
    if (pattern === '' || isException !== isOutNow) continue;
    const shape = new RegExp(`^${expression(pattern)}$`, 'su');
    if (paths.some((candidate) => shape.test(candidate))) isOutNow = !isException;
  }
  return isOutNow;
}

function expression(pattern: string): string {
  if (/^\*\*[^*?[\]\\]*$/.test(pattern) && !pattern.startsWith('**/'))
    return `.*${pattern.slice(2).replaceAll('.', '\\.')}`;
  return pattern.replace(/\*\*\/?$|\*\*\/?|\*|\?|\./g, (sign, at: number) => {
    if (sign.startsWith('**')) return at + sign.length === pattern.length ? '.*' : '(.*/)?';
    return sign === '*' ? '[^/]*' : sign === '?' ? '[^/]' : '\\.';
  });
}
