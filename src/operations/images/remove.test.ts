import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import type { Thing } from '../../contract/view.ts';
import { removeImage } from './remove.ts';

const DANGLING = `sha256:${'c'.repeat(64)}`;
const images = [
  { Id: 'sha256:a', RepoTags: ['app:1', 'app:2'], RepoDigests: ['app@sha256:1'], Size: 12_000_000 },
  { Id: 'sha256:b', RepoTags: ['lone:1'], RepoDigests: ['lone@sha256:2'], Size: 3_000_000 },
  { Id: DANGLING, RepoTags: ['<none>:<none>'], RepoDigests: ['<none>@<none>'], Size: 500_000 },
];
const named = (name: string): Thing => ({ kind: 'image', id: name, name, state: 'tagged' });

describe('removing images', () => {
  const cases: readonly [string, readonly Thing[], string][] = [
    ['one name of two', [named('app:1')], 'Only a name goes where the image has others: app:2.'],
    [
      'the last name',
      [named('lone:1')],
      'The image itself goes, for no other name is left: lone:1 (3 MB). One that a container was made of is refused.',
    ],
    [
      'all names at once, and one of none',
      [named('app:1'), named('app:2'), { kind: 'image', id: DANGLING, name: 'cccccccccccc', state: 'dangling' }],
      'The image itself goes, for no other name is left: app:1 = app:2 (12 MB), cccccccccccc (500 kB). One that a container was made of is refused.',
    ],
    [
      'some of each',
      [named('app:2'), named('lone:1')],
      'The image itself goes, for no other name is left: lone:1 (3 MB). One that a container was made of is refused. Only a name goes where the image has others: app:1.',
    ],
    ['what is gone', [named('gone:1')], 'It is not there any more.'],
  ];
  for (const [what, things, said] of cases) {
    it(`says what becomes of the image: ${what}`, async () => {
      const engine = new FakeEngine();
      engine.images = images;
      const ui = new FakeUi([{ confirm: false }]);
      await services(engine, { ui }).runner.run(removeImage, things);
      assert.equal(ui.confirmations[0]?.detail.split('\n')[0], said);
      assert.equal(engine.count('send DELETE'), 0);
    });
  }
});
