import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertHarmless, HOSTILE, nameOf } from '../../test/helpers/hostile.ts';
import { container, network } from '../../test/helpers/records.ts';
import { speakIn } from '../contract/localized.ts';
import type { PrunePlan } from '../model/prune.ts';
import { planItems, planWarnings } from './prunePlan.ts';

const en = speakIn('en');
const nothing: PrunePlan = {
  ...{ containers: [], images: [], parents: [], untagged: [], volumes: [], networks: [], cache: [] },
  ...{ helpers: [], stranded: [], onlyHere: [] },
  bytes: 0,
};
const stopped = (name: string) => ({ container: container({ name, state: 'exited', exitCode: 0 }), size: 7_000 });
const image = {
  id: `sha256:${'1a'.repeat(32)}`,
  tags: ['crane:1', 'crane:2'],
  hasDigest: false,
  byDigest: [],
  size: 900,
  shared: 100,
};
const anonymous = { name: 'f'.repeat(64), anonymous: true, size: undefined, users: 0 };

describe('what a prune warns of', () => {
  const cases: readonly (readonly [Partial<PrunePlan>, string, string])[] = [
    [
      { stranded: [stopped('web'), stopped('db')] },
      'Cannot start any more, for their network goes: web, db.',
      '네트워크가 사라져 더 이상 시작할 수 없는 컨테이너: web, db.',
    ],
    [
      { onlyHere: [image] },
      'Images that were never pushed or pulled, so nobody else has them: crane:1, crane:2.',
      '올리거나 받은 적이 없어 다른 곳에 없는 이미지: crane:1, crane:2.',
    ],
    [
      { untagged: [image] },
      'Containers use these images, so they stay, but keep only one of their names: crane:1 = crane:2.',
      '다음 이미지는 컨테이너가 쓰고 있어 남지만 이름은 하나만 남습니다: crane:1 = crane:2.',
    ],
    [
      { volumes: [{ name: 'data', anonymous: false, size: 5, users: 0 }, anonymous] },
      'What these volumes hold is lost for good: data, ffffffffffff.',
      '다음 볼륨의 내용은 영구히 사라집니다: data, ffffffffffff.',
    ],
    [
      { containers: [stopped('old')] },
      'What was written inside these containers is lost: old.',
      '다음 컨테이너 안에 쓴 내용은 사라집니다: old.',
    ],
  ];
  for (const [plan, english, korean] of cases) {
    it(english, () => {
      assert.deepEqual(planWarnings({ ...nothing, ...plan }, en), [english]);
      assert.deepEqual(planWarnings({ ...nothing, ...plan }, speakIn('ko')), [korean]);
    });
  }

  it('is nothing where nothing would be missed', () =>
    assert.deepEqual(planWarnings({ ...nothing, networks: [network()] }, en), []));

  it('is as many names as one can read, and how many more', () => {
    const containers = Array.from({ length: 10 }, (_, index) => stopped(`c${String(index)}`));
    const [words = ''] = planWarnings({ ...nothing, containers }, en);
    assert.match(words, /: c0, c1, c2, c3, c4, c5, c6, c7 and 2 more\.$/);
  });
});

describe('what a prune will take', () => {
  it('is said item by item, and of an image that nobody else has', () => {
    const items = planItems(
      {
        ...nothing,
        ...{ containers: [stopped('old')], images: [image], volumes: [anonymous], onlyHere: [image] },
        parents: [`sha256:${'2b'.repeat(32)}`],
        untagged: [{ ...image, tags: ['boat:1', 'boat:2'] }],
      },
      en,
    );
    assert.deepEqual(
      items.map(({ label, description }) => `${label}: ${description}`),
      [
        'old: container · exited (0) · 7 kB · nginx:alpine',
        'crane:1, crane:2: image · 800 B · only here',
        '2b2b2b2b2b2b: image that only these were built on',
        'boat:1 = boat:2: all of these names but one; the image stays, as a container uses it',
        'ffffffffffff: anonymous volume',
      ],
    );
  });

  for (const text of HOSTILE) {
    it(`has harmless names: ${nameOf(text)}`, () => {
      const one = { ...image, tags: [text] };
      const networks = [network({ name: text })];
      const plan = {
        ...nothing,
        ...{ containers: [stopped(text)], images: [one], untagged: [one], networks, onlyHere: [one] },
      };
      for (const { label } of planItems(plan, en)) assertHarmless(label, { lines: 1, longest: 301 });
      for (const words of planWarnings(plan, en)) assertHarmless(words, { lines: 1, longest: 500 });
    });
  }
});
