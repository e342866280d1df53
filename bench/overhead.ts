import type { Engine } from '../src/contract/engine.ts';
import type { EngineOperation } from '../src/contract/operation.ts';
import type { Thing } from '../src/contract/view.ts';
import { containerCall, pause, start, stop, unpause } from '../src/operations/changeState.ts';
import { removeImage } from '../src/operations/images/remove.ts';
import { tagCall } from '../src/operations/images/reference.ts';
import { tag } from '../src/operations/images/tag.ts';
import { connect, disconnect } from '../src/operations/networks/attach.ts';
import { connectCall, disconnectCall, plain } from '../src/operations/networks/attachment.ts';
import { createNetwork, plainNetwork, removeNetworkCall } from '../src/operations/networks/create.ts';
import { removeNetwork } from '../src/operations/networks/remove.ts';
import { remove } from '../src/operations/remove.ts';
import { rename } from '../src/operations/rename.ts';
import { createContainer } from '../src/operations/run.ts';
import { createVolume, removeVolumeCall } from '../src/operations/volumes/create.ts';
import { removeVolume } from '../src/operations/volumes/remove.ts';
import { networkBody } from '../src/shell/networkLine.ts';
import { createCall } from '../src/shell/run/createBody.ts';
import { plainRun } from '../src/shell/run/runOptions.ts';
import { type Act, FakeUi, services } from '../test/helpers/fakeUi.ts';
import { IMAGE, type RealEngine, TEST_LABEL } from '../test/helpers/realEngine.ts';
import { type Figure, median, ms, timed } from './figure.ts';

/** Pairs of an operation and its bare requests. */
const PAIRS = 40;

/** An operation, and the same requests to the engine without anything around them, looks before it included. */
interface Sample {
  readonly operation: EngineOperation;
  /** What it acts on; left out: it makes something. */
  readonly on?: (name: string) => Promise<Thing>;
  /** What a person chooses and types. */
  readonly script?: (name: string) => readonly Act[];
  readonly bare: (thing: Thing, name: string) => Promise<unknown>;
}

/** What operations of each kind of thing cost over what the engine takes for the same; those that belong together in turns. */
export async function overhead(real: RealEngine): Promise<Figure> {
  const engine = await real.engine();
  const samples = [
    ...containerSamples(engine, await real.container('overhead')),
    // The other one is renamed all the while.
    ...otherSamples(engine, await real.container('member')),
  ];
  const prefix = real.name('made');
  const over = new Map(samples.map(({ operation }) => [operation.id, [] as number[]]));
  for (let run = 0; run < PAIRS; run += 1) {
    const times: Record<'own' | 'bare', number[]> = { own: [], bare: [] };
    for (const whose of run % 2 === 0 ? (['own', 'bare'] as const) : (['bare', 'own'] as const)) {
      const name = `${prefix}-${whose}${String(run)}`;
      for (const { operation, on, script, bare } of samples) {
        const thing = await on?.(name);
        const ui = new FakeUi(script?.(name) ?? []);
        const { runner } = services(engine, { ui });
        const own = (): Promise<void> => runner.run(operation, thing === undefined ? [] : [thing]);
        times[whose].push(await timed(() => (whose === 'own' ? own() : bare(thing ?? nothing, name))));
        if (whose === 'own' && (!ui.done || ui.failures.length > 0)) throw new Error(`${operation.id} went otherwise`);
      }
    }
    for (const [index, { operation }] of samples.entries()) {
      over.get(operation.id)?.push((times.own[index] ?? Number.NaN) - (times.bare[index] ?? Number.NaN));
    }
  }
  const costs = [...over].map(([what, differences]) => ({ what, cost: median(differences) }));
  const [most] = costs.sort((one, other) => other.cost - one.cost);
  if (most === undefined) throw new Error('nothing was measured');
  return {
    what: `an operation, ledger included, over its bare requests, in turns (medians of ${String(PAIRS)} differences)`,
    measured: `most: ${most.what} ${ms(most.cost)}; ${costs
      .slice(1)
      .map(({ what, cost }) => `${what} ${ms(cost)}`)
      .join(', ')}`,
    target: '≤ 20 ms, each',
    holds: most.cost <= 20,
  };
}

const nothing: Thing = { kind: 'container', id: '', name: '', state: '' };
const yes = (): readonly Act[] => [{ confirm: true }];

type Container = Pick<Thing, 'id' | 'name'>;

function containerSamples(engine: Engine, { id, name: running }: Container): Sample[] {
  const inState = (state: string) => (): Promise<Thing> =>
    Promise.resolve({ kind: 'container', id, name: running, state });
  const called =
    (verb: string) =>
    (thing: Thing): Promise<unknown> =>
      engine.send(containerCall(thing, verb));
  const made = async (name: string): Promise<Thing> => {
    const { Id } = (await engine.inspect('container', name, name)) as { readonly Id: string };
    return { kind: 'container', id: Id, name, state: 'created' };
  };
  return [
    { operation: pause, on: inState('running'), bare: called('pause') },
    { operation: unpause, on: inState('paused'), bare: called('unpause') },
    {
      operation: rename,
      on: inState('running'),
      script: (name) => [{ type: [`${name}-new`] }],
      bare: (thing, name) => engine.send(containerCall(thing, 'rename', { name: `${name}-new` })),
    },
    {
      operation: stop,
      on: inState('running'),
      bare: async (thing) => {
        await engine.inspect('container', thing.id, thing.name);
        await engine.send(containerCall(thing, 'stop'));
      },
    },
    { operation: start, on: inState('exited'), bare: called('start') },
    {
      operation: createContainer,
      script: (name) => [{ pick: IMAGE }, { pick: 'name' }, { type: [name] }, { pick: 'create' }],
      bare: async (_, name) => {
        await engine.listImages();
        await engine.inspect('image', IMAGE, IMAGE);
        await engine.listContainers();
        await engine.send(createCall({ ...plainRun(IMAGE), name }));
      },
    },
    {
      operation: remove,
      on: made,
      script: yes,
      bare: (thing) => engine.send({ method: 'DELETE', path: `/containers/${thing.id}`, query: { force: false } }),
    },
  ];
}

function otherSamples(engine: Engine, container: Container): Sample[] {
  const image = (reference: string): Thing => ({ kind: 'image', id: reference, name: reference, state: 'tagged' });
  const volume = (name: string): Promise<Thing> => Promise.resolve({ kind: 'volume', id: name, name, state: 'unused' });
  const network = async (name: string): Promise<Thing> => {
    const { Id } = (await engine.inspect('network', name, name)) as { readonly Id: string };
    return { kind: 'network', id: Id, name, state: 'own' };
  };
  const [label = '', value = ''] = TEST_LABEL.split('=');
  const labelled: readonly Act[] = [{ pick: 'labels' }, { type: [TEST_LABEL] }, { pick: 'go' }];
  const member = { ...plain, container };
  return [
    {
      operation: tag,
      on: () => Promise.resolve(image(IMAGE)),
      script: (name) => [{ type: [`${name}:1`] }],
      bare: async (_, name) => {
        await engine.inspect('image', `${name}:1`, name).catch(() => undefined);
        await engine.inspect('image', IMAGE, IMAGE);
        await engine.send(tagCall(IMAGE, `${name}:1`));
      },
    },
    {
      operation: removeImage,
      on: (name) => Promise.resolve(image(`${name}:1`)),
      script: yes,
      bare: async (thing) => {
        await engine.listImages();
        await engine.inspect('image', thing.id, thing.name);
        await engine.send({ method: 'DELETE', path: `/images/${thing.id}` });
      },
    },
    {
      operation: createVolume,
      script: (name) => [{ type: [name] }, ...labelled],
      bare: async (_, name) => {
        await engine.listVolumes();
        const body = { Name: name, Driver: 'local', DriverOpts: {}, Labels: { [label]: value } };
        await engine.send({ method: 'POST', path: '/volumes/create', body });
      },
    },
    { operation: removeVolume, on: volume, script: yes, bare: ({ name }) => engine.send(removeVolumeCall(name)) },
    {
      operation: createNetwork,
      script: (name) => [{ type: [name] }, ...labelled],
      bare: async (_, name) => {
        await engine.listNetworks();
        await engine.send({ method: 'GET', path: '/info' });
        const body = networkBody({ ...plainNetwork(name), labels: [TEST_LABEL] });
        await engine.send({ method: 'POST', path: '/networks/create', body });
      },
    },
    {
      operation: connect,
      on: network,
      script: () => [{ choose: container.name }, { type: [''] }, { type: [''] }],
      bare: async (thing) => {
        await engine.listContainers();
        await engine.inspect('network', thing.id, thing.name);
        await engine.send(connectCall(thing, member));
      },
    },
    {
      operation: disconnect,
      on: network,
      script: () => [{ choose: container.name }],
      bare: async (thing) => {
        await engine.listContainers();
        await engine.inspect('container', container.id, container.name);
        await engine.send(disconnectCall(thing, container));
      },
    },
    {
      operation: removeNetwork,
      on: network,
      script: yes,
      bare: ({ id, name }) => engine.send(removeNetworkCall(id, name)),
    },
  ];
}
