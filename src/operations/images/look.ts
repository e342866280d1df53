import { apiPath } from '../../contract/apiCall.ts';
import type { MakeOperation, OneOperation } from '../../contract/operation.ts';
import { list, number, record, text } from '../../model/raw.ts';
import { historyPage } from '../../views/historyPage.ts';
import { pullImage } from './pull.ts';

export const history: OneOperation = {
  kind: 'one',
  id: 'image.history',
  title: { en: 'History and Layers', ko: '히스토리와 레이어' },
  icon: 'layers',
  topic: 'cli.image.history',
  on: 'image',
  placements: [{ group: '3_look@2' }],
  run: async ({ engine, ui }, { id, name }) => {
    const about = { kind: 'image', name } as const;
    const answer = await engine.send({ method: 'GET', path: apiPath`/images/${id}/history`, about });
    await ui.openText(`history ${name}.md`, historyPage(name, answer, ui.speak));
  },
};

export const copyDigest: OneOperation = {
  kind: 'one',
  id: 'image.copyDigest',
  title: { en: 'Copy Digest', ko: '다이제스트 복사' },
  icon: 'copy',
  topic: 'cli.image.inspect',
  on: 'image',
  placements: [{ group: '7_copy@2' }],
  run: async ({ engine, ui }, { id, name }) => {
    const inspected = record(await engine.inspect('image', id, name));
    const [digest] = list(inspected, 'RepoDigests').filter((entry): entry is string => typeof entry === 'string');
    // Only a registry gives a digest; an image that never saw one has an id.
    const copied = digest ?? text(inspected, 'Id');
    await ui.copy(copied);
    ui.status(ui.speak({ en: 'Copied: {0}', ko: '복사함: {0}' }, copied));
  },
};

/** Entries that a search shows; Docker Hub gives no more than 100. */
const FOUND = 25;

export const search: MakeOperation = {
  kind: 'make',
  id: 'image.search',
  title: { en: 'Search Docker Hub…', ko: 'Docker Hub 검색…' },
  icon: 'search',
  topic: 'cli.search',
  on: 'image',
  titleGroup: '1_get@1',
  run: async (services) => {
    const { engine, ui } = services;
    const term = await ui.input(
      ui.speak({ en: 'Search Docker Hub', ko: 'Docker Hub 검색' }),
      ui.speak({ en: 'A word of the name or the description', ko: '이름이나 설명에 들어 있는 단어' }),
      '',
      (value) => (value.trim() === '' ? ui.speak({ en: 'A word is needed.', ko: '단어를 입력하십시오.' }) : undefined),
    );
    if (term === undefined) return;
    const title = `Docker Hub: ${term.trim()}`;
    const answer = await ui.during(title, () =>
      engine.send({ method: 'GET', path: '/images/search', query: { term: term.trim(), limit: FOUND }, seconds: 30 }),
    );
    const found = Array.isArray(answer) ? answer.map(record) : [];
    const chosen = await ui.pick(
      title,
      ui.speak({ en: 'Enter pulls the image', ko: 'Enter를 누르면 이미지를 받습니다' }),
      found.map((entry) => ({
        label: text(entry, 'name'),
        value: text(entry, 'name'),
        description: [
          `★ ${String(number(entry, 'star_count') ?? 0)}`,
          ...(entry['is_official'] === true ? [ui.speak({ en: 'official', ko: '공식' })] : []),
        ].join(' · '),
        detail: text(entry, 'description'),
      })),
    );
    if (chosen !== undefined) await pullImage(services, chosen);
  },
};
