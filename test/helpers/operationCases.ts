import type { Thing } from '../../src/contract/view.ts';
import { nothingRemoved } from '../../src/operations/endings.ts';
import { comparable } from './comparable.ts';
import { objectCases } from './objectCases.ts';
import type { RealEngine } from './realEngine.ts';

/** How an operation is tried on a real engine. */
export interface OperationCase {
  /** Makes one thing; called for each of the twins. */
  readonly setUp: (real: RealEngine) => Promise<Thing>;
  /** What its `ask` would answer. */
  readonly answers?: (thing: Thing) => unknown;
  /** What of a thing is compared: the same for twins that had the same done to them. */
  readonly see: (real: RealEngine, thing: Thing) => Promise<unknown>;
  /** What undoing leads to: to the same picture, or to one that only the twins have in common. Left out: it cannot be. */
  readonly undone?: 'as before' | 'otherwise';
}

interface State {
  readonly Name: string;
  readonly State: { readonly Status: string; readonly ExitCode: number };
}

const container =
  (state: string, command?: readonly string[], ...flags: readonly string[]) =>
  async (real: RealEngine): Promise<Thing> => {
    const { id, name } = await real.container('case', command, flags);
    if (state === 'exited') await real.docker('stop', '--time', '0', name);
    if (state === 'paused') await real.docker('pause', name);
    return { kind: 'container', id, name, state };
  };

/** Everything that inspect shows, without what no two containers have in common; undefined when it is gone. */
async function everything(real: RealEngine, { id }: Thing): Promise<unknown> {
  const found = await real.inspected<State>(id).catch(() => undefined);
  if (found === undefined) return undefined;
  const text = JSON.stringify(comparable(found, true)).replaceAll(found.Name, '/<name>');
  return withoutCounters(JSON.parse(text) as Record<string, unknown>);
}

/** Its name differs between twins, and so may what the kernel made of a signal. */
function withoutCounters(shown: Record<string, unknown>): unknown {
  return { ...shown, Name: undefined };
}

async function stateOf(real: RealEngine, { id }: Thing): Promise<unknown> {
  const { State } = await real.inspected<State>(id);
  return [State.Status, State.ExitCode];
}

const deaf = ['sh', '-c', 'trap "" TERM; trap "exit 7" HUP; while true; do sleep 0.1; done'];
/** Does not end when asked to, and says so, and when it starts. */
const telling = ['sh', '-c', 'trap "echo asked" TERM; echo started; while true; do sleep 0.1; done'];

/** One for each operation that acts on things by itself; a test fails for one that has none. */
export const operationCases: Readonly<Record<string, OperationCase>> = {
  ...objectCases,
  'container.start': { setUp: container('exited'), see: stateOf, undone: 'otherwise' },
  'container.stop': {
    setUp: container('running'),
    answers: () => nothingRemoved,
    see: everything,
    undone: 'otherwise',
  },
  'container.stopWithGrace': {
    setUp: container('running', deaf),
    answers: () => ({ seconds: 1, ...nothingRemoved }),
    see: stateOf,
    undone: 'otherwise',
  },
  'container.restart': {
    setUp: container('exited'),
    see: stateOf,
    undone: 'otherwise',
  },
  'container.restartWithGrace': {
    setUp: container('running', telling),
    answers: () => ({ seconds: 1 }),
    see: told,
  },
  'container.pause': { setUp: container('running'), see: everything, undone: 'as before' },
  'container.unpause': { setUp: container('paused'), see: everything, undone: 'as before' },
  'container.kill': {
    setUp: container('running', deaf),
    answers: () => ({ signal: 'SIGHUP', ...nothingRemoved }),
    see: ended,
  },
  'container.rename': {
    setUp: container('running'),
    answers: ({ id, name }) => new Map([[id, `${name}-new`]]),
    see: async (real, thing) => {
      const { Name } = await real.inspected<State>(thing.id);
      return Name.replace(thing.name, '<name>');
    },
    undone: 'as before',
  },
  'container.update': {
    setUp: container('running', undefined, '--memory', '128m', '--cpu-shares', '512'),
    answers: () => ({ memory: ['64m'], cpuShares: ['256'], restart: ['on-failure:3'], pidsLimit: ['50'] }),
    see: everything,
    undone: 'otherwise',
  },
  'container.remove': { setUp: container('running'), see: everything },
  'container.removeWithVolumes': {
    setUp: container('running', undefined, '--volume', '/anonymous'),
    see: async (real, thing) => {
      const found = await real.inspected<{ Mounts: { Name: string }[] }>(thing.id).catch(() => undefined);
      // Only those of containers are left when the volume went with its own.
      const all = await real.docker('volume', 'ls', '--quiet', '--filter', 'dangling=true');
      return [found?.Mounts.length, all.split('\n').filter((name) => /^[0-9a-f]{64}$/.test(name)).length];
    },
  },
};

/** What it says, once it is under way. */
async function told(real: RealEngine, { name }: Thing): Promise<unknown> {
  for (let tries = 0; tries < 30; tries += 1) {
    if ((await real.docker('logs', name)).trimEnd().endsWith('started')) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return real.docker('logs', name);
}

/** After a signal that it takes as its end. */
async function ended(real: RealEngine, thing: Thing): Promise<unknown> {
  for (let tries = 0; tries < 30; tries += 1) {
    const [status] = (await stateOf(real, thing)) as [string];
    if (status !== 'running') break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return stateOf(real, thing);
}
