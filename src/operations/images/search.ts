import type { ApiCall } from '../../contract/apiCall.ts';
import type { Choice, MakeOperation, Services, Ui } from '../../contract/operation.ts';
import { number, record, text } from '../../model/raw.ts';
import { maskedWords } from '../../shell/maskedWords.ts';
import { fillIn, type Form, noCount, switchField, textField } from '../form.ts';
import { pullImage } from './pull.ts';

interface Search {
  readonly term: string;
  readonly official: boolean;
  /** How many at least; empty: any number. */
  readonly stars: string;
}

export const search: MakeOperation = {
  kind: 'make',
  id: 'image.search',
  title: { en: 'Search Docker Hub…', ko: 'Docker Hub 검색…' },
  icon: 'search',
  topic: 'cli.search',
  on: 'image',
  titleGroup: '1_get@1',
  run: async (services) => {
    const { ui } = services;
    const term = await askForWord(ui, '');
    if (term === undefined) return;
    let wanted: Search = { term, official: false, stars: '' };
    let found = await find(services, wanted);
    for (;;) {
      const chosen = await choose(ui, wanted, found);
      if (chosen === undefined) return;
      const before = wanted;
      if (chosen === FILTER) {
        wanted = (await askForFilters(ui, wanted)) ?? wanted;
      } else if (chosen === WORD) {
        const another = await askForWord(ui, wanted.term);
        if (another !== undefined) wanted = { ...wanted, term: another };
      } else {
        await pullImage(services, chosen);
        return;
      }
      if (wanted !== before) found = await find(services, wanted);
    }
  },
};

/** Entries that a search shows, as docker's does; Docker Hub gives no more than 100. */
const FOUND = 25;
/** What stands for the entries below those that were found: no image is called that. */
const FILTER = '--filter';
const WORD = '--word';

async function askForWord(ui: Ui, before: string): Promise<string | undefined> {
  const term = await ui.input(
    ui.speak({ en: 'Search Docker Hub', ko: 'Docker Hub 검색' }),
    ui.speak({ en: 'A word of the name or the description', ko: '이름이나 설명에 들어 있는 단어' }),
    before,
    (value) => (value.trim() === '' ? ui.speak({ en: 'A word is needed.', ko: '단어를 입력하십시오.' }) : undefined),
  );
  return term?.trim();
}

async function find({ engine, ui }: Services, wanted: Search): Promise<readonly Choice<string>[]> {
  const answer = await ui.during(`Docker Hub: ${wanted.term}`, () => engine.send(searchCall(wanted)));
  return (Array.isArray(answer) ? answer.map(record) : []).map((entry) => ({
    label: text(entry, 'name'),
    value: text(entry, 'name'),
    description: [
      `★ ${String(number(entry, 'star_count') ?? 0)}`,
      ...(entry['is_official'] === true ? [ui.speak({ en: 'official', ko: '공식' })] : []),
    ].join(' · '),
    detail: text(entry, 'description'),
  }));
}

/** Resolves with the name of an image, or with `FILTER` or `WORD`. */
function choose(ui: Ui, wanted: Search, found: readonly Choice<string>[]): Promise<string | undefined> {
  const hint =
    found.length === 0
      ? ui.speak({ en: 'Nothing was found', ko: '검색 결과가 없습니다' })
      : ui.speak({ en: 'Enter pulls the image', ko: 'Enter를 누르면 이미지를 받습니다' });
  return ui.pick(`Docker Hub: ${wanted.term}`, `docker ${maskedWords(searchLine(wanted))} · ${hint}`, [
    ...found,
    {
      label: ui.speak({ en: 'Filter by stars or official images…', ko: '별 수나 공식 이미지로 좁히기…' }),
      icon: 'filter',
      value: FILTER,
    },
    { label: ui.speak({ en: 'Another word…', ko: '다른 단어로 검색…' }), icon: 'search', value: WORD },
  ]);
}

function searchLine({ term, official, stars }: Search): string[] {
  return [
    'search',
    ...(official ? ['--filter', 'is-official=true'] : []),
    ...(stars === '' ? [] : ['--filter', `stars=${stars}`]),
    term,
  ];
}

function searchCall({ term, official, stars }: Search): ApiCall {
  const filters = {
    ...(official ? { 'is-official': ['true'] } : {}),
    ...(stars === '' ? {} : { stars: [stars] }),
  };
  const none = Object.keys(filters).length === 0;
  const query = { term, limit: FOUND, ...(none ? {} : { filters }) };
  return { method: 'GET', path: '/images/search', query, seconds: 30 };
}

const fields: Form<Search>['fields'] = [
  switchField({
    id: 'official',
    label: { en: 'Official images only (is-official)', ko: '공식 이미지만 (is-official)' },
    icon: 'verified',
    get: ({ official }) => official,
    set: (wanted, official) => ({ ...wanted, official }),
  }),
  textField({
    id: 'stars',
    label: { en: 'Stars at least (stars)', ko: '최소 별 수 (stars)' },
    icon: 'star',
    prompt: { en: 'A number: 100', ko: '숫자: 100' },
    empty: { en: 'any number', ko: '제한 없음' },
    get: ({ stars }) => stars,
    set: (wanted, stars) => ({ ...wanted, stars }),
    problem: noCount,
  }),
];

function askForFilters(ui: Ui, wanted: Search): Promise<Search | undefined> {
  const title = ui.speak({ en: 'Search Docker Hub', ko: 'Docker Hub 검색' });
  const go = { icon: 'search', label: { en: 'Search again', ko: '다시 검색' } };
  return fillIn(ui, { title, go, line: searchLine, fields }, wanted);
}
