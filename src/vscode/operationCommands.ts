import * as vscode from 'vscode';
import { Failure } from '../contract/failure.ts';
import type {
  ContextOperation,
  EngineOperation,
  LedgerOperation,
  Operation,
  RegistryOperation,
  SwarmOperation,
} from '../contract/operation.ts';
import type { Disposable } from '../contract/ports.ts';
import { type AnyThing, isOfEngine, type Row } from '../contract/view.ts';
import { actOnAll } from '../operations/actOnAll.ts';
import { fitting, type Runner } from '../operations/runner.ts';
import { Node } from './treeView.ts';
import { pickContext, pickEntry, pickThing } from './pickThing.ts';
import type { EditorUi } from './ui.ts';
import type { WindowContexts } from './windowContexts.ts';

export interface CommandParts {
  readonly ui: EditorUi;
  /** Made for each call: the engine may be another one by now. */
  readonly runner: () => Promise<Runner>;
  readonly contexts: WindowContexts;
  /** What is selected in the view that a key was pressed in. */
  readonly selection: (view: string) => readonly Row[];
}

/** Registers `dockyard.<id>` for every operation. */
export function registerOperations(operations: readonly Operation[], parts: CommandParts): Disposable[] {
  return operations.map((operation) =>
    vscode.commands.registerCommand(`dockyard.${operation.id}`, async (...given: readonly unknown[]) => {
      try {
        await runOperation(operation, given, parts);
      } catch (thrown) {
        await parts.ui.showFailure(thrown);
      }
    }),
  );
}

async function runOperation(operation: Operation, args: readonly unknown[], parts: CommandParts): Promise<void> {
  const [target, all] = args;
  // The palette calls without arguments; a menu whose row has gone since it opened hands over nothing in its place.
  if (args.length > 0 && target === undefined) throw new Failure('row.gone');
  const given = thingsOf(target, all, parts);
  if (operation.on === 'context') await runOnContexts(operation, given, parts);
  else if (isAsked(operation)) await runOnAsked(operation, given, parts);
  else if (operation.on === 'ledger') await runOnLedger(operation, given, parts);
  else await runOnEngine(operation, given, parts, target);
}

async function runOnEngine(
  operation: EngineOperation,
  given: readonly AnyThing[],
  parts: CommandParts,
  argument: unknown,
): Promise<void> {
  const runner = await parts.runner();
  if (operation.kind === 'make') {
    await runner.run(operation, [], argument);
    return;
  }
  const chosen = given.filter(isOfEngine).filter(({ kind }) => kind === operation.on);
  const { engine } = runner.services;
  const things = chosen.length > 0 ? chosen : some(await pickThing(operation, engine, parts.ui));
  await runner.run(operation, things);
}

function isAsked(operation: Operation): operation is RegistryOperation | SwarmOperation {
  return operation.kind === 'one' && (operation.on === 'registry' || operation.on === 'swarm');
}

/** On rows of a registry or a swarm; without one there is nothing to act on. */
async function runOnAsked(
  operation: RegistryOperation | SwarmOperation,
  given: readonly AnyThing[],
  parts: CommandParts,
): Promise<void> {
  const { services } = await parts.runner();
  const chosen = given.filter(({ kind }) => kind === operation.on);
  if (chosen.length === 0) throw new Failure('row.gone');
  for (const thing of chosen) {
    if (operation.on === 'registry' && thing.kind === 'registry') await operation.run(services, thing);
    if (operation.on === 'swarm' && thing.kind === 'swarm') await operation.run(services, thing);
  }
}

async function runOnLedger(operation: LedgerOperation, given: readonly AnyThing[], parts: CommandParts): Promise<void> {
  const { services } = await parts.runner();
  const chosen = given.filter((thing) => thing.kind === 'ledger');
  const things = chosen.length > 0 ? chosen : some(await pickEntry(operation, services.ledger, parts.ui));
  for (const thing of things) await operation.run(services, thing);
}

async function runOnContexts(
  operation: ContextOperation,
  given: readonly AnyThing[],
  parts: CommandParts,
): Promise<void> {
  const { ui } = parts;
  const services = await parts.contexts.services(ui);
  const chosen = given.filter((thing) => thing.kind === 'context');
  try {
    if (operation.kind === 'make') {
      await operation.run(services);
      return;
    }
    const things = chosen.length > 0 ? chosen : some(await pickContext(operation, services.contexts, ui));
    if (operation.kind === 'one') {
      for (const thing of things) await operation.run(services, thing);
      return;
    }
    const targets = fitting(operation, things);
    if (targets.length === 0) return;
    const confirmation = operation.confirm?.(targets, ui.speak);
    if (confirmation !== undefined && !(await ui.confirm(confirmation))) return;
    const { title, progress, line } = operation;
    await actOnAll({ title, progress, targets, line, act: (thing) => operation.act(services.contexts, thing) }, ui);
  } finally {
    await parts.contexts.changed();
  }
}

function some<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** Arguments come from a row's menu (the row and the selection), a key (the view's name), or an API call (a thing). */
function thingsOf(target: unknown, all: unknown, parts: CommandParts): AnyThing[] {
  const rows = Array.isArray(all) ? all : target === undefined ? [] : [target];
  if (isViewArgument(target))
    return parts.selection(target.view).flatMap(({ thing }) => (thing === undefined ? [] : [thing]));
  const things = rows.flatMap((row) => thingOf(row) ?? []);
  // A container that is selected in two places is still one container.
  return [...new Map(things.map((thing) => [`${thing.kind}/${thing.id}`, thing])).values()];
}

/** What stands behind an argument of a command: a row of a view, or a thing itself. */
export function thingOf(argument: unknown): AnyThing | undefined {
  return argument instanceof Node ? argument.row.thing : isThing(argument) ? argument : undefined;
}

function isViewArgument(value: unknown): value is { readonly view: string } {
  return typeof value === 'object' && value !== null && typeof (value as { view?: unknown }).view === 'string';
}

function isThing(value: unknown): value is AnyThing {
  const thing = value as Partial<AnyThing> | null;
  return (
    typeof thing === 'object' &&
    thing !== null &&
    typeof thing.kind === 'string' &&
    typeof thing.id === 'string' &&
    typeof thing.name === 'string' &&
    typeof thing.state === 'string'
  );
}
