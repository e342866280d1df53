import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Failure } from '../contract/failure.ts';
import { Deferred, FakeClock, settled } from '../../test/helpers/fakeClock.ts';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { idOf, rawContainer, rawImage } from '../../test/helpers/raw.ts';
import { LiveModel } from './liveModel.ts';

const RETRY = 1_000;

let clock: FakeClock;
let engine: FakeEngine;
let log: MemoryLog;
let model: LiveModel;
/** Every status, `failed code` for failures. */
let statuses: string[];

beforeEach(() => {
  clock = new FakeClock();
  engine = new FakeEngine();
  log = new MemoryLog();
  model = new LiveModel(clock, log);
  statuses = [];
  model.statusChanges.on((status) =>
    statuses.push(status.kind === 'failed' ? `failed ${status.failure.code}` : status.kind),
  );
});

const noSocket = (): Promise<never> => Promise.reject(new Failure('engine.noSocket', ['/run/test.sock']));
const containers = (): string[] => [...model.store.containers.keys()];

async function live(used = engine): Promise<void> {
  model.use(used);
  model.watch(new Set(['container']));
  await settled();
  assert.equal(model.status.kind, 'live');
  await clock.pass(1000);
  used.calls.length = 0;
  statuses.length = 0;
}

describe('an engine that cannot be had', () => {
  it('is said once, and asked again every second until it is there', async () => {
    engine.answers.ping = noSocket;
    model.use(engine);
    model.watch(new Set(['container']));
    await clock.pass(10 * RETRY);
    assert.deepEqual(statuses, ['connecting', 'failed engine.noSocket']);
    assert.equal(engine.count('ping'), 11);
    delete engine.answers.ping;
    await clock.pass(RETRY);
    assert.deepEqual(statuses.slice(2), ['live']);
  });

  it('is said anew when the reason changes', async () => {
    engine.answers.ping = noSocket;
    model.use(engine);
    model.watch(new Set(['container']));
    await settled();
    engine.answers.ping = () => Promise.reject(new Failure('engine.permission', ['/run/test.sock']));
    await clock.pass(RETRY);
    assert.deepEqual(statuses, ['connecting', 'failed engine.noSocket', 'failed engine.permission']);
  });

  const steps = ['ping', 'events', 'listContainers'] as const;
  for (const step of steps) {
    it(`is not there when ${step} fails`, async () => {
      Object.assign(engine.answers, { [step]: () => Promise.reject(new Failure('engine.slow', [step, '3'])) });
      model.use(engine);
      model.watch(new Set(['container']));
      await settled();
      assert.deepEqual(statuses, ['connecting', 'failed engine.slow']);
    });
  }

  it('of a remote machine is asked ever more rarely, up to every 30 s', async () => {
    const remote = new FakeEngine({ kind: 'tcp', host: 'far', port: 2375 });
    const asked: number[] = [];
    remote.answers.ping = () => {
      asked.push(clock.now());
      return noSocket();
    };
    model.use(remote);
    model.watch(new Set(['container']));
    await clock.pass(300_000);
    const waits = asked.slice(1).map((time, index) => time - (asked[index] ?? 0));
    for (const [index, wait] of waits.entries()) {
      const usual = 1000 * 2 ** index;
      const [least, most] = [usual * 0.75, usual * 1.25].map((time) => Math.min(30_000, Math.max(1000, time)));
      assert.ok(wait >= (least ?? 0) && wait <= (most ?? 0), `wait ${index} was ${wait} ms`);
    }
  });

  it('is asked at once by a refresh', async () => {
    engine.answers.ping = noSocket;
    model.use(engine);
    model.watch(new Set(['container']));
    await clock.pass(100);
    delete engine.answers.ping;
    model.refresh();
    await settled();
    assert.equal(model.status.kind, 'live');
    // By the connection that waited, not by a second one, and that one waits no more: only for a sign of life.
    assert.equal(clock.pending, 1);
    await clock.pass(10 * RETRY);
    assert.deepEqual([engine.count('ping'), engine.count('events')], [2, 1]);
  });

  it('of a remote machine is asked soon again once it had been there', async () => {
    const remote = new FakeEngine({ kind: 'tcp', host: 'far', port: 2375 });
    remote.answers.ping = noSocket;
    model.use(remote);
    model.watch(new Set(['container']));
    await clock.pass(100_000);
    delete remote.answers.ping;
    await clock.pass(40_000);
    assert.equal(model.status.kind, 'live');
    remote.calls.length = 0;
    remote.endStream();
    await clock.pass(1.25 * RETRY);
    assert.equal(remote.count('ping'), 1);
  });

  it('fails in ways that nobody thought of, with its own words', async () => {
    engine.answers.ping = () => Promise.reject(new TypeError('x is not a function'));
    model.use(engine);
    model.watch(new Set(['container']));
    await settled();
    assert.ok(model.status.kind === 'failed' && model.status.failure.code === 'unexpected');
    assert.match(model.status.failure.detail ?? '', /x is not a function/);
  });
});

describe('an engine that is lost', () => {
  beforeEach(async () => {
    engine.containers = [rawContainer(1)];
    await live();
  });

  it('leaves its rows as they were last, is said to be lost, and is connected to again', async () => {
    const before = Date.now();
    engine.endStream();
    await settled();
    assert.deepEqual(statuses, ['failed engine.lost']);
    assert.deepEqual(containers(), [idOf(1)]);
    assert.ok(model.status.kind === 'failed');
    const { since = 0 } = model.status;
    assert.ok(since <= Date.now() && since > before - 60_000);
    await clock.pass(RETRY);
    assert.deepEqual(statuses, ['failed engine.lost', 'live']);
    assert.deepEqual(containers(), [idOf(1)]);
    assert.equal(engine.count('events'), 1);
  });

  it('says nothing of old data when there is none', async () => {
    engine.containers = [];
    model.refresh();
    await settled();
    engine.endStream();
    await settled();
    assert.ok(model.status.kind === 'failed' && model.status.since === undefined);
  });

  it('is tried at once when its socket file changes, and when somebody is back', async () => {
    for (const sign of [() => engine.placeWatchers.forEach((changed) => changed()), () => model.attend(true)]) {
      engine.endStream();
      await settled();
      assert.equal(engine.placeWatchers.size, 1);
      sign();
      await settled();
      assert.equal(model.status.kind, 'live');
      assert.equal(engine.placeWatchers.size, 0);
    }
  });

  it('is noticed by its silence: after 30 s without an event it is asked whether it lives', async () => {
    await clock.pass(20_000);
    engine.tell('container', 'rename', idOf(1));
    await clock.pass(29_000);
    assert.equal(engine.count('ping'), 0);
    await clock.pass(1_000);
    assert.equal(engine.count('ping'), 1);
    await clock.pass(30_000);
    assert.equal(engine.count('ping'), 2);
    assert.deepEqual(statuses, []);
    engine.answers.ping = () => Promise.reject(new Failure('engine.slow', ['ping', '3']));
    await clock.pass(30_000);
    assert.deepEqual(statuses, ['failed engine.slow']);
    assert.deepEqual(containers(), [idOf(1)]);
    assert.equal(engine.followed, false);
    delete engine.answers.ping;
    await clock.pass(RETRY);
    assert.deepEqual(statuses, ['failed engine.slow', 'live']);
  });

  it('asks nothing while nobody is at the window, and at once when somebody is back', async () => {
    model.attend(false);
    await clock.pass(90_000);
    assert.equal(engine.count('ping'), 0);
    engine.tell('container', 'rename', idOf(1));
    await settled();
    model.attend(true);
    await settled();
    assert.equal(engine.count('ping'), 0, 'there was a sign of life a moment ago');
    model.attend(false);
    await clock.pass(30_000);
    engine.answers.ping = () => Promise.reject(new Failure('engine.slow', ['ping', '3']));
    model.attend(true);
    await settled();
    assert.deepEqual(statuses, ['failed engine.slow']);
    model.attend(true);
    await settled();
    assert.equal(engine.count('ping'), 2, 'asked once, and tried again once');
  });

  it('does not leave a late answer behind: a list that was under way shows nothing any more', async () => {
    const late = new Deferred<readonly unknown[]>();
    engine.answers.listContainers = () => late.promise;
    engine.tell('container', 'start', idOf(1));
    await settled();
    engine.endStream();
    await settled();
    late.resolve([rawContainer(2)]);
    await settled();
    assert.deepEqual(containers(), [idOf(1)]);
  });

  it('is not overwritten by an older list after it came back', async () => {
    const late = new Deferred<readonly unknown[]>();
    engine.answers.listContainers = () => {
      delete engine.answers.listContainers;
      return late.promise;
    };
    model.refresh();
    await settled();
    engine.endStream();
    engine.containers = [rawContainer(2)];
    await clock.pass(RETRY);
    assert.deepEqual(containers(), [idOf(2)]);
    late.resolve([rawContainer(1)]);
    await settled();
    assert.deepEqual(containers(), [idOf(2)]);
  });
});

describe('a refresh that fails', () => {
  it('because the engine hangs keeps the rows, says so, and comes alive again', async () => {
    engine.containers = [rawContainer(1)];
    await live();
    engine.answers.listContainers = () => Promise.reject(new Failure('engine.slow', ['list', '10']));
    engine.tell('container', 'start', idOf(2));
    await settled();
    assert.deepEqual(statuses, ['failed engine.slow']);
    assert.deepEqual(containers(), [idOf(1)]);
    delete engine.answers.listContainers;
    engine.containers = [rawContainer(1), rawContainer(2)];
    await clock.pass(RETRY);
    assert.deepEqual(statuses, ['failed engine.slow', 'live']);
    assert.deepEqual(containers(), [idOf(1), idOf(2)]);
  });

  it('because the engine says no keeps the rows, goes into the log, and is tried again as a whole list', async () => {
    engine.containers = [rawContainer(1)];
    await live();
    engine.answers.listContainers = () => Promise.reject(new Failure('engine.rejected', ['no']));
    engine.tell('container', 'start', idOf(2));
    await settled();
    assert.deepEqual(containers(), [idOf(1)]);
    assert.deepEqual(statuses, []);
    assert.ok(log.lines.some((line) => line.startsWith('warn') && line.includes('engine.rejected')));
    delete engine.answers.listContainers;
    engine.containers = [rawContainer(1), rawContainer(2)];
    await clock.pass(RETRY);
    assert.equal(engine.calls.at(-1), 'listContainers');
    assert.deepEqual(containers(), [idOf(1), idOf(2)]);
  });
});

describe('refresh', () => {
  it('lists what is watched, and nothing else', async () => {
    await live();
    model.watch(new Set(['container', 'image']));
    await clock.pass(1000);
    engine.calls.length = 0;
    model.refresh();
    await settled();
    assert.deepEqual(engine.calls.sort(), ['listContainers', 'listImages']);
  });

  it('of nothing does nothing', async () => {
    model.refresh();
    model.use(engine);
    model.refresh();
    await clock.pass(10_000);
    assert.deepEqual(engine.calls, []);
  });
});

describe('another engine', () => {
  const other = (): FakeEngine => {
    const next = new FakeEngine({ kind: 'socket', path: '/run/other.sock' });
    next.containers = [rawContainer(2)];
    return next;
  };

  it('takes the place of the old one, of which nothing stays', async () => {
    engine.containers = [rawContainer(1)];
    await live();
    const next = other();
    model.use(next);
    assert.deepEqual(containers(), []);
    await settled();
    assert.deepEqual(statuses, ['idle', 'connecting', 'live']);
    assert.deepEqual(containers(), [idOf(2)]);
    assert.equal(engine.followed, false);
    await clock.pass(60_000);
    assert.deepEqual(engine.calls, []);
  });

  it('is not mixed up with late answers of the old one', async () => {
    const late = new Deferred<readonly unknown[]>();
    engine.answers.listContainers = () => late.promise;
    model.use(engine);
    model.watch(new Set(['container']));
    await settled();
    model.use(other());
    await settled();
    late.resolve([rawContainer(1)]);
    await settled();
    assert.deepEqual(containers(), [idOf(2)]);
    assert.equal(model.status.kind, 'live');
  });

  it('is not failed by the old one', async () => {
    const late = new Deferred<void>();
    engine.answers.ping = () => late.promise;
    model.use(engine);
    model.watch(new Set(['container']));
    await settled();
    model.use(other());
    await settled();
    late.reject(new Failure('engine.notAnswering', ['x']));
    await clock.pass(10 * RETRY);
    assert.equal(model.status.kind, 'live');
    assert.equal(engine.count('ping'), 1);
  });

  it('leaves the old one alone also when that answers at last', async () => {
    const late = new Deferred<void>();
    engine.answers.ping = () => late.promise;
    model.use(engine);
    model.watch(new Set(['container']));
    await settled();
    model.use(other());
    late.resolve();
    await clock.pass(10 * RETRY);
    assert.deepEqual(engine.calls, ['ping']);
  });

  it('can be waited for by a refresh, whatever the old one was doing', async () => {
    await live();
    const next = other();
    next.answers.ping = noSocket;
    model.use(next);
    await clock.pass(100);
    delete next.answers.ping;
    model.refresh();
    await settled();
    assert.equal(model.status.kind, 'live');
  });

  it('that does not exist is said, and the old rows go', async () => {
    engine.containers = [rawContainer(1)];
    engine.images = [rawImage(1)];
    await live();
    model.use(new Failure('engine.unknownContext', ['build']));
    assert.deepEqual(containers(), []);
    assert.deepEqual(statuses, ['idle', 'failed engine.unknownContext']);
    await clock.pass(60_000);
    assert.deepEqual(engine.calls, []);
  });
});
