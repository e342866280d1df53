import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fill } from '../contract/localized.ts';
import { completions } from './completion.ts';
import { hover } from './describe.ts';
import { findings } from './findings.ts';
import { parse } from './parse.ts';

describe('hover in .dockerignore', () => {
  const cases: readonly [string, RegExp, RegExp][] = [
    ['*', /^Leaves out everything/, /빌드 컨텍스트의 모든 것/],
    ['node_modules', /`node_modules`, counted from the top/, /맨 위에서 시작하는 `node_modules`/],
    ['**/dist', /`dist` in any folder/, /어느 폴더에 있든 `dist`/],
    ['docs/**', /everything in `docs`, but not/, /`docs` 안의 모든 것/],
    ['*.md', /end in `\.md` at the top/, /`\.md`\(으\)로 끝나는/],
    ['**/*.md', /end in `\.md` in any folder/, /어느 폴더에 있든 이름이/],
    ['a?[b-d]/\\*', /what fits `a\?\[b-d\]\/\\\*`[^]*one character[^]*one of these[^]*as it is/, /아무 글자 하나/],
    ['!README.md', /^Keeps `README\.md`/, /다시 넣습니다/],
    ['[', /the build fails/, /빌드가 실패/],
  ];
  for (const [pattern, en, ko] of cases) {
    it(pattern, () => {
      const found = hover(parse(`# c\r\n${pattern}\r\n`), 5);
      assert.match(found?.text.en ?? '', en);
      assert.match(found?.text.ko ?? '', ko);
      assert.deepEqual(found?.span, { start: 5, end: 5 + pattern.length });
    });
  }

  it('counts, and says nothing elsewhere', () => {
    const file = parse('# c\na');
    assert.match(hover(file, 4, () => 3)?.text.en ?? '', /Files that fit: 3\.$/);
    assert.equal(hover(file, 1), undefined);
  });
});

describe('findings in .dockerignore', () => {
  const paths = ['a/b/c.txt', 'a/d.md', 'README.md', 'x.txt'];
  const cases: readonly [string, string[], string[]][] = [
    ['a\n[\n!', ['invalid', 'invalid'], ['invalid', 'invalid']],
    ['a\na', ['needless'], ['needless']],
    ['a\na/b', ['needless'], ['needless']],
    ['*\nx.txt', ['needless'], ['needless']],
    ['*\n!a\na/b', [], []],
    ['!a\nx.txt', ['no-effect'], ['no-effect']],
    ['*.md\n!x.txt', [], ['no-effect']],
    ['nothing', [], ['matches-nothing']],
    ['*.md\nREADME.md', [], ['needless']],
    ['a\n!a', [], ['shadowed']],
    ['*\n!a', [], []],
  ];
  for (const [text, alone, withPaths] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(
        findings(parse(text)).map(({ code }) => code),
        alone,
      );
      assert.deepEqual(
        findings(parse(text), paths).map(({ code }) => code),
        withPaths,
      );
    });
  }

  it('name the pattern', () => {
    const [found] = findings(parse('nothing'), paths);
    assert.equal(found && fill(found.message.en, found.arguments), 'Nothing in the build context fits nothing.');
    assert.deepEqual([found?.start, found?.end], [0, 7]);
  });
});

describe('completion in .dockerignore', () => {
  const paths = ['src/a.ts', 'src/sub/b.ts', 'README.md', '한글/파일'];
  const cases: readonly [string, string[]][] = [
    ['', ['README.md', 'src/', '한글/']],
    ['s', ['src/']],
    ['!src/', ['a.ts', 'sub/']],
    ['/src/s', ['sub/']],
    ['**/s', ['src/', 'sub/']],
    ['x\r\n한', ['한글/']],
    ['# s', []],
    ['none/', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      const found = completions(parse(text), text.length, paths);
      assert.deepEqual(
        found.map(({ label }) => label),
        expected,
      );
      for (const { span } of found) assert.ok(span.start <= span.end && span.end === text.length);
    });
  }
});

it('nothing throws on any prefix', () => {
  const text = '\uFEFF# 주석\r\n**/a[b-d]?\\*\r\n!한글/🐳\n  /x/../y/ \n[\n!\n*';
  for (let end = 0; end <= text.length; end += 1) {
    const file = parse(text.slice(0, end));
    hover(file, end);
    completions(file, end, ['a']);
    for (const found of findings(file, ['a', '한글/🐳'])) assert.ok(found.start <= found.end && found.end <= end);
  }
});
