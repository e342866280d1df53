import { Failure } from '../contract/failure.ts';
import type {
  ContextOperation,
  EngineOperation,
  LedgerOperation,
  Operation,
  RegistryOperation,
  SwarmOperation,
} from '../contract/operation.ts';
import { type AnyThing, isOfEngine } from '../contract/view.ts';
import { ContextRunner } from '../operations/contextRunner.ts';
import { type Dragged, runDrops } from '../operations/drops.ts';
import { operations } from '../operations/index.ts';
import type { RecordingParts } from '../operations/recording.ts';
import { Runner, type RunnerParts } from '../operations/runner.ts';
import type { Picks } from './pickThing.ts';
import type { EditorUi } from './ui.ts';
import type { WindowContexts } from './windowContexts.ts';

export { ledgerPage } from '../views/ledgerPage.ts';

export interface OperationParts {
  readonly ui: EditorUi;
  /** Found for each call: the engine may be another one by now. */
  readonly services: () => Promise<RunnerParts>;
  readonly contexts: WindowContexts;
  /** What is there without an engine too. */
  readonly recording: Omit<RecordingParts, 'ui'>;
  readonly picks: Picks;
}

/** What a command was called with. */
export interface Given {
  readonly things: readonly AnyThing[];
  readonly argument: unknown;
}

/**
 * Runs one operation. A bundle of its own with all of them, which is loaded with the first that is run.
 * @throws Failure
 */
export async function runOperation(id: string, { things, argument }: Given, parts: OperationParts): Promise<void> {
  const operation = operations.find((each) => each.id === id);
  if (operation === undefined) throw new Failure('unexpected', [], id);
  if (operation.on === 'context') await runOnContexts(operation, things, parts);
  else if (isAsked(operation)) await runOnAsked(operation, things, parts);
  else if (operation.on === 'ledger') await runOnLedger(operation, things, parts);
  else await runOnEngine(operation, things, parts, argument);
}

async function runOnEngine(
  operation: EngineOperation,
  given: readonly AnyThing[],
  parts: OperationParts,
  argument: unknown,
): Promise<void> {
  const runner = new Runner(await parts.services());
  if (operation.kind === 'make') {
    await runner.run(operation, [], argument);
    return;
  }
  const chosen = given.filter(isOfEngine).filter(({ kind }) => kind === operation.on);
  const { engine } = runner.services;
  const things = chosen.length > 0 ? chosen : some(await parts.picks.thing(operation, engine, parts.ui));
  await runner.run(operation, things);
}

function isAsked(operation: Operation): operation is RegistryOperation | SwarmOperation {
  return operation.kind === 'one' && (operation.on === 'registry' || operation.on === 'swarm');
}

/** On rows of a registry or a swarm; without one there is nothing to act on. */
async function runOnAsked(
  operation: RegistryOperation | SwarmOperation,
  given: readonly AnyThing[],
  parts: OperationParts,
): Promise<void> {
  const runner = new Runner(await parts.services());
  const chosen = given.filter(({ kind }) => kind === operation.on);
  if (chosen.length === 0) throw new Failure('row.gone');
  // A key is pressed on any row of its view.
  const fit = chosen.filter(({ state }) => operation.states?.includes(state) !== false);
  await runner.inTurn(operation.title, fit, async (thing) => {
    if (operation.on === 'registry' && thing.kind === 'registry') await operation.run(runner.services, thing);
    if (operation.on === 'swarm' && thing.kind === 'swarm') await operation.run(runner.services, thing);
  });
}

async function runOnLedger(
  operation: LedgerOperation,
  given: readonly AnyThing[],
  parts: OperationParts,
): Promise<void> {
  const runner = new Runner(await parts.services());
  const { services } = runner;
  const chosen = given.filter((thing) => thing.kind === 'ledger');
  const things = chosen.length > 0 ? chosen : some(await parts.picks.entry(operation, services.ledger, parts.ui));
  await runner.inTurn(operation.title, things, (thing) => operation.run(services, thing));
}

async function runOnContexts(
  operation: ContextOperation,
  given: readonly AnyThing[],
  parts: OperationParts,
): Promise<void> {
  const { ui } = parts;
  const runner = new ContextRunner({ ...(await parts.contexts.services(ui)), ...parts.recording });
  const chosen = given.filter((thing) => thing.kind === 'context');
  try {
    const { contexts } = runner.services;
    const isGiven = operation.kind === 'make' || chosen.length > 0;
    await runner.run(operation, isGiven ? chosen : some(await parts.picks.context(operation, contexts, ui)));
  } finally {
    await parts.contexts.changed();
  }
}

function some<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** Does what fits to what was dropped on a row. @throws Failure */
export async function runDropped(parts: RunnerParts, dragged: Dragged, row: AnyThing): Promise<void> {
  await runDrops(new Runner(parts).services, dragged, row);
}
