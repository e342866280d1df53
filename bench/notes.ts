import path from 'node:path';
import { Library } from '../src/notes/library.ts';
import { SearchIndex } from '../src/notes/search/searchIndex.ts';
import { type Figure, median, ms } from './figure.ts';

const folder = path.join(import.meta.dirname, '../dist/notes');
const RUNS = 20;
/** What is typed key by key: words, commands, flags, initial consonants, slips. */
const questions = [
  'restart policy',
  'docker compose up',
  '--volumes-from',
  'ㅋㅌㅇㄴ',
  '컨테이너를 삭제',
  'contianer',
  '컨데이너',
];

/** Pages and the search over all of them. */
export function notesFigures(): Figure[] {
  const over = median(Array.from({ length: RUNS }, firstPage));
  const library = new Library(folder);
  const begun = performance.now();
  const index = new SearchIndex({ en: library.all('en'), ko: library.all('ko') });
  const made = performance.now() - begun;
  const keys = questions.flatMap((question) => Array.from(question, (_, at) => question.slice(0, at + 1)));
  const times = keys.map((typed) => median(Array.from({ length: RUNS }, () => timed(() => index.find(typed, 'ko')))));
  const slowest = Math.max(...times);
  return [
    { what: 'the first page, over a later one', measured: ms(over), target: '≤ 5 ms', holds: over <= 5 },
    {
      what: `a key pressed in the search of all pages (median of ${keys.length}; the slowest ${ms(slowest)})`,
      measured: ms(median(times)),
      target: '≤ 10 ms, each',
      holds: slowest <= 10,
    },
    {
      what: 'the index of all pages, made with the first search',
      measured: ms(made),
      target: 'told only',
      holds: true,
    },
  ];
}

/** How much longer the first page of a library takes than the second. Milliseconds. */
function firstPage(): number {
  const library = new Library(folder);
  const first = timed(() => library.page('ko', 'dockerfile.cmd'));
  return first - timed(() => library.page('ko', 'dockerfile.run'));
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
