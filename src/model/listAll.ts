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
