import assert from 'node:assert/strict';
import type { ThingKind } from '../../src/contract/engine.ts';
import { LiveModel } from '../../src/model/liveModel.ts';
import { FakeClock, settled } from './fakeClock.ts';
import { FakeEngine } from './fakeEngine.ts';
import { MemoryLog } from './log.ts';

/** A live model with a clock and an engine that do what a test says. */
export class ModelSetUp {
  readonly clock = new FakeClock();
  readonly engine = new FakeEngine();
  readonly log = new MemoryLog();
  readonly model = new LiveModel(this.clock, this.log);

  watch(...kinds: readonly ThingKind[]): void {
    this.model.watch(new Set(kinds));
  }

  /** Uses the engine, watches, and forgets the calls that this took. */
  async live(...kinds: readonly ThingKind[]): Promise<void> {
    this.model.use(this.engine);
    this.watch(...kinds);
    await settled();
    assert.equal(this.model.status.kind, 'live');
    // Past the interval in which requests are gathered.
    await this.clock.pass(1000);
    this.engine.calls.length = 0;
  }

  names(): string[] {
    return [...this.model.store.containers.values()]
      .map((record) => (record.kind === 'container' ? record.name : record.kind))
      .sort();
  }
}
