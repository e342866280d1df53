import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { LANGUAGES, pageLookup, root } from '../../test/helpers/pages.ts';
import type { Language } from '../contract/localized.ts';

/** Where a note is wrong or out of date: a number, the note, the page that says so, and what it has to name. */
const corrections = readFileSync(path.join(root, 'test/fixtures/corrections.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [, id = '', note = '', page = '', names = ''] = /^(\S+) (N[1-5]) (\S+) ?(.*)$/.exec(line) ?? [];
    return { id, note, page, names };
  });

const notes = process.env['DOCKYARD_NOTES'] ?? path.join(root, '../shared/notes');
const list = path.join(notes, '../research/notes-corrections.md');

/** What a page says of the notes, and what holds instead. */
const parts: Readonly<Record<Language, RegExp>> = {
  en: /^\*\*In the notes\*\*(.*?)\*\*Today\*\*(.+)$/m,
  ko: /^\*\*노트에서는\*\*(.*?)\*\*지금(?:은|도)\*\*(.+)$/m,
};

describe('where the notes are wrong', () => {
  it('each place is there once', () => {
    assert.equal(new Set(corrections.map(({ id }) => id)).size, corrections.length);
    assert.ok(corrections.length > 180);
  });

  it('the places are those that were found in the notes', (test) => {
    if (!existsSync(list)) {
      test.diagnostic('the list of what is wrong in the notes is not here');
      return;
    }
    const found = readFileSync(list, 'utf8').matchAll(/^\| ([BC]\d{3}) \| (N[1-5]):/gm);
    const known = corrections.map(({ id, note }) => `${id} ${note}`).sort();
    assert.deepEqual(known, [...found].map(([, id = '', note = '']) => `${id} ${note}`).sort());
  });

  for (const language of LANGUAGES) {
    const pageOf = pageLookup(language);

    it(`the page says what holds today, and which note says otherwise (${language})`, () => {
      for (const { id, note, page: name, names } of corrections) {
        const page = pageOf(name);
        assert.ok(page !== undefined, `${id}: no page ${name}`);
        const [, said = '', today = ''] = parts[language].exec(page.markdown) ?? [];
        assert.ok(today.trim().length > 10, `${id}: ${name} does not say what holds today`);
        assert.ok(
          page.sources.some((source) => source.note === note),
          `${id}: ${name} does not name ${note} as a source`,
        );
        const whole = `${said}${today}`;
        assert.ok(whole.includes(note), `${id}: ${name} does not name ${note}`);
        assert.ok(whole.includes(names), `${id}: ${name} says nothing of ${names}`);
      }
    });
  }
});
