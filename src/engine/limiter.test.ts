import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Deferred, settled } from '../../test/helpers/fakeClock.ts';
import { Limiter } from './limiter.ts';

const never = new AbortController().signal;

describe('a limiter', () => {
  it('lets so many run at a time, the others in their order', async () => {
    const limiter = new Limiter(2);
    const gates = [0, 1, 2, 3].map(() => new Deferred<void>());
    const started: number[] = [];
    const all = gates.map((gate, index) =>
      limiter.run(never, async () => {
        started.push(index);
        await gate.promise;
        return index;
      }),
    );
    await settled();
    assert.deepEqual(started, [0, 1]);
    assert.deepEqual([limiter.running, limiter.waiting], [2, 2]);
    gates[1]?.resolve();
    await settled();
    assert.deepEqual(started, [0, 1, 2]);
    for (const gate of gates) gate.resolve();
    assert.deepEqual(await Promise.all(all), [0, 1, 2, 3]);
    assert.deepEqual([limiter.running, limiter.waiting], [0, 0]);
  });

  it('gives the place on when work fails, and fails as it did', async () => {
    const limiter = new Limiter(1);
    await assert.rejects(
      limiter.run(never, () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.equal(await limiter.run(never, () => Promise.resolve(7)), 7);
  });

  it('never starts what was given up while it waited', async () => {
    const limiter = new Limiter(1);
    const gate = new Deferred<void>();
    const first = limiter.run(never, () => gate.promise);
    const controller = new AbortController();
    let ran = false;
    const second = limiter.run(controller.signal, async () => {
      ran = true;
    });
    const third = limiter.run(never, () => Promise.resolve(3));
    controller.abort(new Error('enough'));
    await assert.rejects(second, /enough/);
    gate.resolve();
    await first;
    assert.equal(await third, 3);
    assert.equal(ran, false);
    await assert.rejects(
      limiter.run(controller.signal, () => Promise.resolve()),
      /enough/,
    );
  });
});
