import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Deferred, FakeClock, settled } from '../../test/helpers/fakeClock.ts';
import { Coalescer } from './coalescer.ts';

const INTERVAL = 200;

describe('Coalescer', () => {
  let clock: FakeClock;
  /** When each run began, in milliseconds since the start of the test. */
  let runs: number[];
  let start: number;
  const note = (): void => void runs.push(clock.now() - start);

  beforeEach(() => {
    clock = new FakeClock();
    runs = [];
    start = clock.now();
  });

  it('does nothing unasked', async () => {
    new Coalescer(note, INTERVAL, clock);
    await clock.pass(1000);
    assert.deepEqual(runs, []);
  });

  it('runs the first request at once', () => {
    new Coalescer(note, INTERVAL, clock).request();
    assert.deepEqual(runs, [0]);
  });

  it('runs those that follow together, an interval after the first', async () => {
    const coalescer = new Coalescer(note, INTERVAL, clock);
    for (let count = 0; count < 10; count += 1) coalescer.request();
    await clock.pass(INTERVAL - 1);
    assert.deepEqual(runs, [0]);
    await clock.pass(1);
    assert.deepEqual(runs, [0, INTERVAL]);
    await clock.pass(10 * INTERVAL);
    assert.deepEqual(runs, [0, INTERVAL]);
  });

  it('runs at once again after a pause', async () => {
    const coalescer = new Coalescer(note, INTERVAL, clock);
    coalescer.request();
    await clock.pass(INTERVAL);
    coalescer.request();
    assert.deepEqual(runs, [0, INTERVAL]);
  });

  it('is not starved: under requests that never stop it runs every interval', async () => {
    const coalescer = new Coalescer(note, INTERVAL, clock);
    for (let time = 0; time <= 1000; time += 10) {
      coalescer.request();
      await clock.pass(10);
    }
    assert.deepEqual(runs, [0, 200, 400, 600, 800, 1000]);
  });

  it('never runs twice at a time, and once more for what was asked for meanwhile', async () => {
    const works: Deferred<void>[] = [];
    const coalescer = new Coalescer(
      () => {
        note();
        const work = new Deferred<void>();
        works.push(work);
        return work.promise;
      },
      INTERVAL,
      clock,
    );
    coalescer.request();
    await clock.pass(50);
    coalescer.request();
    coalescer.request();
    await clock.pass(1000);
    assert.deepEqual(runs, [0], 'the first run is still at work');
    works[0]?.resolve();
    await settled();
    assert.deepEqual(runs, [0, 1050]);
    works[1]?.resolve();
    await clock.pass(1000);
    assert.deepEqual(runs, [0, 1050], 'nobody asked since');
  });

  it('keeps its interval also after work that took shorter', async () => {
    const work = new Deferred<void>();
    let first = true;
    const coalescer = new Coalescer(
      () => {
        note();
        const promise = first ? work.promise : Promise.resolve();
        first = false;
        return promise;
      },
      INTERVAL,
      clock,
    );
    coalescer.request();
    await clock.pass(50);
    coalescer.request();
    work.resolve();
    await clock.pass(149);
    assert.deepEqual(runs, [0]);
    await clock.pass(1);
    assert.deepEqual(runs, [0, INTERVAL]);
  });

  it('runs no more once it is disposed of, and leaves no timer', async () => {
    const coalescer = new Coalescer(note, INTERVAL, clock);
    coalescer.request();
    await settled();
    coalescer.request();
    assert.equal(clock.pending, 1);
    coalescer.dispose();
    assert.equal(clock.pending, 0);
    coalescer.request();
    await clock.pass(1000);
    assert.deepEqual(runs, [0]);
  });

  it('that is disposed of at work does not begin again', async () => {
    const work = new Deferred<void>();
    const coalescer = new Coalescer(
      () => {
        note();
        return work.promise;
      },
      INTERVAL,
      clock,
    );
    coalescer.request();
    coalescer.request();
    coalescer.dispose();
    work.resolve();
    await clock.pass(1000);
    assert.deepEqual(runs, [0]);
  });
});
