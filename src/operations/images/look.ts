import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { OneOperation } from '../../contract/operation.ts';
import { list, record, text } from '../../model/raw.ts';
import { askedWithLine } from '../../views/askedWith.ts';
import { historyPage } from '../../views/historyPage.ts';

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
    const call: ApiCall = { method: 'GET', path: apiPath`/images/${id}/history`, about };
    const asked = askedWithLine(['history', name], call);
    await ui.openText(`history ${name}.md`, historyPage(name, asked, await engine.send(call), ui.speak));
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
