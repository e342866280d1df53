import assert from 'node:assert/strict';
import type { Engine } from '../../src/contract/engine.ts';
import type { Ledger } from '../../src/contract/ledger.ts';
import type { Thing } from '../../src/contract/view.ts';
import { operations } from '../../src/operations/index.ts';
import { splitWords } from '../../src/shell/words.ts';
import { type Act, type FakeTerminals, FakeUi, type Machine, services } from './fakeUi.ts';

/** What came of an operation that was run as a person runs it. */
export interface Done {
  readonly ui: FakeUi;
  readonly terminals: FakeTerminals;
  /** The docker line that was shown, without `docker`. */
  readonly line: readonly string[];
  readonly ledger: Ledger;
}

/** Runs an operation with a person who follows a script, which must fit to the last question. */
export async function asPerson(
  engine: Engine,
  id: string,
  {
    thing = {},
    script = [],
    ui = new FakeUi(script),
    machine = {},
    argument,
  }: {
    readonly thing?: { readonly id?: string; readonly name?: string; readonly state?: string };
    readonly script?: readonly Act[];
    readonly ui?: FakeUi;
    readonly machine?: Partial<Machine>;
    readonly argument?: unknown;
  },
): Promise<Done> {
  const operation = operations.find((candidate) => candidate.id === id);
  assert.ok(operation !== undefined && operation.on !== 'context' && operation.on !== 'ledger', id);
  const { runner, terminals, ledger } = services(engine, { ui, machine });
  const whole = { kind: operation.on, id: '', name: '', state: '', ...thing };
  if (operation.kind === 'one' && operation.on === 'registry') {
    await operation.run(runner.services, whole as Thing<'registry'>);
  } else if (operation.kind === 'one' && operation.on === 'swarm') {
    await operation.run(runner.services, whole as Thing<'swarm'>);
  } else {
    await runner.run(operation, [whole as Thing], argument);
  }
  assert.ok(ui.done, `${id} did not ask all`);
  const split = splitWords((ui.statuses[0] ?? '').replace(/^docker /, ''));
  return { ui, terminals, ledger, line: 'words' in split ? split.words : [] };
}
