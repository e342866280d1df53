import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Library } from './library.ts';

const page = (id: string, title: string): object => ({
  id,
  title,
  kind: 'help',
  covers: [],
  related: [],
  sources: [],
  markdown: title,
});

describe('Library', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dockyard-notes-'));
    writeFileSync(path.join(folder, 'en.json'), JSON.stringify({ pages: [page('a', 'Start'), page('b', 'Stop')] }));
    writeFileSync(path.join(folder, 'ko.json'), JSON.stringify({ pages: [page('a', '시작')] }));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('finds pages by language and id', () => {
    const library = new Library(folder);
    assert.equal(library.page('en', 'a')?.title, 'Start');
    assert.equal(library.page('ko', 'a')?.title, '시작');
    assert.equal(library.page('en', 'b')?.title, 'Stop');
    assert.equal(library.page('ko', 'b'), undefined);
    assert.equal(library.page('en', 'constructor'), undefined);
  });

  it('reads a language once, when it is first asked for', () => {
    const library = new Library(folder);
    assert.equal(library.page('en', 'a')?.title, 'Start');
    writeFileSync(path.join(folder, 'en.json'), JSON.stringify({ pages: [page('a', 'Changed')] }));
    assert.equal(library.page('en', 'a')?.title, 'Start');
    assert.equal(new Library(folder).page('en', 'a')?.title, 'Changed');
  });

  it('needs no files before somebody asks', () => {
    const library = new Library(path.join(folder, 'missing'));
    assert.throws(() => library.page('en', 'a'), /ENOENT/);
  });
});
