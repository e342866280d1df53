import * as vscode from 'vscode';
import type { Disposable } from '../contract/ports.ts';
import type { WindowCommandId } from '../contract/windowCommands.ts';
import type { Contexts } from '../contract/context.ts';
import type { EngineChoice } from '../contract/operation.ts';
import type { ContextList } from '../model/contextList.ts';
import { chooseEngine } from './chooseEngine.ts';
import { INSPECT_SCHEME, type InspectDocuments } from './documents.ts';
import type { EngineConnection } from './engineConnection.ts';
import type { HelpPages } from './helpPages.ts';
import type { EditorUi } from './ui.ts';

export interface WindowParts {
  readonly ui: EditorUi;
  readonly connection: EngineConnection;
  readonly choice: EngineChoice;
  readonly contexts: () => Promise<Contexts>;
  readonly contextList: ContextList;
  readonly documents: InspectDocuments;
  readonly help: HelpPages;
  readonly log: vscode.LogOutputChannel;
}

/** Registers the commands that act on no row. */
export function registerWindowCommands(parts: WindowParts): Disposable[] {
  const { ui, connection, choice, contexts, contextList, documents, help, log } = parts;
  const actions: Record<WindowCommandId, (argument: unknown) => Promise<void> | void> = {
    refresh: () => {
      contextList.refresh();
      return connection.retry();
    },
    'engine.choose': async () => chooseEngine(ui, choice, await contexts()),
    'log.show': () => log.show(),
    'help.open': (id) => help.open(String(id)),
    'document.showSecrets': () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      if (uri?.scheme === INSPECT_SCHEME) documents.toggleSecrets(uri);
    },
  };
  return Object.entries(actions).map(([id, action]) =>
    vscode.commands.registerCommand(`dockyard.${id}`, async (argument: unknown) => {
      try {
        await action(argument);
      } catch (thrown) {
        await ui.showFailure(thrown);
      }
    }),
  );
}
