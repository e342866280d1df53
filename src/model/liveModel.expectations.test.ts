import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { FakeClock, settled } from '../../test/helpers/fakeClock.ts';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { idOf, rawContainer } from '../../test/helpers/raw.ts';
import type { ContainerRecord } from './records.ts';
import { LiveModel } from './liveModel.ts';

/** Docker tells of some changes a moment before its lists know of them. */
describe('lists that are older than an event', () => {
  let clock: FakeClock;
  let engine: FakeEngine;
  let model: LiveModel;

  beforeEach(async () => {
    clock = new FakeClock();
    engine = new FakeEngine();
    engine.containers = [rawContainer(1), rawContainer(2)];
    model = new LiveModel(clock, new MemoryLog());
    model.use(engine);
    model.watch(new Set(['container']));
    await clock.pass(1000);
    engine.calls.length = 0;
  });

  const state = (id: number): string | undefined => {
    const record = model.store.containers.get(idOf(id));
    return record?.kind === 'container' ? record.state : undefined;
  };
  const exited = { State: 'exited', Status: 'Exited (0) 1 second ago' };
  const ask = `listContainers ${JSON.stringify([idOf(1)])}`;

  it('a container that died is exited at once, and asked for until the list knows', async () => {
    let shown = 0;
    model.store.changes.on(() => (shown += 1));
    engine.tell('container', 'die', idOf(1), { exitCode: '7' });
    assert.equal(state(1), 'exited');
    await settled();
    await clock.pass(200);
    // The list is older than the event: it is not believed, and nobody sees it.
    assert.equal(state(1), 'exited');
    const record = model.store.containers.get(idOf(1));
    assert.equal(record?.kind === 'container' ? record.exitCode : undefined, 7);
    assert.equal(shown, 1);
    engine.containers = [rawContainer(1, exited), rawContainer(2)];
    await clock.pass(400);
    assert.equal(state(1), 'exited');
    assert.deepEqual(engine.calls, [ask, ask, ask]);
    await clock.pass(20_000);
    assert.equal(engine.calls.length, 3);
  });

  it('also when the first list does not even have it', async () => {
    engine.tell('container', 'die', idOf(3));
    await settled();
    engine.containers = [...engine.containers, rawContainer(3)];
    engine.tell('container', 'create', idOf(3));
    await clock.pass(200);
    assert.equal(state(3), 'exited');
    engine.containers = [rawContainer(1), rawContainer(2), rawContainer(3, exited)];
    await clock.pass(200);
    assert.equal(state(3), 'exited');
  });

  it('one that is started again is not', async () => {
    engine.tell('container', 'die', idOf(1));
    engine.tell('container', 'start', idOf(1));
    await clock.pass(20_000);
    assert.ok(engine.calls.length <= 2, engine.calls.join('; '));
  });

  it('what never comes is given up after a few times', async () => {
    engine.tell('container', 'die', idOf(1));
    await clock.pass(29_000);
    assert.deepEqual(engine.calls, [ask, ask, ask, ask, ask, ask]);
    // Then the list is believed.
    assert.equal(state(1), 'running');
    // What is left is the wait for a sign of life.
    assert.equal(clock.pending, 1);
  });

  it('what an event says is shown before anything is asked', async () => {
    const says: readonly (readonly [string, Readonly<Record<string, string>>, string, Partial<ContainerRecord>])[] = [
      ['rename', { name: '/other', oldName: '/c1' }, '', { name: 'other' }],
      ['pause', {}, '', { state: 'paused' }],
      ['unpause', {}, '', { state: 'running' }],
      ['health_status', {}, 'unhealthy', { health: 'unhealthy' }],
      ['die', { exitCode: '137' }, '', { state: 'exited', exitCode: 137 }],
      ['start', {}, '', { state: 'running', exitCode: undefined }],
    ];
    engine.answers.listContainers = () => new Promise(() => undefined);
    for (const [action, attributes, detail, expected] of says) {
      engine.tell('container', action, idOf(1), attributes, detail);
      const record = model.store.containers.get(idOf(1)) as unknown as Record<string, unknown>;
      for (const [field, value] of Object.entries(expected)) assert.equal(record[field], value, action);
    }
    // Of a container that is not known nothing can be said, nor of a health that nobody knows.
    engine.tell('container', 'start', idOf(9));
    engine.tell('container', 'health_status', idOf(1), {}, 'odd');
    assert.equal(state(9), undefined);
  });

  it('a network that was joined, or left, is asked for too', async () => {
    const on = { NetworkSettings: { Networks: { n: { NetworkID: idOf('a'), IPAddress: '10.0.0.2' } } } };
    engine.tell('network', 'connect', idOf('a'), { container: idOf(1) });
    await clock.pass(200);
    assert.equal(engine.calls.length, 2);
    engine.containers = [rawContainer(1, on), rawContainer(2)];
    await clock.pass(20_000);
    assert.equal(engine.calls.length, 3);
    engine.tell('network', 'disconnect', idOf('a'), { container: idOf(1) });
    await clock.pass(200);
    assert.equal(engine.calls.length, 5);
    engine.containers = [rawContainer(1), rawContainer(2)];
    await clock.pass(20_000);
    assert.equal(engine.calls.length, 6);
  });

  it('nothing is asked of an engine that was lost in the meantime', async () => {
    engine.tell('container', 'die', idOf(1));
    await settled();
    model.watch(new Set());
    await clock.pass(20_000);
    assert.deepEqual(engine.calls, [ask]);
  });
});
