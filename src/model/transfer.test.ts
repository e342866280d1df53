import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { Transfer } from './transfer.ts';

function after(lines: readonly unknown[]): Transfer {
  const transfer = new Transfer();
  for (const line of lines) transfer.read(line);
  return transfer;
}

const downloading = (id: string, current: number, total: number): object => ({
  id,
  status: 'Downloading',
  progressDetail: { current, total },
});

describe('Transfer', () => {
  it('adds up a pull', () => {
    const begun = after([
      { status: 'Pulling from library/thing', id: 'latest' },
      { status: 'Pulling fs layer', progressDetail: {}, id: 'a' },
      { status: 'Already exists', progressDetail: {}, id: 'b' },
      downloading('a', 50, 100),
    ]);
    assert.deepEqual(begun.layers, [
      { id: 'a', status: 'Downloading', current: 50, total: 100, done: false },
      { id: 'b', status: 'Already exists', current: undefined, total: undefined, done: true },
    ]);
    assert.equal(begun.layersDone, 1);
    assert.equal(begun.share, (0.35 + 1) / 2);
    begun.read({ status: 'Extracting', progressDetail: { current: 100, total: 100 }, id: 'a' });
    begun.read({ status: 'Pull complete', progressDetail: {}, id: 'a' });
    begun.read({ status: `Digest: sha256:${'a'.repeat(64)}` });
    assert.deepEqual([begun.share, begun.layersDone, begun.digest], [1, 2, `sha256:${'a'.repeat(64)}`]);
  });

  it('adds up a push', () => {
    const pushed = after([
      { status: 'The push refers to repository [127.0.0.1:5000/x]' },
      { status: 'Preparing', progressDetail: {}, id: 'a' },
      { status: 'Pushing', progressDetail: { current: 1 }, id: 'a' },
      { status: 'Pushed', progressDetail: {}, id: 'a' },
      { progressDetail: {}, aux: { Tag: '1', Digest: 'sha256:cd', Size: 500 } },
    ]);
    assert.deepEqual([pushed.share, pushed.digest], [1, 'sha256:cd']);
  });

  it('names what was loaded', () =>
    assert.deepEqual(
      after([{ stream: 'Loaded image: a/b:1\n' }, { stream: `Loaded image ID: sha256:12\n` }, { stream: 'other\n' }])
        .loaded,
      ['a/b:1', 'sha256:12'],
    ));

  it('never goes back when more layers turn up', () => {
    const transfer = after([downloading('a', 100, 100)]);
    const { share } = transfer;
    transfer.read({ status: 'Waiting', id: 'b' });
    assert.equal(transfer.share, share);
  });

  test('takes any lines; its share stays between 0 and 1 and never falls', async (context) =>
    property(context, 300, (random) => {
      const transfer = new Transfer();
      let before = 0;
      for (let count = 0; count < 20; count += 1) {
        transfer.read(random.json(['id', 'status', 'stream', 'progressDetail', 'current', 'total', 'aux', 'Digest']));
        transfer.read(downloading(random.pick(['a', 'b', 'c']), random.int(-5, 10), random.int(-5, 5)));
        assert.ok(transfer.share >= before && transfer.share <= 1);
        before = transfer.share;
      }
    }));
});
