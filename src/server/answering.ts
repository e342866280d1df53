import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from 'vscode-languageserver/node';
import { languageOf, speakIn } from '../contract/localized.ts';
import { DockerfileDocument } from '../dockerfile/document.ts';
import type { Finding } from '../dockerfile/rules/rule.ts';
import { Library } from '../notes/library.ts';
import type { CompiledCli } from '../shell/cliModel.ts';
import { aside } from './aside.ts';
import { blockTools } from './blockTools.ts';
import { Checker } from './checking.ts';
import { serveCodeActions } from './codeActions.ts';
import { serveDiagnostics } from './diagnostics.ts';
import { serveColours } from './colouring.ts';
import { serveFormatting } from './formatting.ts';
import { IgnoreFiles } from './ignoreFiles.ts';
import type { Start } from './initialize.ts';
import { registerLineDocuments } from './lineRegistration.ts';
import { LineSupport } from './lineSupport.ts';
import { DidChangeConfigurationNotification, TextDocument, TextDocuments } from './lsp.ts';
import { serveNavigation } from './navigating.ts';
import { LocalImages } from './localImages.ts';
import { NearbyFiles } from './nearbyFiles.ts';
import { ServedNotes } from './ownNotes.ts';
import { languageChanged } from './protocol.ts';
import { serveReading } from './reading.ts';
import { ScopedSettings } from './scopedSettings.ts';
import type { Session } from './session.ts';
import { takenBy } from './takenBy.ts';
import { Versions } from './versions.ts';
import { serveViews } from './views.ts';
import { serveWriting } from './writing.ts';

/**
 * Answers over one connection: documents in, one parse for each version of each, features out. A bundle of its own,
 * which is loaded while an editor takes up what `initialize` answered.
 * @param folder of notes and tables.
 * @returns what is to be called once the editor is ready to be asked.
 */
export function answer(connection: Connection, start: Start, folder: string): () => Promise<void> {
  const library = new Library(path.join(folder, 'notes'));
  const documents = new TextDocuments(TextDocument);
  const nearby = new NearbyFiles();
  const checker = new Checker(nearby);
  const read = new Versions(documents, (document) => new DockerfileDocument(document.getText()));
  let { language } = start;
  const settings = new ScopedSettings(connection, documents, start);

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
    connection,
    documents,
    nearby,
    language: () => language,
    speak: (text, ...args) => speakIn(language)(text, ...args),
    commands: start.commands,
    settings: (uri) => settings.of(uri),
    settingsReady: (uri) => settings.ready(uri),
    images: new LocalImages(connection, start.images),
    pageOf: (id) => library.page(language, id),
    // An editor that tells another name of the language, or none, still means a Dockerfile when it asks us.
    dockerfile: (uri) => (ignoreFiles.isOne(uri) || lines.isOne(uri) ? undefined : read.of(uri)),
    ready: async (uri) => {
      await Promise.all([checker.ready(uri), settings.ready(uri)]);
    },
    findings: (uri): readonly Finding[] => {
      const document = read.of(uri);
      return document === undefined ? [] : checker.findings(document, uri, settings.of(uri));
    },
    check: (text, uri) => checker.findings(new DockerfileDocument(text), uri, settings.of(uri)),
    blocks: blockTools,
    refresh: () => refresh(),
  };
  const ignoreFiles = new IgnoreFiles(session);
  const ownNotes = new ServedNotes(connection, documents, session.speak);
  const lines = new LineSupport(session, () => tablesIn(folder));
  const { refresh } = serveDiagnostics(session, start);

  connection.onNotification(languageChanged, (name: unknown) => {
    language = languageOf(typeof name === 'string' ? name : undefined);
    refresh();
  });

  connection.onShutdown(() => ownNotes.stop());

  connection.onDidChangeConfiguration(({ settings: all }: { settings: unknown }) => {
    settings.changed((all as { dockyard?: unknown } | null)?.dockyard);
    refresh();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const others = ownNotes.changed(changes);
    // Some editors tell only that there was something.
    if (others.length > 0 || changes.length === 0) refresh();
  });

  const taken = takenBy(start);
  serveReading(session, taken);
  serveWriting(session, taken, start.resolves);
  serveNavigation(session, taken);
  serveViews(session, taken);
  serveColours(session);
  serveFormatting(session);
  serveCodeActions(session);
  lines.serve();
  documents.listen(connection);

  return () => {
    registerLineDocuments(connection, start);
    if (start.tellsOfSettings) aside(connection, connection.client.register(DidChangeConfigurationNotification.type));
    return ownNotes.start(start);
  };
}

/** The command line of docker. */
function tablesIn(folder: string): CompiledCli {
  return JSON.parse(readFileSync(path.join(folder, 'cli.json'), 'utf8')) as CompiledCli;
}
