import path from 'node:path';
import * as vscode from 'vscode';
import { systemClock } from './contract/ports.ts';
import type { Row, ViewId } from './contract/view.ts';
import { WindowLedger } from './model/ledger.ts';
import { LiveModel } from './model/liveModel.ts';
import { maskedLog } from './model/secrets.ts';
import { RegistryList } from './model/registryList.ts';
import { SwarmList } from './model/swarmList.ts';
import { Library } from './notes/library.ts';
import { operationIds } from './operations/ids.ts';
import type { RunnerParts } from './operations/runner.ts';
import { knownImages } from './views/knownImages.ts';
import { Arrangements } from './views/arrangements.ts';
import { registerArranging, workspaceMemory } from './vscode/arranging.ts';
import { BuildkitCheck } from './vscode/buildkitCheck.ts';
import { registryStorage } from './vscode/askedViews.ts';
import { RowsDragAndDrop } from './vscode/dragAndDrop.ts';
import { Diagnostics, DIAGNOSTICS_SCHEME } from './vscode/diagnostics.ts';
import { DockerLines } from './vscode/dockerLines.ts';
import { INSPECT_SCHEME, InspectDocuments } from './vscode/documents.ts';
import { WindowEngineChoice } from './vscode/engineChoice.ts';
import { EngineConnection } from './vscode/engineConnection.ts';
import { Handbook } from './vscode/handbook.ts';
import { LanguageSupport } from './vscode/languageSupport.ts';
import { machineServices } from './vscode/machine.ts';
import { registerOperations } from './vscode/operationCommands.ts';
import { EditorSettings } from './vscode/settings.ts';
import { findShellLine } from './vscode/shellLines.ts';
import { reportMisfits } from './vscode/settingsProblems.ts';
import { editorSpeech } from './vscode/speech.ts';
import { EngineStatusItem } from './vscode/statusBar.ts';
import { IntegratedTerminals } from './vscode/terminals.ts';
import { TEXT_SCHEME, TextDocuments } from './vscode/textDocuments.ts';
import { EditorUi } from './vscode/ui.ts';
import { Views } from './vscode/views.ts';
import { WindowContexts } from './vscode/windowContexts.ts';
import { WindowWorkspace } from './vscode/workspace.ts';
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
  const channel = vscode.window.createOutputChannel('Dockyard', { log: true });
  const log = maskedLog(channel);
  const settings = new EditorSettings(log);
  const speak = editorSpeech(settings);
  const texts = new TextDocuments();
  const workspace = new WindowWorkspace();
  const ui = new EditorUi(speak, log, texts, (thing) => documents.open(thing));
  const model = new LiveModel(systemClock, log);
  const connection = new EngineConnection(settings, model, log);
  const terminals = new IntegratedTerminals(path.join(dist, 'terminal.js'), settings, ui, log, connection);
  const contexts = new WindowContexts(connection, new WindowEngineChoice(connection), log);
  const ledger = new WindowLedger();
  const memory = {
    get: (key: string) => context.globalState.get<string>(key),
    set: async (key: string, value: string) => context.globalState.update(key, value),
  };
  const arrangements = new Arrangements(workspaceMemory(context.workspaceState));
  const swarm = new SwarmList(() => connection.engine());
  const storage = registryStorage(context.globalState);
  const registries = new RegistryList(storage, async () => (await machineServices(connection)).registries);
  const services = async (): Promise<RunnerParts> => {
    const [engine, machine] = await Promise.all([connection.engine(), machineServices(connection)]);
    const books = { registryBook: registries, swarmBook: swarm };
    const explain: RunnerParts['explain'] = (line, more) => lines.commands.explainText(line, more);
    const dangers: RunnerParts['dangers'] = (line) => lines.commands.dangersOf(line);
    const own = { engine, ui, terminals, settings, ledger, memory, findShellLine, explain, dangers, workspace };
    return { ...own, ...books, ...machine };
  };
  const views = new Views({
    model,
    contexts: contexts.list,
    ledger,
    registries,
    swarm,
    connection,
    arrangements,
    settings,
    dragAndDrop: new RowsDragAndDrop(async (dragged, row) => {
      try {
        const { runDropped } = await import('./vscode/runOperation.ts');
        await runDropped(await services(), dragged, row);
      } catch (thrown) {
        await ui.showFailure(thrown);
      }
    }),
    speak,
    log,
  });
  const documents = new InspectDocuments(connection, contexts, speak);
  const diagnostics = new Diagnostics(context.extension, model, connection, speak);
  const handbook = new Handbook({
    ...{ settings, ui, connection, views, library: new Library(path.join(dist, 'notes')) },
    run: (command) => lines.commands.runText(command),
    media: path.join(context.extensionPath, 'media'),
  });
  const notesCache = path.join(context.globalStorageUri.fsPath, 'notes');
  languageSupport = new LanguageSupport(path.join(dist, 'server.js'), notesCache, settings, channel, () =>
    knownImages(model.store, speak, Date.now()),
  );
  const lines: DockerLines = new DockerLines(ui, languageSupport, connection, handbook, log);
  const buildkitCheck = new BuildkitCheck(connection, languageSupport, ui);
  const parts = [channel, settings, views, terminals, model, connection, documents, handbook, languageSupport, lines];
  context.subscriptions.push(
    ...parts,
    reportMisfits(settings, ui),
    model.seen.on((event) => ledger.took(event)),
    contexts,
    workspace,
    connection.switched.on(() => void texts.closeAll()),
    new EngineStatusItem(model, connection, settings, speak),
    settings.changes.on((key) => key === 'language' && views.redraw()),
    vscode.workspace.registerTextDocumentContentProvider(INSPECT_SCHEME, documents),
    vscode.workspace.registerTextDocumentContentProvider(DIAGNOSTICS_SCHEME, diagnostics),
    vscode.workspace.registerTextDocumentContentProvider(TEXT_SCHEME, texts),
    ...registerWindowCommands({
      ...{
        arrangements,
        buildkitCheck,
        ui,
        connection,
        contexts,
        diagnostics,
        documents,
        handbook,
        lines,
        log: channel,
      },
    }),
    ...registerArranging(arrangements, views.rows, ui),
    ...registerOperations(operationIds, {
      ui,
      services,
      contexts,
      recording: { settings, terminals, ledger },
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
