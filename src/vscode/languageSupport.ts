import * as vscode from 'vscode';
import { wordsOf } from '../contract/failure.ts';
import type { CliHelp } from '../server/protocol.ts';
import { MachineCli } from './cliHelp.ts';
import type { LocalImage } from '../dockerfile/localImage.ts';
import type { RunningServer } from './languageClient.ts';
import type { EditorSettings } from './settings.ts';
import { currentLanguage } from './speech.ts';

const LANGUAGES: readonly string[] = ['dockerfile', 'dockerignore'];

/** Languages in which docker lines may stand; documents without any need no server. */
const LINE_LANGUAGES: readonly string[] = [
  ...[
    'markdown',
    'plaintext',
    'shellscript',
    'powershell',
    'bat',
    'makefile',
    'json',
    'yaml',
    'github-actions-workflow',
  ],
];

/** Starts the language server with the first Dockerfile or docker line that is seen, and not before. */
export class LanguageSupport implements vscode.Disposable {
  readonly #module: string;
  readonly #notesCache: string;
  readonly #settings: EditorSettings;
  readonly #log: vscode.LogOutputChannel;
  readonly #images: () => readonly LocalImage[];
  readonly #disposables: { dispose(): void }[];
  readonly #cli = new MachineCli(() => vscode.workspace.isTrusted);
  #server: Promise<RunningServer> | undefined;

  /**
   * @param module path of the server's bundle.
   * @param notesCache folder where the index of the reader's own notes is kept.
   * @param images what is known of the engine's images; nothing is contacted for it.
   */
  constructor(
    module: string,
    notesCache: string,
    settings: EditorSettings,
    log: vscode.LogOutputChannel,
    images: () => readonly LocalImage[],
  ) {
    this.#images = images;
    this.#module = module;
    this.#notesCache = notesCache;
    this.#settings = settings;
    this.#log = log;
    this.#disposables = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#look(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (this.#server !== undefined || !LINE_LANGUAGES.includes(document.languageId)) return;
        const isDocker = contentChanges.some(({ range }) => hasDocker(document.lineAt(range.start.line).text));
        if (isDocker) void this.#ensure().catch(() => undefined);
      }),
      settings.changes.on((key) => {
        if (key === 'language') void this.#server?.then((server) => server.setLanguage(currentLanguage(settings)));
        if (key === 'notes.folders')
          void this.#server?.then((server) => server.setNotesFolders(settings.get('notes.folders')));
      }),
    ];
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** The server; started when nothing has started it yet. */
  server(): Promise<RunningServer> {
    this.#server ??= this.#startGuarded();
    return this.#server;
  }

  async stop(): Promise<void> {
    const server = await this.#server?.catch(() => undefined);
    await server?.stop();
  }

  /** Asks the server something of our own; it is started when it does not run. Undefined: it could not be. */
  async request<T>(method: string, params: unknown): Promise<T | undefined> {
    const server = await this.#ensure().catch(() => undefined);
    return server?.request<T>(method, params);
  }

  #look(document: vscode.TextDocument): void {
    if (this.#server !== undefined) return;
    const { languageId, uri } = document;
    const hasLines =
      LINE_LANGUAGES.includes(languageId) && LINE_SCHEMES.includes(uri.scheme) && hasDocker(document.getText());
    if (LANGUAGES.includes(languageId) || hasLines) void this.#ensure().catch(() => undefined);
  }

  #ensure(): Promise<RunningServer> {
    if (this.#server !== undefined) return this.#server;
    this.#server = this.#startGuarded();
    return this.#server;
  }

  #startGuarded(): Promise<RunningServer> {
    const starting = this.#start();
    starting.catch((thrown: unknown) => {
      this.#log.error(`The language server did not start: ${wordsOf(thrown)}`);
      this.#server = undefined;
    });
    return starting;
  }

  async #start(): Promise<RunningServer> {
    const { startServer } = await import('./languageClient.ts');
    const notes = { folders: this.#settings.get('notes.folders'), cache: this.#notesCache };
    const help = (paths: readonly string[]): Promise<CliHelp | null> => this.#cli.help(paths);
    return startServer(this.#module, currentLanguage(this.#settings), notes, this.#log, help, this.#images);
  }
}

/** Documents of other schemes are shown, not written: output, a log, a version of the past. */
const LINE_SCHEMES: readonly string[] = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'];

function hasDocker(text: string): boolean {
  return /docker|\bd[ceokr]{4,6} /i.test(text);
}
