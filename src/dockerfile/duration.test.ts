import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readDuration } from './duration.ts';

const cases: readonly [string, number | undefined][] = [
  ['30s', 30_000],
  ['1m30s', 90_000],
  ['1.5h', 5_400_000],
  ['.5s', 500],
  ['2ms', 2],
  ['1us', 0.001],
  ['1µs', 0.001],
  ['0', 0],
  ['0s', 0],
  ['-1s', -1000],
  ['+1s', 1000],
  ['', undefined],
  ['-', undefined],
  ['30', undefined],
  ['s', undefined],
  ['30 s', undefined],
  ['30sx', undefined],
  ['x30s', undefined],
  ['.s', undefined],
];
for (const [text, expected] of cases) it(`“${text}”`, () => assert.equal(readDuration(text), expected));
