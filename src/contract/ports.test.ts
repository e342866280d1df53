import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter, systemClock } from './ports.ts';

describe('Emitter', () => {
  it('tells every listener, in the order in which they came', () => {
    const heard: string[] = [];
    const emitter = new Emitter<string>();
    emitter.on((value) => heard.push(`first ${value}`));
    emitter.on((value) => heard.push(`second ${value}`));
    emitter.fire('a');
    assert.deepEqual(heard, ['first a', 'second a']);
  });

  it('forgets a listener that was disposed of, and only that one', () => {
    const heard: string[] = [];
    const emitter = new Emitter<string>();
    const first = emitter.on((value) => heard.push(`first ${value}`));
    emitter.on((value) => heard.push(`second ${value}`));
    first.dispose();
    emitter.fire('a');
    assert.deepEqual(heard, ['second a']);
  });

  it('is not confused by listeners that come and go while it speaks', () => {
    const heard: string[] = [];
    const emitter = new Emitter<string>();
    const once = emitter.on((value) => {
      once.dispose();
      heard.push(`once ${value}`);
      emitter.on((later) => heard.push(`later ${later}`));
    });
    emitter.on((value) => heard.push(`always ${value}`));
    emitter.fire('a');
    assert.deepEqual(heard, ['once a', 'always a']);
    emitter.fire('b');
    assert.deepEqual(heard.slice(2), ['always b', 'later b']);
  });
});

describe('systemClock', () => {
  it('calls back, unless it was disposed of', async () => {
    const called: string[] = [];
    systemClock.after(1, () => called.push('cancelled')).dispose();
    await new Promise<void>((resolve) => {
      systemClock.after(5, () => {
        called.push('kept');
        resolve();
      });
    });
    assert.deepEqual(called, ['kept']);
  });
});
