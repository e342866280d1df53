import type { Surroundings } from '../../src/engine/surroundings.ts';

/** A machine that says nothing about engines but what these variables say. */
export function barren(env: Surroundings['env'] = {}): Surroundings {
  return {
    env,
    platform: process.platform,
    home: '/nonexistent',
    readFile: async () => undefined,
    exists: async () => false,
  };
}
