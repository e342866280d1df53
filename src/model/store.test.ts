import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { settled } from '../../test/helpers/fakeClock.ts';
import { property } from '../../test/helpers/random.ts';
import { idOf, rawContainer, rawImage, rawNetwork, rawVolume } from '../../test/helpers/raw.ts';
import { keyOf, Store } from './store.ts';

let store: Store;
/** Every change, as `kind structure? keys`. */
let changes: string[];

beforeEach(() => {
  store = new Store();
  changes = [];
  store.changes.on(({ kind, changed, structure }) =>
    changes.push([kind, ...(structure ? ['list'] : []), ...[...changed].map(short)].join(' ')),
  );
});

function short(key: string): string {
  return key.replace(/0{10,}/g, '');
}

/** The changes since the last look. */
async function since(): Promise<string[]> {
  await settled();
  return changes.splice(0);
}

describe('what a change says', () => {
  beforeEach(async () => {
    store.replace('container', [rawContainer(1), rawContainer(2)]);
    await since();
  });

  const cases: readonly [string, readonly unknown[], string[]][] = [
    ['nothing is the same list again', [rawContainer(1), rawContainer(2)], []],
    ['nothing is another order', [rawContainer(2), rawContainer(1)], []],
    ['a record is another', [rawContainer(1, { State: 'paused' }), rawContainer(2)], ['container 1']],
    ['two are', [rawContainer(1, { Image: 'x' }), rawContainer(2, { Image: 'x' })], ['container 1 2']],
    ['one came', [rawContainer(1), rawContainer(2), rawContainer(3)], ['container list']],
    ['one went', [rawContainer(1)], ['container list']],
    ['one came and one went', [rawContainer(1), rawContainer(3)], ['container list']],
    [
      'one came and one is another',
      [rawContainer(1, { Image: 'x' }), rawContainer(2), rawContainer(3)],
      ['container list 1'],
    ],
    ['all went', [], ['container list']],
    ['a field that no view shows is no change', [rawContainer(1, { SizeRw: 7 }), rawContainer(2)], []],
  ];
  for (const [name, raw, expected] of cases) {
    it(name, async () => {
      store.replace('container', raw);
      assert.deepEqual(await since(), expected);
    });
  }

  it('comes later, when the store has settled: listeners never see half of it', async () => {
    const seen: number[] = [];
    store.changes.on(() => seen.push(store.containers.size));
    store.replace('container', [rawContainer(1), rawContainer(2), rawContainer(3)]);
    assert.deepEqual(changes, []);
    store.remove('container', idOf(3));
    await settled();
    assert.deepEqual(seen, [2, 2]);
  });

  it('leaves what is as it was the same object, so that nobody needs to compare again', () => {
    const [one, two] = [store.containers.get(idOf(1)), store.containers.get(idOf(2))];
    store.replace('container', [rawContainer(1), rawContainer(2, { State: 'paused' })]);
    assert.equal(store.containers.get(idOf(1)), one);
    assert.notEqual(store.containers.get(idOf(2)), two);
    store.patch('container', [idOf(1)], [rawContainer(1)]);
    assert.equal(store.containers.get(idOf(1)), one);
  });

  it('is about its kind only', async () => {
    store.replace('image', [rawImage(1)]);
    store.replace('volume', [rawVolume('v')]);
    store.replace('network', [rawNetwork(1)]);
    assert.deepEqual(await since(), ['image list', 'volume list', 'network list']);
    assert.deepEqual(
      [store.containers, store.images, store.volumes, store.networks].map(({ size }) => size),
      [2, 1, 1, 1],
    );
  });
});

describe('patch', () => {
  beforeEach(async () => {
    store.replace('container', [rawContainer(1), rawContainer(2), rawContainer(3)]);
    await since();
  });
  const names = (): string[] => [...store.containers.keys()].map(short).sort();

  const cases: readonly [string, (string | number)[], readonly unknown[], string[], string[]][] = [
    ['one is another', [1], [rawContainer(1, { State: 'exited' })], ['1', '2', '3'], ['container 1']],
    ['one is as it was', [1], [rawContainer(1)], ['1', '2', '3'], []],
    ['one came', [4], [rawContainer(4)], ['1', '2', '3', '4'], ['container list']],
    ['one that was asked for and is not there is gone', [2], [], ['1', '3'], ['container list']],
    ['one that was never known is not there', [9], [], ['1', '2', '3'], []],
    ['those that were not asked for stay', [1, 9], [rawContainer(1)], ['1', '2', '3'], []],
    [
      'one that was not asked for is taken all the same',
      [1],
      [rawContainer(1), rawContainer(5)],
      ['1', '2', '3', '5'],
      ['container list'],
    ],
  ];
  for (const [name, asked, raw, expected, told] of cases) {
    it(name, async () => {
      store.patch('container', asked.map(idOf), raw);
      assert.deepEqual(names(), expected);
      assert.deepEqual(await since(), told);
    });
  }

  it('bit by bit comes to the same as a whole list', (test) =>
    property(test, 200, (random) => {
      const patched = new Store();
      const engine = new Map<string, unknown>();
      for (let step = 0; step < 20; step += 1) {
        const asked = random.list(3, () => random.int(1, 5));
        for (const id of asked) {
          if (random.chance(0.3)) engine.delete(idOf(id));
          else engine.set(idOf(id), rawContainer(id, { State: random.pick(['running', 'exited']) }));
        }
        patched.patch(
          'container',
          asked.map(idOf),
          asked.flatMap((id) => engine.get(idOf(id)) ?? []),
        );
      }
      const whole = new Store();
      whole.replace('container', [...engine.values()]);
      assert.deepEqual(new Map([...patched.containers].sort()), new Map([...whole.containers].sort()));
    }));
});

describe('remove', () => {
  it('takes one of its kind away, and says so once', async () => {
    store.replace('container', [rawContainer(1)]);
    store.replace('volume', [rawVolume('v')]);
    store.replace('network', [rawNetwork(1)]);
    await since();
    store.remove('volume', 'v');
    store.remove('volume', 'v');
    store.remove('network', idOf(1));
    store.remove('container', 'never there');
    assert.deepEqual(await since(), ['volume list', 'network list']);
    assert.deepEqual(
      [store.containers, store.volumes, store.networks].map(({ size }) => size),
      [1, 0, 0],
    );
  });
});

describe('clear', () => {
  it('forgets everything, and speaks only of what was there', async () => {
    store.replace('container', [rawContainer(1)]);
    store.replace('image', [rawImage(1)]);
    await since();
    store.clear();
    assert.deepEqual(await since(), ['container list', 'image list']);
    assert.deepEqual([store.containers.size, store.images.size], [0, 0]);
  });
});

describe('keys', () => {
  it('of images are id and tag, as one image has a record for each tag', () => {
    store.replace('image', [rawImage(1, { RepoTags: ['a:1', 'b:2'] }), rawImage(2, { RepoTags: null })]);
    assert.deepEqual([...store.images.keys()].map(short), ['sha256:1/a:1', 'sha256:1/b:2', 'sha256:2/']);
  });

  it('are those under which records are found', () => {
    store.replace('container', [rawContainer(1), { broken: true }]);
    store.replace('image', [rawImage(1), null]);
    store.replace('volume', [rawVolume('v'), 7]);
    store.replace('network', [rawNetwork(1), []]);
    for (const records of [store.containers, store.images, store.volumes, store.networks]) {
      assert.equal(records.size, 2);
      for (const [key, record] of records) assert.equal(keyOf(record), key);
    }
  });
});
