import path from 'node:path';
import * as vscode from 'vscode';
import { systemClock } from './contract/ports.ts';
import type { Row, ViewId } from './contract/view.ts';
import { LiveModel } from './model/liveModel.ts';
import { Library } from './notes/library.ts';
import { operations } from './operations/index.ts';
import { knownImages } from './views/knownImages.ts';
import { Arrangements } from './views/arrangements.ts';
import { registerArranging, workspaceMemory } from './vscode/arranging.ts';
import { BuildkitCheck } from './vscode/buildkitCheck.ts';
import { Diagnostics, DIAGNOSTICS_SCHEME } from './vscode/diagnostics.ts';
import { DockerLines } from './vscode/dockerLines.ts';
import { INSPECT_SCHEME, InspectDocuments } from './vscode/documents.ts';
import { WindowEngineChoice } from './vscode/engineChoice.ts';
import { EngineConnection } from './vscode/engineConnection.ts';
import { HELP_SCHEME, HelpPages } from './vscode/helpPages.ts';
import { LanguageSupport } from './vscode/languageSupport.ts';
import { registerOperations } from './vscode/operationCommands.ts';
import { EditorSettings } from './vscode/settings.ts';
import { reportMisfits } from './vscode/settingsProblems.ts';
import { editorSpeech } from './vscode/speech.ts';
import { EngineStatusItem } from './vscode/statusBar.ts';
import { IntegratedTerminals } from './vscode/terminals.ts';
import { EditorUi } from './vscode/ui.ts';
import { Views } from './vscode/views.ts';
import { WindowContexts } from './vscode/windowContexts.ts';
import { registerWindowCommands } from './vscode/windowCommands.ts';

/** What `activate` returns; CONTRIBUTING says what may be relied on. */
export interface DockyardApi {
  readonly version: 1;
  /** The address of the engine in use. */
  endpoint(): Promise<string>;
  /** The rows that a view shows now. */
  rows(view: ViewId): readonly Row[];
}

let languageSupport: LanguageSupport | undefined;

/** Builds the parts and hands them to each other. No engine is contacted and no server started in here. */
export function activate(context: vscode.ExtensionContext): DockyardApi {
  const dist = path.join(context.extensionPath, 'dist');
  const log = vscode.window.createOutputChannel('Dockyard', { log: true });
  const settings = new EditorSettings(log);
  const speak = editorSpeech(settings);
  const ui = new EditorUi(speak, log, (thing) => documents.open(thing));
  const model = new LiveModel(systemClock, log);
  const connection = new EngineConnection(settings, model, log);
  const terminals = new IntegratedTerminals(path.join(dist, 'terminal.js'), settings, ui, log, connection);
  const contexts = new WindowContexts(connection, new WindowEngineChoice(connection), log);
  const arrangements = new Arrangements(workspaceMemory(context.workspaceState));
  const views = new Views({ model, contexts: contexts.list, connection, arrangements, settings, speak, log });
  const documents = new InspectDocuments(connection, contexts, speak);
  const diagnostics = new Diagnostics(context.extension, model, connection, speak);
  const help = new HelpPages(new Library(path.join(dist, 'notes')), settings);
  languageSupport = new LanguageSupport(path.join(dist, 'server.js'), settings, log, () =>
    knownImages(model.store, speak, Date.now()),
  );
  const lines = new DockerLines(ui, languageSupport, connection, log);
  const buildkitCheck = new BuildkitCheck(connection, languageSupport, ui);
  const parts = [log, settings, views, terminals, model, connection, documents, languageSupport, lines];
  context.subscriptions.push(
    ...parts,
    reportMisfits(settings, ui),
    contexts,
    new EngineStatusItem(model, connection, settings, speak),
    settings.changes.on((key) => key === 'language' && views.redraw()),
    vscode.workspace.registerTextDocumentContentProvider(INSPECT_SCHEME, documents),
    vscode.workspace.registerTextDocumentContentProvider(DIAGNOSTICS_SCHEME, diagnostics),
    vscode.workspace.registerTextDocumentContentProvider(HELP_SCHEME, help),
    ...registerWindowCommands({
      arrangements,
      buildkitCheck,
      ui,
      connection,
      contexts,
      diagnostics,
      documents,
      help,
      lines,
      log,
    }),
    ...registerArranging(arrangements, views.rows, ui),
    ...registerOperations(operations, {
      ui,
      services: async () => ({ engine: await connection.engine(), ui, terminals, settings }),
      contexts,
      selection: (view) => views.selection(view),
    }),
  );
  return {
    version: 1,
    endpoint: async () => (await connection.endpoint()).address,
    rows: (view) => views.shown(view),
  };
}

export async function deactivate(): Promise<void> {
  await languageSupport?.stop();
}
