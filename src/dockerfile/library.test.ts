import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from '../notes/page.ts';
import { analyse, check, ExpansionError, expandWord, format, hover, parse } from './library.ts';

describe('the library', () => {
  it('parses', () => {
    const parsed = parse('# escape=`\n# why\nFROM a\nONBUILD COPY --link <<E /x\n한\nE\nENV A="b" C=d\nCMD ["a b"]');
    assert.deepEqual(parsed.directives, [
      { name: 'escape', value: '`', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } } },
    ]);
    assert.equal(parsed.escape, '`');
    const [from, onbuild, env, cmd] = parsed.instructions;
    assert.deepEqual(from, {
      keyword: 'FROM',
      flags: [],
      args: ['a'],
      json: false,
      heredocs: [],
      onbuild: undefined,
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 6 } },
      comments: ['why'],
    });
    assert.deepEqual([onbuild?.onbuild?.keyword, onbuild?.onbuild?.args], ['COPY', ['<<E', '/x']]);
    assert.deepEqual(
      onbuild?.onbuild?.flags.map(({ name, value }) => [name, value]),
      [['link', undefined]],
    );
    assert.equal(onbuild.heredocs[0]?.content, '한\n');
    assert.deepEqual(onbuild.range, { start: { line: 3, character: 0 }, end: { line: 5, character: 1 } });
    assert.deepEqual(env?.args, ['A', '"b"', 'C', 'd']);
    assert.deepEqual([cmd?.args, cmd?.json], [['a b'], true]);
    assert.deepEqual(parse('HEALTHCHECK CMD ["a"]').instructions[0]?.args, ['CMD', 'a']);
    assert.deepEqual(
      parse('').problems.map(({ code }) => code),
      ['empty-file'],
    );
  });

  it('reads what other tools die of', { timeout: 1_000 }, () => {
    assert.deepEqual(check('FROM a:1\nRUN \\\n# use \\d here\n ls\n'), []);
    const name = 'a'.repeat(40);
    const found = check(`FROM a:1 AS ${name}!\nRUN ls\n`).map(({ rule }) => rule);
    assert.deepEqual(found, ['bad-stage-name']);
  });

  it('expands words with values of an object or a map', () => {
    assert.equal(expandWord('$A${toString:-x}', { A: '1' }), '1x');
    assert.equal(expandWord('$A', new Map([['A', '2']])), '2');
    assert.equal(expandWord('`$A', { A: '1' }, { escape: '`' }), '$A');
    assert.equal(expandWord('$get', { get: 'x' }), 'x');
    assert.throws(() => expandWord('${A', {}), ExpansionError);
  });

  it('hovers, with pages and without', () => {
    const position = { line: 1, character: 2 };
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
    const without = hover('FROM a\nRUN x', position);
    assert.match(without?.markdown ?? '', /^Runs a command while building/);
    assert.deepEqual(without?.range, range);
    assert.match(hover('FROM a\nRUN x', position, { language: 'ko' })?.markdown ?? '', /^빌드할 때 명령을 실행/);
    const page: Page = {
      id: 'dockerfile.run',
      title: 'RUN',
      kind: 'x',
      covers: [],
      related: [],
      sources: [],
      markdown: 'page',
    };
    assert.match(hover('FROM a\nRUN x', position, { pages: [page] })?.markdown ?? '', /^page\n/);
    assert.match(
      hover('FROM a\nRUN x', position, { pages: (id) => ({ ...page, markdown: id }) })?.markdown ?? '',
      /^dockerfile\.run\n/,
    );
    assert.equal(hover('', { line: 9, character: 9 }), undefined);
  });

  it('formats, with options or without', () => {
    assert.equal(format('from a\nrun b \\\n c'), 'FROM a\nRUN b \\\n    c\n');
    assert.equal(format('from a', { keywordCase: 'preserve', finalNewline: false }), 'from a');
  });

  it('says what a file means', () => assert.equal(analyse('FROM a AS b').stages[0]?.name, 'b'));
});

it('nothing here but tests needs Node or an editor', async () => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const files = (await readdir(root, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  assert.ok(files.length > 20);
  for (const name of files) {
    const text = await readFile(path.join(root, name), 'utf8');
    for (const [, module = ''] of text.matchAll(/from '([^']+)'/g)) assert.match(module, /^\.\.?\//, name);
  }
});

describe('check of the library', () => {
  it('tells rule, line, range and fixes', () => {
    const [finding, ...others] = check('\r\nFROM a:1\r\nRUN x \\\r\n  y\r\nENV A b\r\n', { language: 'ko' });
    assert.deepEqual(others, []);
    const { message, ...rest } = finding ?? { message: '' };
    assert.match(message, /ENV/);
    assert.deepEqual(rest, {
      rule: 'LegacyKeyValueFormat',
      code: 'LegacyKeyValueFormat',
      severity: 'warning',
      url: 'https://docs.docker.com/reference/build-checks/legacy-key-value-format/',
      line: 5,
      range: { start: { line: 4, character: 4 }, end: { line: 4, character: 7 } },
      fixes: [
        {
          title: '=로 쓰기',
          edits: [{ range: { start: { line: 4, character: 5 }, end: { line: 4, character: 7 } }, text: '=b' }],
          preferred: true,
        },
      ],
    });
  });

  it('runs the rules of hadolint only when they are asked for', () => {
    assert.deepEqual(check('FROM debian:13\nRUN apt-get install -y curl\n'), []);
  });
});
