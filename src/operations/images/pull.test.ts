import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import type { Engine } from '../../contract/engine.ts';
import { pull } from './pull.ts';

/** One whose pulls go on until the signal of whoever asked for them. */
class EndlessEngine extends FakeEngine {
  #signal: AbortSignal | undefined;

  override within(signal?: AbortSignal): Engine {
    this.#signal = signal;
    return this;
  }

  override follow(...[, onLine]: Parameters<Engine['follow']>): Promise<void> {
    onLine({ id: 'layer', status: 'Downloading', progressDetail: { current: 1, total: 9 } });
    return new Promise((_, reject) => {
      this.#signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  }
}

describe('a pull', () => {
  it('that the person ends is written down as ended, and is no failure', { timeout: 5000 }, async () => {
    const using = services(new EndlessEngine(), { ui: new FakeUi([{ type: ['alpine:3'] }]) });
    const pulling = pull.run(using);
    while (using.ui.messages.length === 0) await new Promise(setImmediate);
    assert.equal(using.ledger.entries[0]?.outcome, 'running');
    using.ui.ending.abort();
    await pulling;
    const [entry] = using.ledger.entries;
    assert.deepEqual(entry.line, ['pull', 'alpine:3']);
    assert.equal(entry.outcome, 'ended');
    assert.equal(entry.failure, undefined);
    assert.equal(entry.undo, undefined);
    assert.deepEqual([using.ui.statuses, using.ui.failures], [[], []]);
  });
});
