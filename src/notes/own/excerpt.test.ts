import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finish } from '../../../test/helpers/steps.ts';
import { excerptOf } from './excerpt.ts';
import { Recogniser } from './recognise.ts';

describe('the words of a note that are shown', () => {
  const recogniser = finish(Recogniser.make());
  const wordsOf = (text: string): string => excerptOf(text, { line: 0, end: 0 }, 'instruction.FROM', recogniser).words;

  it('are whole ones, of two lines at most', () => {
    const latin = wordsOf(`FROM: ${'a ship '.repeat(80)}`);
    assert.match(latin, /(?: a| ship)…$/);
    assert.ok(latin.length > 200 && latin.length <= 221, latin);
    // Each takes the room of two letters.
    const hangul = wordsOf(`FROM: ${'배를 띄웁니다 '.repeat(40)}`);
    assert.match(hangul, /(?:배를|띄웁니다)…$/);
    assert.ok(hangul.length > 100 && hangul.length <= 140, hangul);
  });

  it('are cut inside of one that is longer than that', () => assert.match(wordsOf(`FROM: ${'x'.repeat(900)}`), /x…$/));

  it('have the texts of links, not where they lead', () => {
    assert.equal(wordsOf('FROM: see [the base](#the-base-(of-all)) and [b](c)'), 'FROM: see the base and b');
  });
});
