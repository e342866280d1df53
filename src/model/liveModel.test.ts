import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ThingKind } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import { Deferred, settled } from '../../test/helpers/fakeClock.ts';
import { idOf, rawContainer, rawNetwork, rawVolume } from '../../test/helpers/raw.ts';
import { ModelSetUp } from '../../test/helpers/modelSetUp.ts';

const LINGER = 5_000;
const RETRY = 1_000;

let { clock, engine, model }: ModelSetUp = new ModelSetUp();
const watch = (...kinds: readonly ThingKind[]): void => model.watch(new Set(kinds));
let live: ModelSetUp['live'];
let names: ModelSetUp['names'];

beforeEach(() => {
  const setUp = new ModelSetUp();
  ({ clock, engine, model } = setUp);
  live = setUp.live.bind(setUp);
  names = setUp.names.bind(setUp);
});

describe('following events', () => {
  beforeEach(async () => {
    const networks = { neta: { NetworkID: idOf('a') } };
    engine.containers = [rawContainer(1, { NetworkSettings: { Networks: networks } }), rawContainer(2)];
    engine.volumes = [rawVolume('data')];
    engine.networks = [rawNetwork('a')];
    await live('container', 'image', 'volume', 'network');
  });

  it('remembers the last hundred events, the oldest first', () => {
    for (let number = 0; number < 150; number += 1) engine.tell('plugin', 'enable', String(number));
    const ids = model.events.map(({ event }) => event.id);
    assert.deepEqual(
      ids,
      Array.from({ length: 100 }, (_, index) => String(index + 50)),
    );
  });

  it('asks for the one container that an event is about', async () => {
    engine.containers = [rawContainer(1, { State: 'exited', Status: 'Exited (0)' }), rawContainer(2)];
    engine.tell('container', 'die', idOf(1));
    await settled();
    assert.deepEqual(engine.calls, [`listContainers ${JSON.stringify([idOf(1)])}`]);
    const record = model.store.containers.get(idOf(1));
    assert.equal(record?.kind === 'container' && record.state, 'exited');
  });

  it('asks for several together, at most every 200 ms', async () => {
    engine.tell('container', 'start', idOf(1));
    engine.tell('container', 'die', idOf(2));
    engine.tell('container', 'start', idOf(2));
    await settled();
    // The first one at once; the two that came meanwhile in one call.
    assert.deepEqual(engine.calls, [`listContainers ${JSON.stringify([idOf(1)])}`]);
    await clock.pass(199);
    assert.equal(engine.calls.length, 1);
    await clock.pass(1);
    assert.deepEqual(engine.calls.slice(1), [`listContainers ${JSON.stringify([idOf(2)])}`]);
  });

  it('lists all rather than more than a hundred by their ids', async () => {
    engine.tell('container', 'start', idOf(1));
    for (let id = 1; id <= 101; id += 1) engine.tell('container', 'create', idOf(id));
    await clock.pass(200);
    assert.deepEqual(engine.calls.slice(1), ['listContainers']);
    engine.calls.length = 0;
    await clock.pass(200);
    engine.tell('container', 'start', idOf(1));
    for (let id = 1; id <= 100; id += 1) engine.tell('container', 'create', idOf(id));
    await clock.pass(200);
    assert.match(engine.calls[1] ?? '', /^listContainers \[/);
  });

  it('shows a container that came', async () => {
    engine.containers = [...engine.containers, rawContainer(3)];
    engine.tell('container', 'create', idOf(3));
    await settled();
    assert.deepEqual(names(), ['c1', 'c2', 'c3']);
  });

  it('takes a container away at the event, before anybody is asked', () => {
    engine.tell('container', 'destroy', idOf(1));
    assert.deepEqual(names(), ['c2']);
  });

  const refreshed: readonly [string, string, string, Readonly<Record<string, string>>, string[]][] = [
    ['container', 'prune', '', {}, ['listContainers']],
    ['image', 'tag', 'sha256:1', {}, ['listImages']],
    ['image', 'delete', 'sha256:1', {}, ['listImages']],
    ['volume', 'create', 'v', {}, ['listVolumes ["v"]']],
    ['volume', 'prune', '', {}, ['listVolumes']],
    ['volume', 'mount', 'data', {}, []],
    ['volume', 'unmount', 'data', {}, []],
    ['network', 'create', 'n', {}, ['listNetworks ["n"]']],
    ['network', 'prune', '', {}, ['listNetworks']],
    ['network', 'connect', idOf('a'), { container: idOf(1) }, [`listContainers ${JSON.stringify([idOf(1)])}`]],
    ['network', 'disconnect', idOf('a'), { container: idOf(1) }, [`listContainers ${JSON.stringify([idOf(1)])}`]],
    ['network', 'connect', idOf('a'), { container: '' }, []],
    ['network', 'disconnect', idOf('a'), {}, []],
    ['plugin', 'enable', 'p', {}, []],
  ];
  for (const [type, action, id, attributes, expected] of refreshed) {
    it(`${type} ${action} asks for ${expected.join(' ') || 'nothing'}`, async () => {
      engine.tell(type, action, id, attributes);
      await clock.pass(1000);
      assert.deepEqual(engine.calls, expected);
    });
  }

  it('a network that is changed stays', () => {
    for (const action of ['create', 'update', 'prune']) engine.tell('network', action, idOf('a'));
    engine.tell('volume', 'create', 'data');
    engine.tell('container', 'rename', idOf(1));
    assert.deepEqual([model.store.networks.size, model.store.volumes.size, model.store.containers.size], [1, 1, 2]);
  });

  it('does not lose a container over a list of something else', async () => {
    engine.tell('container', 'start', idOf(1));
    engine.tell('container', 'start', idOf(2));
    engine.tell('volume', 'create', 'v');
    await clock.pass(200);
    assert.deepEqual(engine.calls, [
      `listContainers ${JSON.stringify([idOf(1)])}`,
      'listVolumes ["v"]',
      `listContainers ${JSON.stringify([idOf(2)])}`,
    ]);
  });

  it('takes volumes and networks away at the event', () => {
    engine.tell('volume', 'destroy', 'data');
    engine.tell('network', 'destroy', idOf('a'));
    assert.deepEqual([model.store.volumes.size, model.store.networks.size], [0, 0]);
  });

  it('asks for nothing that nobody looks at', async () => {
    watch('image');
    await clock.pass(1000);
    engine.calls.length = 0;
    engine.tell('container', 'start', idOf(1));
    engine.tell('container', 'prune', '');
    engine.tell('volume', 'create', 'v');
    engine.tell('network', 'connect', idOf('a'), { container: idOf(1) });
    await clock.pass(1000);
    assert.deepEqual(engine.calls, []);
  });
});

describe('a list and an event that cross', () => {
  /** Holds back the next answer of `listContainers`. */
  function hold(): Deferred<readonly unknown[]> {
    const held = new Deferred<readonly unknown[]>();
    engine.answers.listContainers = () => {
      delete engine.answers.listContainers;
      return held.promise;
    };
    return held;
  }

  it('what happens while the first lists are under way is asked for again', async () => {
    const first = hold();
    model.use(engine);
    watch('container');
    await settled();
    engine.containers = [rawContainer(1, { State: 'exited' })];
    engine.tell('container', 'die', idOf(1));
    first.resolve([rawContainer(1, { State: 'running' })]);
    await clock.pass(1000);
    const record = model.store.containers.get(idOf(1));
    assert.equal(record?.kind === 'container' && record.state, 'exited');
  });

  for (const when of ['the first list', 'a later list', 'a look at one'] as const) {
    it(`a container that was destroyed during ${when} does not come back, not even for a moment`, async () => {
      const both = [rawContainer(1), rawContainer(2)];
      engine.containers = both;
      if (when !== 'the first list') await live('container');
      const held = hold();
      if (when === 'the first list') {
        model.use(engine);
        watch('container');
      } else if (when === 'a later list') {
        model.refresh();
      } else {
        engine.tell('container', 'start', idOf(1));
      }
      await settled();
      const seen = new Set<string>();
      model.store.changes.on(() => names().forEach((name) => seen.add(name)));
      engine.containers = [rawContainer(2)];
      engine.tell('container', 'destroy', idOf(1));
      held.resolve(both);
      await clock.pass(1000);
      assert.deepEqual(names(), ['c2']);
      assert.ok(!seen.has('c1'), 'the row came back');
    });
  }

  it('two lists of a kind are never under way together', async () => {
    await live('container');
    let underWay = 0;
    let most = 0;
    engine.answers.listContainers = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => {
        clock.after(450, resolve);
      });
      underWay -= 1;
      return [];
    };
    for (let time = 0; time < 3000; time += 50) {
      engine.tell('container', 'start', idOf(time));
      await clock.pass(50);
    }
    assert.equal(most, 1);
    assert.ok(engine.count('listContainers') >= 5);
  });
});

describe('letting go', () => {
  it('keeps the engine for 5 s after nobody looks, then closes the stream and costs nothing', async () => {
    await live('container');
    watch();
    await clock.pass(LINGER - 1);
    assert.equal(engine.followed, true);
    await clock.pass(1);
    assert.equal(engine.followed, false);
    assert.deepEqual(model.status, { kind: 'idle' });
    assert.equal(clock.pending, 0);
    await clock.pass(60_000);
    assert.deepEqual(engine.calls, []);
  });

  it('does not let go when somebody looks again in time', async () => {
    await live('container');
    watch();
    await clock.pass(LINGER - 1);
    watch('container');
    await clock.pass(20_000);
    assert.equal(engine.followed, true);
    assert.equal(engine.count('ping'), 0);
    // What happened meanwhile was not asked for, so all is.
    assert.equal(engine.count('listContainers'), 1);
  });

  it('connects again when somebody looks later', async () => {
    await live('container');
    watch();
    await clock.pass(LINGER);
    engine.containers = [rawContainer(7)];
    watch('container');
    await settled();
    assert.equal(model.status.kind, 'live');
    assert.deepEqual(names(), ['c7']);
  });

  it('does not go on with a refresh that failed', async () => {
    await live('container');
    engine.answers.listContainers = () => Promise.reject(new Failure('engine.slow', ['x', '10']));
    engine.tell('container', 'start', idOf(1));
    await settled();
    watch();
    await clock.pass(LINGER + RETRY);
    engine.calls.length = 0;
    await clock.pass(60_000);
    assert.deepEqual(engine.calls, []);
    assert.equal(clock.pending, 0);
  });

  it('disposed of leaves nothing behind, neither of letting go nor of a refresh', async () => {
    await live('container');
    engine.tell('container', 'rename', idOf(1));
    engine.tell('container', 'rename', idOf(2));
    await settled();
    engine.calls.length = 0;
    watch();
    assert.ok(clock.pending > 0);
    model.dispose();
    await settled();
    assert.equal(clock.pending, 0);
    await clock.pass(60_000);
    assert.equal(engine.followed, false);
    assert.deepEqual(engine.calls, []);
  });
});
