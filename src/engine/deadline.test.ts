import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { Deferred, settled } from '../../test/helpers/fakeClock.ts';
import { withDeadline } from './deadline.ts';

const late = (): Error => new Error('late');

/** What Node would report as unhandled, and would end the extension host for, while `body` runs. */
async function unhandledDuring(body: () => Promise<void>): Promise<unknown[]> {
  const unhandled: unknown[] = [];
  const listener = (reason: unknown): unknown => unhandled.push(reason);
  process.on('unhandledRejection', listener);
  try {
    await body();
    await settled();
  } finally {
    process.off('unhandledRejection', listener);
  }
  return unhandled;
}

/** Time is mocked: no test waits. */
function mockTime(test: TestContext): (ms: number) => void {
  test.mock.timers.enable({ apis: ['setTimeout'] });
  return (ms) => test.mock.timers.tick(ms);
}

describe('withDeadline', () => {
  it('settles as the work does', async () => {
    assert.equal(await withDeadline(1000, late, () => Promise.resolve('done')), 'done');
    await assert.rejects(
      withDeadline(1000, late, () => Promise.reject(new Error('broken'))),
      { message: 'broken' },
    );
  });

  it('gives up on work that never settles, just when the time is over', async (test) => {
    const tick = mockTime(test);
    let outcome = 'waiting';
    const call = withDeadline(3000, late, () => new Promise<never>(() => undefined)).catch((error: unknown) => {
      outcome = (error as Error).message;
    });
    tick(2999);
    await settled();
    assert.equal(outcome, 'waiting');
    tick(1);
    await call;
    assert.equal(outcome, 'late');
  });

  it('aborts the work that is late, and no other', async (test) => {
    const tick = mockTime(test);
    let slow: AbortSignal | undefined;
    let quick: AbortSignal | undefined;
    const call = withDeadline(1000, late, (signal) => {
      slow = signal;
      return new Promise<never>(() => undefined);
    });
    await withDeadline(1000, late, async (signal) => {
      quick = signal;
    });
    tick(1000);
    await assert.rejects(call, { message: 'late' });
    assert.equal(slow?.aborted, true);
    assert.equal(quick?.aborted, false);
  });

  it('says that it is late, not that it was aborted, when the work ends because of the abort', async (test) => {
    const tick = mockTime(test);
    const call = withDeadline(1000, late, async (signal) => {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    });
    tick(1000);
    await assert.rejects(call, { message: 'late' });
  });

  it('leaves no unhandled rejection when late work fails after all', async (test) => {
    const tick = mockTime(test);
    const work = new Deferred<never>();
    const unhandled = await unhandledDuring(async () => {
      const call = withDeadline(1000, late, () => work.promise);
      tick(1000);
      await assert.rejects(call, { message: 'late' });
      work.reject(new Error('too late to matter'));
    });
    assert.deepEqual(unhandled, []);
  });

  it('leaves no timer and no rejection behind when the work cannot even begin', async (test) => {
    const tick = mockTime(test);
    const unhandled = await unhandledDuring(async () => {
      const call = withDeadline(1000, late, () => {
        throw new Error('at once');
      });
      await assert.rejects(call, { message: 'at once' });
      tick(1000);
    });
    assert.deepEqual(unhandled, []);
  });
});
