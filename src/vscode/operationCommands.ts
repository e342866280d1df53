import * as vscode from 'vscode';
import { Failure } from '../contract/failure.ts';
import type { Disposable } from '../contract/ports.ts';
import { type AnyThing, eachOnce, isThing, type Row } from '../contract/view.ts';
import { pickContext, pickEntry, pickThing } from './pickThing.ts';
import type { OperationParts } from './runOperation.ts';
import { Node } from './treeView.ts';

export interface CommandParts extends Omit<OperationParts, 'picks'> {
  /** What is selected in the view that a key was pressed in. */
  readonly selection: (view: string) => readonly Row[];
}

/** Registers `dockyard.<id>` for every operation; none of them is loaded before it is run. */
export function registerOperations(ids: readonly string[], parts: CommandParts): Disposable[] {
  const picks = { thing: pickThing, context: pickContext, entry: pickEntry };
  return ids.map((id) =>
    vscode.commands.registerCommand(`dockyard.${id}`, async (...args: readonly unknown[]) => {
      try {
        const [target, all] = args;
        // The palette calls without arguments; a menu whose row has gone since it opened hands over nothing in its place.
        if (args.length > 0 && target === undefined) throw new Failure('row.gone');
        const things = thingsOf(target, all, parts);
        const { runOperation } = await import('./runOperation.ts');
        await runOperation(id, { things, argument: target }, { ...parts, picks });
      } catch (thrown) {
        await parts.ui.showFailure(thrown);
      }
    }),
  );
}

/** Arguments come from a row's menu (the row and the selection), a key (the view's name), or an API call (a thing). */
function thingsOf(target: unknown, all: unknown, parts: CommandParts): AnyThing[] {
  const rows = Array.isArray(all) ? all : target === undefined ? [] : [target];
  if (isViewArgument(target))
    return parts.selection(target.view).flatMap(({ thing }) => (thing === undefined ? [] : [thing]));
  return eachOnce(rows.flatMap((row) => thingOf(row) ?? []));
}

/** What stands behind an argument of a command: a row of a view, or a thing itself. */
export function thingOf(argument: unknown): AnyThing | undefined {
  return argument instanceof Node ? argument.row.thing : isThing(argument) ? argument : undefined;
}

function isViewArgument(value: unknown): value is { readonly view: string } {
  return typeof value === 'object' && value !== null && typeof (value as { view?: unknown }).view === 'string';
}
