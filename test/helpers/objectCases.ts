import type { Thing } from '../../src/contract/view.ts';
import type { OperationCase } from './operationCases.ts';
import { IMAGE, type RealEngine } from './realEngine.ts';

/** Whether something of a name is still there, by `docker <kind> inspect`. */
const isThere =
  (kind: string) =>
  async (real: RealEngine, { name }: Thing): Promise<boolean> =>
    real.docker(kind, 'inspect', name).then(
      () => true,
      () => false,
    );

/** A thing that `docker <kind> create` makes. */
const made =
  (kind: 'volume' | 'network', state: string) =>
  async (real: RealEngine): Promise<Thing> => {
    const name = real.name('case');
    real.willRemove(kind, 'rm', name);
    await real.docker(kind, 'create', name);
    return { kind, id: name, name, state };
  };

/** Cases of operations on images, volumes and networks that act on things by themselves. */
export const objectCases: Readonly<Record<string, OperationCase>> = {
  'image.remove': {
    setUp: async (real) => {
      const name = `${real.name('case')}:1`;
      real.willRemove('image', 'rm', name);
      await real.docker('tag', IMAGE, name);
      return { kind: 'image', id: name, name, state: 'tagged' };
    },
    see: isThere('image'),
    undone: 'as before',
  },
  'volume.remove': { setUp: made('volume', 'unused'), see: isThere('volume') },
  'network.remove': { setUp: made('network', 'own'), see: isThere('network') },
};
