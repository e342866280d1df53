import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fill, languageOf, speakIn } from './localized.ts';

describe('fill', () => {
  const cases: readonly [string, string, readonly (string | number)[], string][] = [
    ['nothing to fill', 'plain', [], 'plain'],
    ['in any order, more than once', '{1} {0} {1}', ['a', 'b'], 'b a b'],
    ['numbers', '{0} of {1}', [0, 12], '0 of 12'],
    ['two digits', '{10}', ['', '', '', '', '', '', '', '', '', '', 'ten'], 'ten'],
    ['an empty argument', '[{0}]', [''], '[]'],
    ['a placeholder without an argument stays', '{0} {1}', ['a'], 'a {1}'],
    ['an argument is not filled again', '{0} {1}', ['{1}', 'b'], '{1} b'],
    ['dollar signs of an argument mean nothing', '[{0}]', ['$& $1 $$'], '[$& $1 $$]'],
    ['other braces stay', '{} {a} {0', ['x'], '{} {a} {0'],
  ];
  for (const [name, template, args, expected] of cases) {
    it(name, () => assert.equal(fill(template, args), expected));
  }
});

describe('languageOf', () => {
  const korean = ['ko', 'ko-KR', 'ko_KR', 'ko_KR.UTF-8', 'KO', 'Ko-kr'];
  const english = [undefined, '', 'en', 'en-US', 'de', 'kok', 'kok-IN', 'kor', 'zh-ko', 'C.UTF-8'];
  for (const locale of korean) it(`${locale} is Korean`, () => assert.equal(languageOf(locale), 'ko'));
  for (const locale of english)
    it(`${String(locale)} is read in English`, () => assert.equal(languageOf(locale), 'en'));
});

describe('speakIn', () => {
  const text = { en: 'Run {0}', ko: '{0} 실행' };
  it('speaks English', () => assert.equal(speakIn('en')(text, 'nginx'), 'Run nginx'));
  it('speaks Korean', () => assert.equal(speakIn('ko')(text, 'nginx'), 'nginx 실행'));
});
