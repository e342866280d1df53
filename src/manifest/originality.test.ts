import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { LANGUAGES, pagesOf, root } from '../../test/helpers/pages.ts';
import { proseOf, shared, windowsOf } from '../../test/helpers/windows.ts';
import { findTexts } from './bundle.ts';

const folder = process.env['DOCKYARD_NOTES'] ?? path.join(root, '../shared/notes');

/** Everything that Dockyard says, by where it says it: pages, and the texts of all tables. */
function texts(): [place: string, text: string][] {
  const pages = LANGUAGES.flatMap((language) =>
    [...pagesOf(language)].map(([file, { markdown, sources }]): [string, string] => {
      // What notes call their sections is cited by name.
      const own = sources.reduce((text, { section }) => text.replaceAll(section, ' '), markdown);
      return [`${language}/${file}`, proseOf(own)];
    }),
  );
  const ofTables = findTexts(path.join(root, 'src')).map(({ place, en, ko }): [string, string] => [
    place,
    proseOf(`${en}\n${ko}`),
  ]);
  return [...pages, ...ofTables];
}

describe('the comparer', () => {
  const note = [
    '## 예시',
    '빵집에서는 아침마다 갓 구운 빵을 진열대에 올려 두고 손님을 기다린다.',
    'The baker puts the loaves that came out of the oven on the shelf.',
    '```\na command that has more than eight words in one line\n```',
  ].join('\n');
  const windows = windowsOf(proseOf(note));

  it('finds a sentence that was taken over, also with other punctuation and in the middle of another', () => {
    const copies = [
      '그래서 빵집에서는 “아침마다 갓 구운” 빵을 진열대에 올려 두고 쉰다.',
      'We know: the baker puts the loaves, that came out of the oven!',
    ];
    for (const copy of copies) assert.ok(shared(copy, windows).length > 0, copy);
  });

  it('does not mind the same facts in other words, nor code', () => {
    const own = [
      '아침에 만든 빵은 진열대에 놓입니다.',
      'Loaves go on the shelf as soon as they leave the oven.',
      proseOf('```\na command that has more than eight words in one line\n```'),
    ];
    for (const text of own) assert.deepEqual(shared(text, windows), [], text);
  });
});

describe('no sentence of the notes is in Dockyard', () => {
  it('compares every page and every text of the tables with the notes that are beside the checkout', (test) => {
    const all = texts();
    assert.ok(all.length > 1000);
    if (!existsSync(folder)) {
      test.diagnostic('the notes are not here: only the comparer was tried');
      return;
    }
    const files = readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name));
    assert.ok(files.length > 0, folder);
    const notes = new Set(
      files.flatMap((name) => [...windowsOf(proseOf(readFileSync(path.join(folder, name), 'utf8')))]),
    );
    let compared = 0;
    const hits = all.flatMap(([place, text]) => {
      compared += windowsOf(text).size;
      return shared(text, notes).map((window) => `${place}: ${window}`);
    });
    test.diagnostic(`${compared} windows of ${all.length} texts compared with ${notes.size} of ${files.length} notes`);
    assert.deepEqual(hits, []);
  });
});
