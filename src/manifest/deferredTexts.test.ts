import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DeferredTexts } from './deferredTexts.ts';

const table = "const a = { title: { en: 'One', ko: '하나' }, n: 1 };\nconst b = { ko: '둘', en: 'Two' };\n";
const rule = "const rule = { why: { en: 'Because', ko: '왜냐하면' }, bad: 'FROM a\\n', good: `FROM b`, code: 'x' };\n";

describe('the texts that leave the code of the language server', () => {
  let root = '';
  let texts: DeferredTexts;
  const file = (name: string): string => path.join(root, 'src', name);
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'dockyard-deferred-'));
    for (const folder of ['dockerfile/rules', 'views']) mkdirSync(file(folder), { recursive: true });
    writeFileSync(file('dockerfile/table.ts'), table);
    writeFileSync(file('dockerfile/rules/rule.ts'), rule);
    writeFileSync(file('views/rows.ts'), "const row = { en: 'Row', ko: '행' };");
    texts = new DeferredTexts(root);
  });
  after(() => rmSync(root, { recursive: true }));

  it('are those of the server, in order of its files', () => {
    assert.deepEqual(texts.all('en'), ['Because', 'One', 'Two']);
    assert.deepEqual(texts.all('ko'), ['왜냐하면', '하나', '둘']);
  });

  it('have their numbers in the code', () => {
    const [imported = '', ...rest] = texts.without(file('dockerfile/table.ts'), table).split('\n');
    assert.match(imported, /^import \{ deferredText \} from ".*deferredText\.ts";$/);
    assert.equal(rest.join('\n'), 'const a = { title: deferredText(1), n: 1 };\nconst b = deferredText(2);\n');
  });

  it('take with them what only the page of a rule says', () =>
    assert.equal(texts.without(file('dockerfile/rules/rule.ts'), rule), "const rule = {    code: 'x' };\n"));

  it('leave alone what is spoken by the editor, and what is made while the code runs', () => {
    for (const source of ["const row = { en: 'Row', ko: '행' };", 'const c = { en: `with ${1}`, ko: `값` };']) {
      assert.equal(texts.without(file('dockerfile/other.ts'), source), source);
    }
  });
});
