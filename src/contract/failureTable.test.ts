import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure, wordsOf } from './failure.ts';
import { explain, type FailureCode, type FailureEntry, failureTable } from './failureTable.ts';
import { speakIn } from './localized.ts';
import { remedies } from './remedy.ts';

const entries = Object.entries(failureTable) as [FailureCode, FailureEntry][];

/** `{0}`, `{1}` … of a text, each once. */
function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}/g))].sort();
}

describe('the failure table', () => {
  for (const [code, { text, remedies: helps }] of entries) {
    it(`${code}: both languages use the same arguments, counted from zero`, () => {
      const used = placeholders(text.en);
      assert.deepEqual(placeholders(text.ko), used);
      assert.deepEqual(
        used,
        used.map((_, index) => `{${index}}`),
      );
    });
    it(`${code}: offers only remedies that exist, each once`, () => {
      for (const id of helps) assert.ok(Object.hasOwn(remedies, id), id);
      assert.equal(new Set(helps).size, helps.length);
    });
  }

  it('offers a way out of every reason for which a view has no engine', () => {
    for (const [code, { remedies: helps }] of entries) {
      if (code.startsWith('engine.')) assert.ok(helps.length > 0, code);
    }
  });
});

describe('explain', () => {
  const failure = new Failure('engine.tooOld', ['tcp://old:2375', '1.24', '1.41'], 'the words of the engine');
  it('fills the sentence in English', () =>
    assert.equal(
      explain(failure, speakIn('en')),
      'The engine at tcp://old:2375 speaks API 1.24; Dockyard needs 1.41 (Docker 20.10) or newer.',
    ));
  it('fills the sentence in Korean', () =>
    assert.equal(
      explain(failure, speakIn('ko')),
      'tcp://old:2375 엔진의 API 버전은 1.24입니다. Dockyard는 1.41(Docker 20.10) 이상이 필요합니다.',
    ));
});

describe('Failure', () => {
  it('is an error whose message is for the log: code, arguments, original words', () => {
    const failure = new Failure('thing.gone', ['web'], 'No such container: web');
    assert.ok(failure instanceof Error);
    assert.equal(failure.message, 'thing.gone(web): No such container: web');
    assert.deepEqual([failure.code, failure.args, failure.detail], ['thing.gone', ['web'], 'No such container: web']);
    assert.equal(new Failure('unexpected').message, 'unexpected()');
    assert.equal(new Failure('engine.slow', ['list', '10']).message, 'engine.slow(list, 10)');
    assert.ok(Failure.is(failure));
  });

  it('is known by its name, not by its class: bundles have classes of their own', () => {
    const fromAnotherBundle = Object.assign(new Error('thing.gone(web)'), { name: 'Failure', code: 'thing.gone' });
    assert.ok(Failure.is(fromAnotherBundle));
    assert.ok(Failure.is(fromAnotherBundle, 'thing.gone'));
    assert.ok(!Failure.is(fromAnotherBundle, 'image.gone'));
  });

  for (const other of [new Error('x'), { name: 'Failure', code: 'thing.gone' }, 'Failure', undefined, null]) {
    it(`${wordsOf(other)} is none`, () => assert.ok(!Failure.is(other)));
  }
});

describe('wordsOf', () => {
  const cases: readonly [unknown, string][] = [
    [new TypeError('bad'), 'bad'],
    ['plain', 'plain'],
    [undefined, 'undefined'],
    [null, 'null'],
    [42, '42'],
  ];
  for (const [thrown, words] of cases) it(`of ${words}`, () => assert.equal(wordsOf(thrown), words));
});
