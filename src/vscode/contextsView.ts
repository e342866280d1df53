import * as vscode from 'vscode';
import { explain } from '../contract/failureTable.ts';
import type { Speak } from '../contract/localized.ts';
import type { ContextViewSpec, Row } from '../contract/view.ts';
import type { ContextList } from '../model/contextList.ts';
import type { Status } from '../model/liveModel.ts';
import { contextRow, contextTooltip } from '../views/contextRow.ts';
import { TreeViewAdapter } from './treeView.ts';

/** The view of Docker's contexts. It needs no engine: it is where one looks for another when there is none. */
export function contextsView(spec: ContextViewSpec, contexts: ContextList, speak: Speak): TreeViewAdapter {
  return new TreeViewAdapter(spec, {
    model: contexts,
    rows: () => contexts.list.map((context) => contextRow(context, context.name === contexts.inUse, speak)),
    tooltip: ({ thing }: Row) => {
      const context = contexts.list.find(({ name }) => name === thing?.name);
      const text = context && contextTooltip(context, context.name === contexts.inUse, speak);
      return Promise.resolve(text);
    },
    onVisible: (visible) => contexts.watch(visible),
    notice: () => {
      const { status } = contexts;
      // What nobody expected has words of its own in the empty view.
      const isKnown = status.kind === 'failed' && status.failure.code !== 'unexpected';
      return isKnown ? explain(status.failure, speak) : undefined;
    },
  });
}

/** The welcome texts of the view hang on this. */
export async function setContextsContext({ kind }: Status): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'dockyard.contexts', kind === 'failed' ? 'unexpected' : kind);
}
