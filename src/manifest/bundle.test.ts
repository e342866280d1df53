import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../test/helpers/pages.ts';
import { findTexts } from './bundle.ts';
import { isSpokenByEditor } from './files.ts';

describe('findTexts', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dockyard-texts-'));
    mkdirSync(path.join(folder, 'inner'));
    const files = {
      'b.ts': "const a = speak({ en: 'One', ko: '하나' }, 1);\nconst b = { ko: `둘`, en: `Two` };",
      'inner/a.ts': "export const table = { x: { text: { en: 'Three', ko: '셋' } } };",
      'b.test.ts': "const a = { en: 'Test', ko: '시험' };",
      'c.js': "const a = { en: 'Script', ko: '스크립트' };",
      'd.ts':
        "const a = { en: 'Only English' };\nconst b = { en: `with ${1}`, ko: '값' };\n// { en: 'comment', ko: '주석' }",
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('finds every text that stands in the code in both languages, and says where', () =>
    assert.deepEqual(findTexts(folder), [
      { en: 'One', ko: '하나', place: 'b.ts' },
      { en: 'Two', ko: '둘', place: 'b.ts' },
      { en: 'Three', ko: '셋', place: path.join('inner', 'a.ts') },
    ]));

  it('finds those of this extension', () => {
    const texts = findTexts(path.join(root, 'src')).filter(isSpokenByEditor);
    assert.ok(texts.length > 100);
    assert.ok(texts.some(({ en }) => en === 'Open Shell (exec)'));
    for (const { en, ko, place } of texts) assert.ok(en.trim() !== '' && ko.trim() !== '', place);
  });
});
