import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ThingKind } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import { Deferred, settled } from '../../test/helpers/fakeClock.ts';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { rawContainer, rawImage } from '../../test/helpers/raw.ts';
import { ModelSetUp } from '../../test/helpers/modelSetUp.ts';

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

describe('connecting', () => {
  it('contacts no engine before somebody looks', async () => {
    model.use(engine);
    await clock.pass(60_000);
    assert.deepEqual(engine.calls, []);
    assert.deepEqual(model.status, { kind: 'idle' });
  });

  it('contacts it as soon as somebody looks, in whichever order engine and viewer come', async () => {
    watch('image');
    await settled();
    model.use(engine);
    await settled();
    assert.equal(model.status.kind, 'live');
  });

  it('opens the event stream before it lists, so that nothing is missed in between', async () => {
    const stream = new Deferred<void>();
    engine.answers.events = () => stream.promise;
    model.use(engine);
    watch('container', 'image');
    await settled();
    assert.deepEqual(engine.calls, ['ping', 'events']);
    assert.deepEqual(model.status, { kind: 'connecting' });
    stream.resolve();
    await settled();
    assert.deepEqual(engine.calls.slice(2).sort(), ['listContainers', 'listImages']);
    assert.deepEqual(model.status, { kind: 'live' });
  });

  it('is live only when all lists are in', async () => {
    const images = new Deferred<readonly unknown[]>();
    engine.answers.listImages = () => images.promise;
    model.use(engine);
    watch('container', 'image');
    await settled();
    assert.deepEqual(model.status, { kind: 'connecting' });
    images.resolve([rawImage(1)]);
    await settled();
    assert.deepEqual(model.status, { kind: 'live' });
    assert.equal(model.store.images.size, 1);
  });

  const lists: readonly [ThingKind, string[]][] = [
    ['container', ['listContainers']],
    ['image', ['listImages']],
    // Who uses a volume, and who is on a network, is known from containers.
    ['volume', ['listContainers', 'listVolumes']],
    ['network', ['listContainers', 'listNetworks']],
  ];
  for (const [kind, expected] of lists) {
    it(`lists for ${kind}s just what they need`, async () => {
      model.use(engine);
      watch(kind);
      await settled();
      assert.deepEqual(engine.calls.filter((call) => call.startsWith('list')).sort(), expected);
    });
  }

  it('lists a kind when it is looked at later, and only that one', async () => {
    await live('container');
    watch('container', 'image');
    await clock.pass(200);
    assert.deepEqual(engine.calls, ['listImages']);
  });

  it('says why there is no engine', async () => {
    const failure = new Failure('engine.badEndpoint', ['x']);
    model.use(failure);
    assert.deepEqual(model.status, { kind: 'idle' });
    watch('container');
    assert.deepEqual(model.status, { kind: 'failed', failure });
  });
});

describe('settled', () => {
  it('waits for the first lists', async () => {
    const list = new Deferred<readonly unknown[]>();
    engine.answers.listContainers = () => list.promise;
    model.use(engine);
    watch('container');
    let done = false;
    const waiting = model.settled().then(() => (done = true));
    await settled();
    assert.equal(done, false);
    list.resolve([rawContainer(1)]);
    await waiting;
    assert.deepEqual(names(), ['c1']);
  });

  it('waits for a kind that is looked at later: an empty list must not look like nothing there', async () => {
    await live('container');
    await model.settled();
    const list = new Deferred<readonly unknown[]>();
    engine.answers.listImages = () => list.promise;
    watch('container', 'image');
    let done = false;
    const waiting = model.settled().then(() => (done = true));
    await settled();
    assert.equal(done, false);
    list.resolve([rawImage(1)]);
    await waiting;
    assert.equal(model.store.images.size, 1);
  });

  it('ends also when such a kind cannot be had', async () => {
    await live('container');
    engine.answers.listImages = () => Promise.reject(new Failure('engine.slow', ['list', '10']));
    watch('container', 'image');
    await model.settled();
  });

  it('waits for another engine', async () => {
    await live('container');
    const next = new FakeEngine();
    const list = new Deferred<readonly unknown[]>();
    next.answers.listContainers = () => list.promise;
    model.use(next);
    let done = false;
    const waiting = model.settled().then(() => (done = true));
    await settled();
    assert.equal(done, false);
    list.resolve([]);
    await waiting;
  });

  it('does not take a list of the engine before for one of this', async () => {
    await live('container', 'image');
    watch('image');
    model.use(new FakeEngine());
    await settled();
    const list = new Deferred<readonly unknown[]>();
    const next = new FakeEngine();
    next.answers.listContainers = () => list.promise;
    model.use(next);
    await settled();
    watch('image', 'container');
    let done = false;
    const waiting = model.settled().then(() => (done = true));
    await clock.pass(1000);
    assert.equal(done, false);
    list.resolve([]);
    await waiting;
  });

  it('ends with a failure too: an endless spinner says nothing', async () => {
    engine.answers.ping = () => Promise.reject(new Failure('engine.noSocket', ['/x']));
    model.use(engine);
    watch('container');
    await model.settled();
    assert.equal(model.status.kind, 'failed');
    await model.settled();
  });
});
