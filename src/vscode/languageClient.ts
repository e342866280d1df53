import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { Language } from '../contract/localized.ts';
import type { LocalImage } from '../dockerfile/localImage.ts';
import { SERVER_FLAGS } from '../server/launch.ts';
import {
  type BuildkitChecked,
  buildkitChecked,
  type CliHelp,
  type CliHelpWanted,
  cliHelpWanted,
  imagesAsked,
  languageChanged,
  notesFoldersChanged,
  OPEN_PAGE,
} from '../server/protocol.ts';

/** The language server at work. */
export interface RunningServer {
  setLanguage(language: Language): void;
  /** Asks the server something of our own. */
  request<T>(method: string, params: unknown): Promise<T>;
  /** How many findings BuildKit's answer adds; undefined when it is none. */
  takeBuildkitAnswer(answer: BuildkitChecked): Promise<number | undefined>;
  setNotesFolders(folders: readonly string[]): void;
  stop(): Promise<void>;
}

/** Where the reader's own notes are, and where their index is kept. */
export interface NotesPlaces {
  readonly folders: readonly string[];
  readonly cache: string;
}

/**
 * Starts the language server, which may ask for the images that are known.
 * A bundle of its own: the client library alone is larger than the rest of the extension,
 * and most windows never need it.
 */
export async function startServer(
  module: string,
  language: Language,
  notes: NotesPlaces,
  log: vscode.LogOutputChannel,
  help: (paths: readonly string[]) => Promise<CliHelp | null>,
  images: () => readonly LocalImage[],
): Promise<RunningServer> {
  const run = { module, transport: TransportKind.ipc, options: { execArgv: [...SERVER_FLAGS] } };
  const server: ServerOptions = { run, debug: run };
  const channel = untilClosed(log);
  const options: LanguageClientOptions = {
    documentSelector: [{ language: 'dockerfile' }, { language: 'dockerignore' }],
    initializationOptions: {
      language,
      settings: vscode.workspace.getConfiguration('dockyard'),
      commands: [OPEN_PAGE, 'dockyard.image.build', 'dockyard.lines.run', 'dockyard.lines.explain'],
      lines: true,
      images: true,
      notesFolders: notes.folders,
      notesCache: notes.cache,
    },
    synchronize: {
      fileEvents: vscode.workspace.createFileSystemWatcher('**/{.dockerignore,*.dockerignore,.hadolint.{yaml,yml}}'),
    },
    // Links of hovers may show a page, and nothing else.
    markdown: { isTrusted: { enabledCommands: [OPEN_PAGE] } },
    outputChannel: channel.log,
  };
  const client = new LanguageClient('dockyard', 'Dockyard', server, options);
  client.onRequest(cliHelpWanted, ({ paths }: CliHelpWanted) => help(paths));
  client.onRequest(imagesAsked, images);
  await client.start();
  return {
    setLanguage: (next) => void client.sendNotification(languageChanged, next),
    request: (method, params) => client.sendRequest(method, params),
    takeBuildkitAnswer: async (answer) =>
      (await client.sendRequest<number | null>(buildkitChecked, answer)) ?? undefined,
    setNotesFolders: (folders) => void client.sendNotification(notesFoldersChanged, folders),
    stop: async () => {
      await client.stop();
      channel.close();
    },
  };
}

/** The client has a last word when the server's process is gone; by then the log may be closed, and would throw. */
function untilClosed(log: vscode.LogOutputChannel): { readonly log: vscode.LogOutputChannel; close(): void } {
  let isClosed = false;
  const guarded = new Proxy(log, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => (isClosed ? undefined : Reflect.apply(value, target, args));
    },
  });
  return { log: guarded, close: () => (isClosed = true) };
}
