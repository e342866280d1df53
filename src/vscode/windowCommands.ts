import * as vscode from 'vscode';
import type { Disposable } from '../contract/ports.ts';
import type { WindowCommandId } from '../contract/windowCommands.ts';
import type { Arrangements } from '../views/arrangements.ts';
import type { BuildkitCheck } from './buildkitCheck.ts';
import { chooseEngine } from './chooseEngine.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { DockerLines } from './dockerLines.ts';
import { INSPECT_SCHEME, type InspectDocuments } from './documents.ts';
import type { EngineConnection } from './engineConnection.ts';
import type { Handbook } from './handbook.ts';
import { addNotesFolder } from './notesFolders.ts';
import { thingOf } from './operationCommands.ts';
import type { EditorUi } from './ui.ts';
import type { WindowContexts } from './windowContexts.ts';

export interface WindowParts {
  readonly arrangements: Arrangements;
  readonly buildkitCheck: BuildkitCheck;
  readonly ui: EditorUi;
  readonly connection: EngineConnection;
  readonly contexts: WindowContexts;
  readonly documents: InspectDocuments;
  readonly diagnostics: Diagnostics;
  readonly handbook: Handbook;
  readonly lines: DockerLines;
  readonly log: vscode.LogOutputChannel;
}

/** Registers the commands that act on no row. */
export function registerWindowCommands({
  arrangements,
  buildkitCheck,
  ui,
  connection,
  contexts,
  diagnostics,
  documents,
  handbook,
  lines,
  log,
}: WindowParts): Disposable[] {
  const actions: Record<WindowCommandId, (...args: readonly unknown[]) => Promise<void> | void> = {
    refresh: () => {
      contexts.list.refresh();
      return connection.retry();
    },
    'engine.choose': async () => chooseEngine(await contexts.services(ui)),
    'containers.hideStopped': () => arrangements.change('containers', { hideStopped: true }),
    'containers.showStopped': () => arrangements.change('containers', { hideStopped: false }),
    'dockerfile.checkWithBuildKit': () => buildkitCheck.run(),
    'log.show': () => log.show(),
    'diagnostics.show': () => diagnostics.open(),
    'help.open': (id, at) =>
      handbook.open(String(id), typeof at === 'number' || typeof at === 'string' ? at : undefined),
    'handbook.search': () => handbook.search(),
    'handbook.showAll': () => handbook.showAll(),
    'handbook.openFor': (row) => handbook.openFor(thingOf(row)),
    'lines.run': (target) => lines.commands.run(target),
    'lines.explain': (target) => lines.commands.explain(target),
    'lines.failure': () => lines.failures.open(),
    'notes.addFolder': () => addNotesFolder(ui),
    'document.showSecrets': () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      if (uri?.scheme === INSPECT_SCHEME) documents.toggleSecrets(uri);
    },
  };
  return Object.entries(actions).map(([id, action]) =>
    vscode.commands.registerCommand(`dockyard.${id}`, async (...args: readonly unknown[]) => {
      try {
        await action(...args);
      } catch (thrown) {
        await ui.showFailure(thrown);
      }
    }),
  );
}
