import * as vscode from 'vscode';
import { wordsOf } from '../contract/failure.ts';
import type { LocalImage } from '../dockerfile/localImage.ts';
import type { RunningServer } from './languageClient.ts';
import type { EditorSettings } from './settings.ts';
import { currentLanguage } from './speech.ts';

const LANGUAGES: readonly string[] = ['dockerfile', 'dockerignore'];

/** Starts the language server with the first Dockerfile that is opened, and not before. */
export class LanguageSupport implements vscode.Disposable {
  readonly #module: string;
  readonly #settings: EditorSettings;
  readonly #log: vscode.LogOutputChannel;
  readonly #images: () => readonly LocalImage[];
  readonly #disposables: { dispose(): void }[];
  #server: Promise<RunningServer> | undefined;

  /**
   * @param module path of the server's bundle.
   * @param images what is known of the engine's images; nothing is contacted for it.
   */
  constructor(
    module: string,
    settings: EditorSettings,
    log: vscode.LogOutputChannel,
    images: () => readonly LocalImage[],
  ) {
    this.#images = images;
    this.#module = module;
    this.#settings = settings;
    this.#log = log;
    this.#disposables = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#look(document)),
      settings.changes.on((key) => {
        if (key === 'language') void this.#server?.then((server) => server.setLanguage(currentLanguage(settings)));
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

  #look(document: vscode.TextDocument): void {
    if (!LANGUAGES.includes(document.languageId) || this.#server !== undefined) return;
    this.#server = this.#startGuarded();
  }

  #startGuarded(): Promise<RunningServer> {
    const server = this.#start();
    server.catch((thrown: unknown) => {
      this.#log.error(`The language server did not start: ${wordsOf(thrown)}`);
      this.#server = undefined;
    });
    return server;
  }

  async #start(): Promise<RunningServer> {
    const { startServer } = await import('./languageClient.ts');
    return startServer(this.#module, currentLanguage(this.#settings), this.#log, this.#images);
  }
}
