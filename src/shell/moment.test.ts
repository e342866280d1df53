import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { momentOf } from './moment.ts';

const NOW = 1_750_000_000_000;

describe('a moment as docker reads it', () => {
  const cases: readonly [string, number | undefined][] = [
    ['1474765979', 1_474_765_979],
    ['1474765979.25', 1_474_765_979.25],
    ['10m', 1_750_000_000 - 600],
    ['1h30m', 1_750_000_000 - 5400],
    ['2025-06-15T15:06:40Z', 1_750_000_000],
    ['2025-06-16T00:06:40+09:00', 1_750_000_000],
    ['2025-06-15', new Date(2025, 5, 15).getTime() / 1000],
    ['2025-06-15T10:30', new Date(2025, 5, 15, 10, 30).getTime() / 1000],
    ['2025-13-45', undefined],
    ['yesterday', undefined],
    ['10', 10],
    ['10 m', undefined],
    ['', undefined],
  ];
  for (const [text, moment] of cases) it(JSON.stringify(text), () => assert.equal(momentOf(text, NOW), moment));
});
