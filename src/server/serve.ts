import type { Connection, InitializeResult } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Language, languageOf, speakIn } from '../contract/localized.ts';
import { DockerfileDocument } from '../dockerfile/document.ts';
import type { Finding } from '../dockerfile/rules/rule.ts';
import type { CliModel } from '../shell/cliModel.ts';
import type { Library } from '../notes/library.ts';
import { DidChangeConfigurationNotification, TextDocuments } from './lsp.ts';
import { capabilities } from './capabilities.ts';
import { Checker } from './checking.ts';
import { serveCodeActions } from './codeActions.ts';
import { serveDiagnostics } from './diagnostics.ts';
import { serveColours } from './colouring.ts';
import { serveFormatting } from './formatting.ts';
import { IgnoreFiles } from './ignoreFiles.ts';
import { type Start, startOf } from './initialize.ts';
import { LineDocuments } from './lineDocuments.ts';
import { LineFeatures } from './lineFeatures.ts';
import { MachineModel } from './machineModel.ts';
import { registerLineDocuments } from './lineRegistration.ts';
import { serveLineRequests } from './lineRequests.ts';
import { serveNavigation } from './navigating.ts';
import { LocalImages } from './localImages.ts';
import { NearbyFiles } from './nearbyFiles.ts';
import { ServedNotes } from './ownNotes.ts';
import { languageChanged } from './protocol.ts';
import { serveReading } from './reading.ts';
import type { Session } from './session.ts';
import { serverSettings } from './settings.ts';
import { Versions } from './versions.ts';
import { serveViews } from './views.ts';
import { serveWriting } from './writing.ts';

/** Answers over one connection: documents in, one parse for each version of each, features out. */
export function serve(connection: Connection, library: Library, loadModel: () => CliModel): void {
  const documents = new TextDocuments(TextDocument);
  const nearby = new NearbyFiles();
  const checker = new Checker(nearby);
  const read = new Versions(documents, (document) => new DockerfileDocument(document.getText()));
  let start: Start = startOf({});
  let language: Language = 'en';
  let settings = serverSettings(undefined);

  const session: Session = {
    get ignoreFiles() {
      return ignoreFiles;
    },
    get ownNotes() {
      return ownNotes;
    },
    get lines() {
      return lines;
    },
    get machine() {
      return machine;
    },
    get lineFeatures() {
      return lineFeatures;
    },
    connection,
    documents,
    nearby,
    language: () => language,
    speak: (text, ...args) => speakIn(language)(text, ...args),
    commands: { has: (name) => start.commands.has(name) },
    settings: () => settings,
    images: new LocalImages(connection, () => start.images),
    pageOf: (id) => library.page(language, id),
    // An editor that tells another name of the language, or none, still means a Dockerfile when it asks us.
    dockerfile: (uri) => (ignoreFiles.isOne(uri) || lines.isOne(uri) ? undefined : read.of(uri)),
    ready: (uri) => checker.ready(uri),
    findings: (uri): readonly Finding[] => {
      const document = read.of(uri);
      return document === undefined ? [] : checker.findings(document, uri, settings);
    },
  };
  const ignoreFiles = new IgnoreFiles(session);
  const ownNotes = new ServedNotes(connection, documents, session.speak);
  const lines = new LineDocuments(session, loadModel);
  const lineFeatures = new LineFeatures(session);
  const machine = new MachineModel(session, () => refresh());
  let refresh: () => void = () => undefined;

  connection.onInitialize((params): InitializeResult => {
    start = startOf(params);
    ({ language } = start);
    settings = serverSettings(start.settings);
    ({ refresh } = serveDiagnostics(session, start));
    return { serverInfo: { name: 'dockyard' }, capabilities: capabilities(start) };
  });

  connection.onNotification(languageChanged, (name: unknown) => {
    language = languageOf(typeof name === 'string' ? name : undefined);
    refresh();
  });

  connection.onInitialized(() => {
    registerLineDocuments(connection, start);
    if (start.tellsOfSettings) void connection.client.register(DidChangeConfigurationNotification.type);
    return ownNotes.start(start);
  });

  connection.onShutdown(() => ownNotes.stop());

  connection.onDidChangeConfiguration(async ({ settings: all }: { settings: unknown }) => {
    const values: unknown = start.answersSettings
      ? await connection.workspace.getConfiguration('dockyard')
      : (all as { dockyard?: unknown } | null)?.dockyard;
    settings = serverSettings(values);
    refresh();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const others = ownNotes.changed(changes);
    // Some editors tell only that there was something.
    if (others.length > 0 || changes.length === 0) refresh();
  });

  serveReading(session);
  serveWriting(session);
  serveNavigation(session);
  serveViews(session);
  serveColours(session);
  serveFormatting(session);
  serveCodeActions(session);
  serveLineRequests(session);
  documents.listen(connection);
}
