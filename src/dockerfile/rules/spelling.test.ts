import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../../../test/helpers/random.ts';
import { distanceWithin, spellingHelp } from './spelling.ts';

describe('distance between words', () => {
  const cases: readonly [string, string, number | undefined][] = [
    ['COPY', 'COPY', 0],
    ['COYP', 'COPY', 1],
    ['CPY', 'COPY', 1],
    ['COPPY', 'COPY', 1],
    ['', 'ab', 2],
    ['abc', '', undefined],
    ['build', 'stage', undefined],
    ['빌드', '빌두', 1],
  ];
  for (const [one, other, distance] of cases) {
    it(`${one} ${other}`, () => {
      assert.equal(distanceWithin(one, other, 2), distance);
      assert.equal(distanceWithin(other, one, 2), distance);
    });
  }

  it('is that of the textbook', () => {
    const seed = 20_261;
    const random = new Random(seed);
    const word = (): string => Array.from({ length: random.int(0, 5) }, () => 'abc'.charAt(random.int(0, 2))).join('');
    for (let run = 0; run < 3000; run += 1) {
      const [one, other] = [word(), word()];
      const distance = textbook(one, other);
      for (const limit of [0, 1, 2]) {
        const expected = distance > limit ? undefined : distance;
        assert.equal(distanceWithin(one, other, limit), expected, `seed ${seed}: ${one} ${other} ${limit}`);
      }
    }
  });
});

describe('the nearest name', () => {
  it('is the first of the nearest, and none when the word itself is there', () => {
    const nearest = spellingHelp();
    assert.equal(nearest('buidl', ['base', 'build', 'built']), 'build');
    assert.equal(nearest('build', ['built', 'build']), undefined);
    assert.equal(nearest('other', ['base', 'build']), undefined);
  });

  it('is not looked for without end', () => {
    const nearest = spellingHelp();
    const names = Array.from({ length: 30_000 }, (_, at) => `name-${at}`);
    assert.equal(nearest('nothing-like-it', names), undefined);
    assert.equal(nearest('buidl', ['build']), undefined);
  });
});

function textbook(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 0; at < one.length; at += 1) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to += 1) {
      const change = (row[to] ?? 0) + (one.charAt(at) === other.charAt(to) ? 0 : 1);
      const isSwap =
        at > 0 && to > 0 && one.charAt(at) === other.charAt(to - 1) && one.charAt(at - 1) === other.charAt(to);
      const swap = isSwap ? (before[to - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min(change, swap, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
