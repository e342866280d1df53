import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Start } from './initialize.ts';
import { type ServerSettings, serverSettings } from './settings.ts';

/** How long an editor is waited for, in milliseconds: one that never answers keeps what it told at the start. */
const PATIENCE = 1000;

/** Settings of each open document: an editor with several folders may have others in each. */
export class ScopedSettings {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #answers: boolean;
  /** What the editor told without being asked. */
  #told: ServerSettings;
  #asked = new Map<string, { settings: ServerSettings | undefined; readonly done: Promise<void> }>();

  constructor(
    connection: Connection,
    documents: TextDocuments<TextDocument>,
    { settings, answersSettings }: Pick<Start, 'settings' | 'answersSettings'>,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#answers = answersSettings;
    this.#told = serverSettings(settings);
    documents.onDidClose(({ document }) => this.#asked.delete(document.uri));
  }

  of(uri: string): ServerSettings {
    return this.#asked.get(uri)?.settings ?? this.#told;
  }

  /** Settles once the editor has answered for this document, or will not. */
  async ready(uri: string): Promise<void> {
    if (!this.#answers || this.#documents.get(uri) === undefined) return;
    const known = this.#asked.get(uri) ?? this.#ask(uri);
    this.#asked.set(uri, known);
    await known.done;
    // They were changed while the editor was asked.
    if (this.#asked.get(uri) !== known) await this.ready(uri);
  }

  /** @param values what stands below `dockyard`, from an editor that is not asked. */
  changed(values: unknown): void {
    this.#asked = new Map();
    if (!this.#answers) this.#told = serverSettings(values);
  }

  #ask(uri: string): { settings: ServerSettings | undefined; readonly done: Promise<void> } {
    const answer = this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'dockyard' }).then(
      (values: unknown) => {
        if (values !== null && values !== undefined) asked.settings = serverSettings(values);
      },
      // An editor may refuse.
      () => undefined,
    );
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)));
    const done = Promise.race([answer, patience]).finally(() => clearTimeout(timer));
    const asked: { settings: ServerSettings | undefined; readonly done: Promise<void> } = { settings: undefined, done };
    return asked;
  }
}
