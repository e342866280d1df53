import assert from 'node:assert/strict';
import type { Engine, ThingKind } from '../../src/contract/engine.ts';
import type { LiveModel } from '../../src/model/liveModel.ts';
import { Store } from '../../src/model/store.ts';
import { eventually } from './eventually.ts';

const kinds: readonly ThingKind[] = ['container', 'image', 'volume', 'network'];

/** Waits until a model knows exactly what the engine says now. */
export async function agrees(model: LiveModel, engine: Engine): Promise<void> {
  let known: unknown;
  let actual: unknown;
  await eventually(
    'the model agrees with the engine',
    async () => {
      actual = contents(await freshStore(engine));
      known = contents(model.store);
      return JSON.stringify(known) === JSON.stringify(actual);
    },
    {
      instead: () => {
        try {
          assert.deepEqual(known, actual);
        } catch (error) {
          return String(error);
        }
        return '';
      },
    },
  );
}

async function freshStore(engine: Engine): Promise<Store> {
  const store = new Store();
  const lists = await Promise.all([
    engine.listContainers(),
    engine.listImages(),
    engine.listVolumes(),
    engine.listNetworks(),
  ]);
  for (const [index, kind] of kinds.entries()) store.replace(kind, lists[index] ?? []);
  return store;
}

/** In an order of its own: a store keeps the order in which things were seen. */
function contents({ containers, images, volumes, networks }: Store): unknown {
  return [containers, images, volumes, networks].map((map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
