import * as vscode from 'vscode';
import { Failure } from '../contract/failure.ts';
import type { Localized, Speak } from '../contract/localized.ts';
import type { Confirmation, ContextOperation, EngineOperation, Operation, Services } from '../contract/operation.ts';
import type { Disposable } from '../contract/ports.ts';
import type { AnyThing, Row } from '../contract/view.ts';
import { Node } from './treeView.ts';
import { joinWords } from '../shell/words.ts';
import { pickContext, pickThing } from './pickThing.ts';
import type { EditorUi } from './ui.ts';
import type { WindowContexts } from './windowContexts.ts';

/** Calls to the engine that one command has under way at a time. */
const AT_ONCE = 6;

export interface CommandParts {
  readonly ui: EditorUi;
  /** Made for each call: the engine may be another one by now. */
  readonly services: () => Promise<Services>;
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
  else await runOnEngine(operation, given, parts);
}

async function runOnEngine(operation: EngineOperation, given: readonly AnyThing[], parts: CommandParts): Promise<void> {
  const services = await parts.services();
  const fitting = given.filter((thing) => thing.kind !== 'context').filter(({ kind }) => kind === operation.on);
  const things = fitting.length > 0 ? fitting : some(await pickThing(operation, services.engine, parts.ui));
  if (operation.kind === 'each') {
    await runEach(operation, things, (thing) => operation.act(services.engine, thing), parts.ui);
  } else {
    for (const thing of things) await operation.run(services, thing);
  }
}

async function runOnContexts(
  operation: ContextOperation,
  given: readonly AnyThing[],
  parts: CommandParts,
): Promise<void> {
  const services = await parts.contexts.services(parts.ui);
  const fitting = given.filter((thing) => thing.kind === 'context');
  try {
    if (operation.kind === 'make') {
      await operation.run(services);
      return;
    }
    const things = fitting.length > 0 ? fitting : some(await pickContext(operation, services.contexts, parts.ui));
    if (operation.kind === 'each') {
      await runEach(operation, things, (thing) => operation.act(services.contexts, thing), parts.ui);
    } else {
      for (const thing of things) await operation.run(services, thing);
    }
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

/** What running an operation on each of several things needs to know of it. */
interface Each<T> {
  readonly title: Localized;
  readonly states?: readonly string[];
  readonly progress: Localized;
  readonly line: (thing: T) => readonly string[];
  readonly confirm?: (things: readonly T[], speak: Speak) => Confirmation;
}

async function runEach<T extends AnyThing>(
  operation: Each<T>,
  things: readonly T[],
  act: (thing: T) => Promise<void>,
  ui: EditorUi,
): Promise<void> {
  if (things.length === 0) return;
  const fitting = things.filter((thing) => operation.states?.includes(thing.state) !== false);
  // All of them in a state where it makes no sense: the engine may know better than the row that was clicked.
  const targets = fitting.length > 0 ? fitting : things;
  const confirmation = operation.confirm?.(targets, ui.speak);
  if (confirmation !== undefined && !(await ui.confirm(confirmation))) return;

  const failures: unknown[] = [];
  let done = 0;
  await vscode.window.withProgress(
    {
      location: targets.length > 1 ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window,
      cancellable: targets.length > 1,
    },
    async (progress, cancellation) => {
      await inParallel(targets, AT_ONCE, async (thing) => {
        if (cancellation.isCancellationRequested) return;
        progress.report({ message: ui.speak(operation.progress, thing.name), increment: 100 / targets.length });
        try {
          await act(thing);
          done += 1;
        } catch (thrown) {
          failures.push(thrown);
        }
      });
    },
  );
  report(operation, targets, done, failures, ui);
}

function report<T>(
  operation: Each<T>,
  targets: readonly T[],
  done: number,
  failures: readonly unknown[],
  ui: EditorUi,
): void {
  const { speak } = ui;
  const [first] = failures;
  if (first !== undefined) void ui.showFailure(first);
  const [only] = targets;
  if (targets.length === 1 && only !== undefined) {
    if (first === undefined) ui.status(`docker ${joinWords(operation.line(only))}`);
    return;
  }
  if (done < targets.length) {
    const text = { en: '{0}: {1} of {2} done, {3} failed.', ko: '{0}: {2}개 중 {1}개 완료, {3}개 실패.' };
    ui.status(speak(text, speak(operation.title), done, targets.length, failures.length));
  } else {
    ui.status(speak({ en: '{0}: {1} done.', ko: '{0}: {1}개 완료.' }, speak(operation.title), done));
  }
}

async function inParallel<T>(items: readonly T[], most: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
