import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bookFiles } from './bookFiles.ts';
import { Library } from './library.ts';
import type { Language } from '../contract/localized.ts';
import type { Page } from './page.ts';

const page = (id: string, title: string, covers: readonly string[] = []): Page => ({
  id,
  title,
  kind: 'help',
  covers,
  related: [],
  sources: [],
  markdown: title,
});

describe('Library', () => {
  let folder = '';
  const write = (language: Language, pages: readonly Page[]): void => {
    const { book, index } = bookFiles(pages);
    writeFileSync(path.join(folder, `${language}.json`), book);
    writeFileSync(path.join(folder, `${language}.index.json`), index);
  };
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dockyard-notes-'));
    write('en', [page('a', 'Start', ['concept.start', 'cli.start']), page('b', 'Stop', ['cli.stop'])]);
    write('ko', [page('a', '시작'), page('c', '“끝” 🐳'), page('b', '중지')]);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('finds pages by language and id', () => {
    const library = new Library(folder);
    assert.equal(library.page('en', 'a')?.title, 'Start');
    assert.equal(library.page('ko', 'a')?.title, '시작');
    assert.equal(library.page('en', 'b')?.title, 'Stop');
    assert.equal(library.page('ko', 'b')?.title, '중지');
    assert.equal(library.page('ko', 'c')?.title, '“끝” 🐳');
    assert.equal(library.page('en', 'c'), undefined);
    assert.equal(library.page('en', 'constructor'), undefined);
  });

  it('finds a page by what it covers', () => {
    const library = new Library(folder);
    assert.equal(library.page('en', 'concept.start')?.id, 'a');
    assert.equal(library.page('en', 'cli.start')?.id, 'a');
    assert.equal(library.page('en', 'cli.stop')?.id, 'b');
    assert.equal(library.page('ko', 'cli.stop'), undefined);
  });

  it('gives all pages in their order, the same as one by one', () => {
    const library = new Library(folder);
    const all = library.all('ko');
    assert.deepEqual(
      all.map(({ id }) => id),
      ['a', 'c', 'b'],
    );
    assert.deepEqual(
      all.map(({ id }) => library.page('ko', id)),
      all,
    );
  });

  it('reads a page once, when it is first asked for', () => {
    const library = new Library(folder);
    assert.equal(library.page('en', 'a')?.title, 'Start');
    write('en', [page('a', 'Changed')]);
    assert.equal(library.page('en', 'a')?.title, 'Start');
    assert.equal(new Library(folder).page('en', 'a')?.title, 'Changed');
  });

  it('needs no files before somebody asks', () => {
    const library = new Library(path.join(folder, 'missing'));
    assert.throws(() => library.page('en', 'a'), /ENOENT/);
  });
});
