import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import type { Engine } from '../../contract/engine.ts';
import { Transfer } from '../../model/transfer.ts';
import { pull, reporting } from './pull.ts';

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

describe('the progress of a pull', () => {
  it('tells the state of every layer', () => {
    const ui = new FakeUi();
    const messages: string[] = [];
    const read = reporting(new Transfer(), (message) => messages.push(message), ui);
    const layer = (id: string, status: string, current?: number, total?: number): void =>
      read({ id, status, ...(current === undefined ? {} : { progressDetail: { current, total } }) });
    read({ id: '3.22', status: 'Pulling from library/alpine' });
    for (const id of ['a1', 'b2', 'c3', 'd4', 'e5']) layer(id, 'Pulling fs layer');
    layer('a1', 'Already exists');
    layer('b2', 'Extracting', 2e6, 5e6);
    layer('c3', 'Downloading', 1e6, 9e6);
    layer('d4', 'Waiting');
    assert.deepEqual(
      [messages[0], messages[1], messages.at(-1)],
      [
        'asking',
        '0 of 1 layers · Pulling fs layer: 1',
        '1 of 5 layers · b2 Extracting 2 MB / 5 MB · c3 Downloading 1 MB / 9 MB · Waiting: 1 · Pulling fs layer: 1',
      ],
    );
  });
});
