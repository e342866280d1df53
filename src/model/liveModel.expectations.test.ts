import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { FakeClock, settled } from '../../test/helpers/fakeClock.ts';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { idOf, rawContainer } from '../../test/helpers/raw.ts';
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

  it('a container that died is asked for until the list knows', async () => {
    engine.send('container', 'die', idOf(1));
    await settled();
    assert.equal(state(1), 'running');
    await clock.pass(200);
    assert.equal(state(1), 'running');
    engine.containers = [rawContainer(1, exited), rawContainer(2)];
    await clock.pass(400);
    assert.equal(state(1), 'exited');
    assert.deepEqual(engine.calls, [ask, ask, ask]);
    await clock.pass(20_000);
    assert.equal(engine.calls.length, 3);
  });

  it('also when the first list does not even have it', async () => {
    engine.send('container', 'die', idOf(3));
    await settled();
    engine.containers = [...engine.containers, rawContainer(3)];
    engine.send('container', 'create', idOf(3));
    await clock.pass(200);
    assert.equal(state(3), 'running');
    engine.containers = [rawContainer(1), rawContainer(2), rawContainer(3, exited)];
    await clock.pass(200);
    assert.equal(state(3), 'exited');
  });

  it('one that is started again is not', async () => {
    engine.send('container', 'die', idOf(1));
    engine.send('container', 'start', idOf(1));
    await clock.pass(20_000);
    assert.ok(engine.calls.length <= 2, engine.calls.join('; '));
  });

  it('what never comes is given up after a few times', async () => {
    engine.send('container', 'die', idOf(1));
    await clock.pass(29_000);
    assert.deepEqual(engine.calls, [ask, ask, ask, ask, ask, ask]);
    // What is left is the wait for a sign of life.
    assert.equal(clock.pending, 1);
  });

  it('a network that was joined, or left, is asked for too', async () => {
    const on = { NetworkSettings: { Networks: { n: { NetworkID: idOf('a'), IPAddress: '10.0.0.2' } } } };
    engine.send('network', 'connect', idOf('a'), { container: idOf(1) });
    await clock.pass(200);
    assert.equal(engine.calls.length, 2);
    engine.containers = [rawContainer(1, on), rawContainer(2)];
    await clock.pass(20_000);
    assert.equal(engine.calls.length, 3);
    engine.send('network', 'disconnect', idOf('a'), { container: idOf(1) });
    await clock.pass(200);
    assert.equal(engine.calls.length, 5);
    engine.containers = [rawContainer(1), rawContainer(2)];
    await clock.pass(20_000);
    assert.equal(engine.calls.length, 6);
  });

  it('nothing is asked of an engine that was lost in the meantime', async () => {
    engine.send('container', 'die', idOf(1));
    await settled();
    model.watch(new Set());
    await clock.pass(20_000);
    assert.deepEqual(engine.calls, [ask]);
  });
});
