import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { LANGUAGES, pagesOf, root } from '../../test/helpers/pages.ts';
import { exampleNames, namesIn } from '../../test/helpers/exampleNames.ts';
import { proseOf, shared, windowsOf } from '../../test/helpers/windows.ts';
import { findTexts } from './bundle.ts';

const folder = process.env['DOCKYARD_NOTES'] ?? path.join(root, '../shared/notes');

/** Everything that Dockyard says, by where it says it: pages, and the texts of all tables. */
function texts(read: (text: string) => string = proseOf): [place: string, text: string][] {
  const pages = LANGUAGES.flatMap((language) =>
    [...pagesOf(language)].map(([file, { markdown, sources }]): [string, string] => {
      // What notes call their sections is cited by name.
      const own = sources.reduce((text, { section }) => text.replaceAll(section, ' '), markdown);
      return [`${language}/${file}`, read(own)];
    }),
  );
  const ofTables = findTexts(path.join(root, 'src')).map(({ place, en, ko }): [string, string] => [
    place,
    read(`${en}\n${ko}`),
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

/** The notes beside the checkout; undefined where they are not. */
function notesHere(): string[] | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name));
  assert.ok(files.length > 0, folder);
  return files.map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

describe('names of examples', () => {
  const note = [
    '$ docker run -d -p 80:80 --name bakery_oven --link=flourmill:mill -v breadshelf:/shelf team/loaves:1.0',
    'docker volume create --name breadbin, then `docker network create --driver bridge ovennet2`',
    'docker build -t baguette:2 . && docker pull ubuntu:24.04 && docker run --net container:mysql nginx',
  ].join('\n');

  it('are those that somebody gave, and no others', () =>
    assert.deepEqual(
      [...exampleNames(note)].sort(),
      ['baguette', 'bakery_oven', 'breadbin', 'breadshelf', 'flourmill', 'loaves', 'ovennet2'].sort(),
    ));

  it('are found as whole words, in code too', () => {
    const names = exampleNames(note);
    assert.deepEqual(namesIn('```sh\ndocker rm Bakery_Oven\n``` and `team/loaves:2`', names), [
      'bakery_oven',
      'loaves',
    ]);
    assert.deepEqual(namesIn('docker rm bakery_oven2 baguettes bakery', names), []);
  });

  it('are not those of the notes that are beside the checkout', (test) => {
    const notes = notesHere();
    if (notes === undefined) {
      test.diagnostic('the notes are not here: only the reader of names was tried');
      return;
    }
    const names = new Set(notes.flatMap((text) => [...exampleNames(text)]));
    test.diagnostic(`${names.size} names of ${notes.length} notes`);
    assert.ok(names.size > 20, [...names].join(' '));
    const whole = texts((text) => text);
    const hits = whole.flatMap(([place, text]) => namesIn(text, names).map((name) => `${place}: ${name}`));
    assert.deepEqual(hits, []);
  });
});

describe('no sentence of the notes is in Dockyard', () => {
  it('compares every page and every text of the tables with the notes that are beside the checkout', (test) => {
    const all = texts();
    assert.ok(all.length > 1000);
    const files = notesHere();
    if (files === undefined) {
      test.diagnostic('the notes are not here: only the comparer was tried');
      return;
    }
    const notes = new Set(files.flatMap((text) => [...windowsOf(proseOf(text))]));
    let compared = 0;
    const hits = all.flatMap(([place, text]) => {
      compared += windowsOf(text).size;
      return shared(text, notes).map((window) => `${place}: ${window}`);
    });
    test.diagnostic(`${compared} windows of ${all.length} texts compared with ${notes.size} of ${files.length} notes`);
    assert.deepEqual(hits, []);
  });
});
