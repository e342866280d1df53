import type { Engine } from '../contract/engine.ts';
import { Failure, toFailure } from '../contract/failure.ts';
import { explain } from '../contract/failureTable.ts';
import type { Speak } from '../contract/localized.ts';
import type { Undo } from '../contract/operation.ts';
import { record, text } from '../model/raw.ts';
import { startCall } from '../shell/run/createBody.ts';
import type { RunOptions } from '../shell/run/runOptions.ts';
import { containerLoss } from './losses.ts';
import { Halfway } from './recording.ts';
import { removeWithVolumes } from './remove.ts';
import { undoWith } from './undo.ts';

/** Removes a container that was made. @param state as a row would have it: one that may run is killed */
export function removal(id: string, name: string, state: 'created' | 'running'): Undo {
  const made = { kind: 'container', id, name, state } as const;
  return undoWith(removeWithVolumes, made, { volumes: [] }, containerLoss(id, name));
}

/**
 * Starts a container that was made a moment ago.
 * @throws Halfway when it is there all the same, or may be @throws Failure when it is not: the engine removes one with --rm
 */
export async function startMade(engine: Engine, id: string, options: RunOptions, speak: Speak): Promise<void> {
  try {
    await engine.send(startCall(id, options));
  } catch (thrown) {
    throw await whatIsLeft(engine, id, options.name || id.slice(0, 12), toFailure(thrown), speak);
  }
}

async function whatIsLeft(engine: Engine, id: string, called: string, cause: Failure, speak: Speak): Promise<Error> {
  const why = explain(cause, speak);
  try {
    const inspected = record(await engine.inspect('container', id, called));
    const name = text(inspected, 'Name').replace(/^\//, '') || called;
    const isStill = text(record(inspected['State']), 'Status') === 'created';
    const failure = new Failure(
      isStill ? 'container.notStarted' : 'container.perhapsStarted',
      [name, why],
      cause.detail,
    );
    return new Halfway(failure, removal(id, name, isStill ? 'created' : 'running'));
  } catch (thrown) {
    if (Failure.is(thrown, 'thing.gone')) return cause;
    // The engine is away, and whether it still took the request nobody knows.
    const failure = new Failure('container.perhapsStarted', [called, why], cause.detail);
    return new Halfway(failure, removal(id, called, 'running'));
  }
}
