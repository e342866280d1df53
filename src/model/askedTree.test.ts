import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { AskedTree } from './askedTree.ts';

describe('AskedTree', () => {
  it('asks when it is looked at, once, and for more when told', async () => {
    const asked: string[] = [];
    const tree = new AskedTree<number>((key, next) => {
      asked.push(`${key} ${next ?? ''}`);
      return Promise.resolve(next === undefined ? { entries: [1, 2], next: 'b' } : { entries: [3], next: undefined });
    });
    let changes = 0;
    tree.changes.on(() => (changes += 1));
    assert.equal(tree.at('a').loading, true);
    tree.at('a');
    await turn();
    assert.deepEqual(tree.at('a'), { entries: [1, 2], next: 'b', loading: false, failure: undefined });
    await tree.more('a');
    await tree.more('a');
    await tree.more('unknown');
    assert.deepEqual(tree.at('a').entries, [1, 2, 3]);
    assert.deepEqual(asked, ['a ', 'a b']);
    assert.deepEqual([changes, tree.version], [2, 2]);
  });

  it('keeps what it had when the next page fails', async () => {
    const tree = new AskedTree<number>((_, next) =>
      next === undefined ? Promise.resolve({ entries: [1], next: 'b' }) : Promise.reject(new Error('no')),
    );
    tree.at('a');
    await turn();
    await tree.more('a');
    const { entries, failure } = tree.at('a');
    assert.deepEqual([entries, failure?.code], [[1], 'unexpected']);
  });

  it('what comes after everything was forgotten is forgotten too', async () => {
    let answer: (page: { entries: number[]; next: undefined }) => void = () => undefined;
    const tree = new AskedTree<number>(() => new Promise((resolve) => (answer = resolve)));
    tree.at('a');
    const late = answer;
    tree.forget();
    assert.deepEqual(tree.at('a').entries, []);
    late({ entries: [1], next: undefined });
    await turn();
    assert.equal(tree.at('a').loading, true);
  });

  it('renews what is known and keeps it until then; what cannot be had is said', async () => {
    let answer: () => Promise<{ entries: number[]; next: undefined }> = () =>
      Promise.resolve({ entries: [1], next: undefined });
    const tree = new AskedTree<number>(() => answer());
    tree.at('a');
    await turn();
    answer = () => Promise.resolve({ entries: [2], next: undefined });
    const renewed = tree.renew(['a', 'nobody looked at it']);
    assert.deepEqual([tree.at('a').entries, tree.at('a').loading], [[1], false]);
    assert.equal(await renewed, true);
    assert.deepEqual(tree.at('a').entries, [2]);
    answer = () => Promise.reject(new Error('no'));
    assert.equal(await tree.renew(['a']), false);
    assert.deepEqual([tree.at('a').entries, tree.at('a').failure?.code], [[2], 'unexpected']);
    assert.equal(tree.version, 3);
  });
});
