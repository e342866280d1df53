import assert from 'node:assert/strict';
import { it } from 'node:test';
import { image } from '../../test/helpers/records.ts';
import { speakIn } from '../contract/localized.ts';
import type { ImageRecord, OddRecord } from '../model/records.ts';
import { knownImages } from './knownImages.ts';

it('offers the images that have a name, the newest first, with size, age and digest', () => {
  const records = [
    image({ id: 'a', reference: 'old:1', created: 1_600_000_000 }),
    image({ id: 'b', reference: 'new:1', created: 1_700_000_000, digest: 'sha256:11' }),
    image({ id: 'c', reference: '', repository: 'x' }),
  ];
  const images = new Map<string, ImageRecord | OddRecord>([
    ...records.map((record) => [record.id + record.reference, record] as const),
    ['odd', { kind: 'odd', id: 'odd', reason: 'x' }],
  ]);
  assert.deepEqual(knownImages({ images }, speakIn('en'), 1_700_086_400_000), [
    { name: 'new:1', detail: '52.9 MB · 1 day old', digest: 'sha256:11' },
    { name: 'old:1', detail: '52.9 MB · 3 years old' },
  ]);
});
