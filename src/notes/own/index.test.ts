import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { NoteIndex } from './index.ts';

const VERSION = 7;
const stamp = { changed: 1.5, size: 2 };
const explanation = (
  key: string,
  line: number,
  score = 4,
): { key: string; line: number; end: number; score: number } => ({
  key,
  line,
  end: line + 2,
  score,
});
const saved = (index: NoteIndex): Buffer => Buffer.concat([...index.bytes(VERSION)]);
const readBack = (bytes: Buffer, version = VERSION): NoteIndex | undefined => {
  const steps = NoteIndex.from(bytes, version);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

describe('an index of notes', () => {
  it('gives the surest first, and so many of each note', () => {
    const index = new NoteIndex();
    index.put('/b', stamp, [explanation('k', 1, 4), explanation('k', 9, 10), explanation('other', 3)]);
    index.put('/a', stamp, [explanation('k', 5, 4)]);
    const lines = (most: number, perNote?: number): string[] =>
      index.search('k', most, perNote).map(({ file, line }) => `${file}:${line}`);
    assert.deepEqual(lines(9), ['/b:9', '/a:5', '/b:1']);
    assert.deepEqual(lines(9, 1), ['/b:9', '/a:5']);
    assert.deepEqual(lines(1), ['/b:9']);
    assert.deepEqual(index.search('unknown', 9), []);
    assert.deepEqual(index.search('k', 1)[0], { file: '/b', line: 9, end: 11, score: 10 });
  });

  it('forgets what a note said before', () => {
    const index = new NoteIndex();
    index.put('/a', stamp, [explanation('k', 1)]);
    index.put('/a', { changed: 2, size: 3 }, [explanation('k', 4)]);
    assert.deepEqual(
      index.search('k', 9).map(({ line }) => line),
      [4],
    );
    assert.deepEqual(index.stampOf('/a'), { changed: 2, size: 3 });
    index.remove('/a');
    index.remove('/a');
    assert.deepEqual(index.search('k', 9), []);
    assert.equal(index.size, 0);
  });

  it('says when a copy would be smaller', () => {
    const index = new NoteIndex();
    const many = Array.from({ length: 1000 }, (_, line) => explanation('k', line));
    for (let round = 0; round < 120; round += 1) index.put('/a', stamp, many);
    assert.ok(index.isSparse);
    const copy = readBack(saved(index));
    assert.equal(copy?.places, 1000);
    assert.equal(copy.isSparse, false);
  });

  it('comes back from its bytes as it was', (test) =>
    property(test, 60, (random) => {
      const index = new NoteIndex();
      const keys = ['a', '한글', '__proto__', 'constructor', '--x'];
      for (let round = 0; round < random.int(0, 40); round += 1) {
        const file = `/notes/${random.int(0, 9)}`;
        if (random.chance(0.2)) index.remove(file);
        else
          index.put(
            file,
            stamp,
            random.list(60, () => explanation(random.pick(keys), random.int(0, 99), random.int(2, 12))),
          );
      }
      const back = readBack(saved(index));
      assert.ok(back !== undefined);
      for (const key of keys) assert.deepEqual(back.search(key, 99), index.search(key, 99));
      assert.deepEqual([...back.files()], [...index.files()]);
      for (const file of index.files()) assert.deepEqual(back.stampOf(file), index.stampOf(file));
    }));

  it('is written as it was when writing began, whatever changes meanwhile', () => {
    const index = new NoteIndex();
    for (let number = 0; number < 3000; number += 1) index.put(`/${number}`, stamp, [explanation('k', number)]);
    const before = saved(index);
    const parts: Uint8Array[] = [];
    let number = 0;
    for (const part of index.bytes(VERSION)) {
      parts.push(part);
      number += 1;
      index.put(`/new/${number}`, stamp, [explanation('k', 5), explanation('new', 6)]);
      index.put(`/${number}`, { ...stamp, size: 99 }, [explanation('new', 7)]);
      index.remove(`/${2000 + number}`);
    }
    assert.ok(number > 5);
    assert.ok(Buffer.concat(parts).equals(before));
  });

  it('comes back from nothing else', (test) => {
    const index = new NoteIndex();
    index.put('/a', stamp, [explanation('k', 1), explanation('l', 2)]);
    const bytes = saved(index);
    assert.equal(readBack(bytes, VERSION + 1), undefined);
    for (const length of [0, 3, 23, bytes.length - 1]) assert.equal(readBack(bytes.subarray(0, length)), undefined);
    return property(test, 300, (random) => {
      const damaged = Buffer.from(bytes);
      damaged[random.int(0, bytes.length - 1)] = random.int(0, 255);
      const found = readBack(damaged);
      for (const key of ['k', 'l']) assert.ok((found?.search(key, 9).length ?? 0) <= 2);
    });
  });
});
