import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { finish } from '../../../test/helpers/steps.ts';
import { Finder, squeeze } from './finder.ts';

const find = (patterns: readonly string[], text: string): string[] =>
  finish(Finder.make(patterns))
    .find(text, () => true)
    .map(({ pattern, start, end }) => `${patterns[pattern] ?? ''}@${start}-${end}`);

describe('a finder of many patterns', () => {
  it('finds each, those inside others too', () =>
    assert.deepEqual(find(['abc', 'bc', 'c', 'cd'], 'xabcd'), ['abc@1-4', 'bc@2-4', 'c@3-4', 'cd@3-5']));

  it('passes over case, spaces and emphasis', () =>
    assert.deepEqual(find(['docker run'], 'a **Docker**  `RUN`!'), ['docker run@4-18']));

  it('finds what a plain search finds', (test) =>
    property(test, 300, (random) => {
      const alphabet = ['a', 'b', 'B', '가', ' ', '*', '-'];
      const patterns = [...new Set(random.list(6, () => squeeze(random.text(alphabet, 4))))].filter(
        (one) => one !== '',
      );
      const text = random.text(alphabet, 40);
      const plain = squeeze(text);
      const places = patterns.reduce((sum, pattern) => {
        let count = 0;
        for (let at = plain.indexOf(pattern); at !== -1; at = plain.indexOf(pattern, at + 1)) count += 1;
        return sum + count;
      }, 0);
      const hits = finish(Finder.make(patterns)).find(text, () => true);
      assert.equal(hits.length, places);
      for (const { pattern, start, end } of hits) assert.equal(squeeze(text.slice(start, end)), patterns[pattern]);
    }));
});
