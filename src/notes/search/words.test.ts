import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property, type Random } from '../../../test/helpers/random.ts';
import { isWithin, lettersMask, mayBeWithin, toleranceFor } from './distance.ts';
import { isEnding, stemOf, withoutEnding } from './endings.ts';
import { initialsOf, isInitials, lettersOf } from './hangul.ts';
import { tokensOf } from './tokens.ts';

describe('Hangul', () => {
  it('is taken apart into letters as they are typed', () => {
    assert.equal(lettersOf('컨테이너'), 'ㅋㅓㄴㅌㅔㅇㅣㄴㅓ');
    assert.equal(lettersOf('닭과 CMD'), 'ㄷㅏㄹㄱㄱㅗㅏ CMD');
    assert.ok(lettersOf('컨테이너').startsWith(lettersOf('컨텡')));
  });

  it('has initial consonants', () => {
    assert.equal(initialsOf('빌드 캐시'), 'ㅂㄷ ㅋㅅ');
    assert.ok(isInitials('ㅋㅌ') && !isInitials('컨ㅌ') && !isInitials('') && !isInitials('ㅏ'));
  });
});

describe('endings', () => {
  it('of Korean words go, but two syllables stay', () => {
    const words = { 컨테이너를: '컨테이너', 볼륨에서는: '볼륨', 삭제하기: '삭제', 경로: '경로', 네트워크: '네트워크' };
    for (const [word, stem] of Object.entries(words)) assert.equal(withoutEnding(word), stem);
    assert.ok(isEnding('는') && !isEnding('컨테이너'));
  });

  it('of English words make no difference', () => {
    for (const family of [
      ['build', 'builds', 'building'],
      ['image', 'images'],
      ['policy', 'policies'],
      ['stop', 'stops', 'stopped', 'stopping'],
      ['cache', 'caches', 'cached'],
      ['process', 'processes'],
    ]) {
      assert.equal(new Set(family.map(stemOf)).size, 1, family.map(stemOf).join(' '));
    }
    assert.notEqual(stemOf('port'), stemOf('post'));
  });
});

describe('the distance of two words', () => {
  it('counts letters more, fewer, others and swapped ones', () => {
    assert.ok(isWithin('image', 'iamge', 1));
    assert.ok(isWithin('contaner', 'container', 1) && isWithin('containerr', 'container', 1));
    assert.ok(!isWithin('image', 'igame', 1) && isWithin('image', 'igame', 2));
    assert.ok(isWithin('ㅋㅓㄴ', 'ㅋㅓㄴㅌㅔㅇ', 0, 'beginning') && !isWithin('ㅋㅓㄴ', 'ㅋㅓㄴㅌㅔㅇ', 0));
    assert.deepEqual(['run', 'pull', 'registry'].map(toleranceFor), [0, 1, 2]);
  });

  /** The same by its definition, each cell of the table. */
  const distance = (one: string, other: string): number => {
    const table = Array.from({ length: one.length + 1 }, (_, row) =>
      Array.from({ length: other.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
    );
    const at = (row: number, column: number): number => table[row]?.[column] ?? 99;
    for (let row = 1; row <= one.length; row += 1) {
      for (let column = 1; column <= other.length; column += 1) {
        const same = one[row - 1] === other[column - 1] ? 0 : 1;
        const swapped =
          row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
        (table[row] ?? [])[column] = Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + same,
          swapped ? at(row - 2, column - 2) + 1 : 99,
        );
      }
    }
    return at(one.length, other.length);
  };

  it('is what its definition says, and the quick look never rules out what is near', (test) =>
    property(test, 3000, (random: Random) => {
      const [one, other] = [random.text(['a', 'b', 'c'], 8), random.text(['a', 'b', 'c'], 8)];
      const most = random.int(0, 2);
      const near = distance(one, other) <= most;
      assert.equal(isWithin(one, other, most), near, `${one} ${other} ${most}`);
      if (near) assert.ok(mayBeWithin(lettersMask(one), lettersMask(other), most));
      const beginnings = Array.from({ length: other.length + 1 }, (_, length) => other.slice(0, length));
      const nearBeginning = beginnings.some((each) => distance(one, each) <= most);
      assert.equal(isWithin(one, other, most, 'beginning'), nearBeginning, `${one} ${other} ${most} beginning`);
    }));
});

describe('words of a text', () => {
  const words = (text: string): string[] => tokensOf(text).map(({ word }) => word);
  it('are Latin words, Hangul words and whole flags', () => {
    assert.deepEqual(words('`docker run --rm -it`은 multi-stage에서'), [
      'docker',
      'run',
      '--rm',
      'rm',
      '-it',
      'it',
      'multi',
      'stage',
    ]);
    assert.deepEqual(words('CMD는 명령을 정합니다.'), ['cmd', '명령을', '정합니다']);
    assert.deepEqual(words('--volumes-from'), ['--volumes-from', 'volumes', 'from']);
    assert.deepEqual(words('-p 8080:80'), ['-p', '8080', '80']);
  });
});
