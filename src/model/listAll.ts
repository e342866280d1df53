import type { Engine, ThingKind } from '../contract/engine.ts';

/** Everything of a kind that the engine has, as it says it. */
export function listAll(engine: Engine, kind: ThingKind): Promise<readonly unknown[]> {
  switch (kind) {
    case 'container':
      return engine.listContainers();
    case 'image':
      return engine.listImages();
    case 'volume':
      return engine.listVolumes();
    case 'network':
      return engine.listNetworks();
  }
}

/** Those of a kind that bear one of the ids (volumes: names); the engine may add others whose ids are like them. */
export function listSome(
  engine: Engine,
  kind: Exclude<ThingKind, 'image'>,
  ids: readonly string[],
): Promise<readonly unknown[]> {
  switch (kind) {
    case 'container':
      return engine.listContainers(ids);
    case 'volume':
      return engine.listVolumes(ids);
    case 'network':
      return engine.listNetworks(ids);
  }
}
