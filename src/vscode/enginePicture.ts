import type { Engine, ThingKind } from '../contract/engine.ts';
import { listAll } from '../model/listAll.ts';
import type { OddRecord } from '../model/records.ts';
import { Store } from '../model/store.ts';
import type { Picture } from '../shell/effects/picture.ts';

const kinds: readonly ThingKind[] = ['container', 'image', 'volume', 'network'];

/**
 * What the engine has now, asked for afresh: no view may be open.
 * @throws Failure when it does not answer.
 */
export async function pictureOf(engine: Engine): Promise<Picture> {
  const store = new Store();
  await Promise.all(kinds.map(async (kind) => store.replace(kind, await listAll(engine, kind))));
  return {
    containers: readable(store.containers),
    images: readable(store.images),
    volumes: readable(store.volumes),
    networks: readable(store.networks),
  };
}

function readable<T extends { readonly kind: string }>(records: ReadonlyMap<string, T | OddRecord>): T[] {
  return [...records.values()].filter((record): record is T => record.kind !== 'odd');
}
