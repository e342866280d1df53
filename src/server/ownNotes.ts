import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection, Disposable, FileEvent, FileSystemWatcher, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { wordsOf } from '../contract/failure.ts';
import type { Speak } from '../contract/localized.ts';
import type { OwnNotes } from '../notes/own/ownNotes.ts';
import { aside } from './aside.ts';
import { type Start, textsOf } from './initialize.ts';
import { DidChangeWatchedFilesNotification } from './lsp.ts';
import { filePath } from './nearbyFiles.ts';
import { notesFoldersChanged } from './protocol.ts';

/** How often folders are looked through when the editor tells of no changes, in milliseconds. */
const LOOKED_AFTER = 30_000;

/** Where a reader asks; the line is from 0. */
export interface NotePlace {
  readonly uri: string;
  readonly line: number;
}

/** The reader's own notes as the server has them: from the editor's folders, following its documents and its watchers. */
export class ServedNotes {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #speak: Speak;
  #cacheFolder: string | undefined;
  #folders: readonly string[] = [];
  /** Nothing of it is loaded before there is a folder. */
  #loading: Promise<OwnNotes> | undefined;
  #own: OwnNotes | undefined;
  #watchers: Promise<Disposable> | undefined;
  #watching: Start['watching'] = 'nothing';
  #lookedAt = performance.now();

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, speak: Speak) {
    this.#connection = connection;
    this.#documents = documents;
    this.#speak = speak;
    connection.onNotification(notesFoldersChanged, (folders: unknown) => this.#setFolders(textsOf(folders)));
    documents.onDidChangeContent(({ document }) => this.#look(document));
    documents.onDidClose(({ document: { uri } }) => {
      const file = filePath(uri);
      if (file !== undefined) this.#own?.setOpenText(file, undefined);
    });
  }

  /** To be called once the editor is ready to be asked. */
  start({ notesFolders, notesCache, watching }: Start): Promise<void> {
    this.#cacheFolder = notesCache;
    this.#watching = watching;
    return this.#setFolders(notesFolders);
  }

  stop(): void {
    this.#own?.dispose();
  }

  /** Takes what is about notes out of what the editor tells of files, and gives the rest. */
  changed(events: readonly FileEvent[]): readonly FileEvent[] {
    const own = this.#own;
    if (own === undefined) return events;
    const isNote = ({ uri }: FileEvent): boolean => own.holds(filePath(uri) ?? '');
    own.changed(events.filter(isNote).map(({ uri }) => filePath(uri) ?? ''));
    return events.filter((event) => !isNote(event));
  }

  /** A hover with what the notes say of some terms in it; as it was when they say nothing. See `OwnNotes.about`. */
  async addTo(markdown: string, terms: readonly string[], { uri, line }: NotePlace): Promise<string> {
    if (this.#folders.length === 0 || terms.length === 0) return markdown;
    const own = await this.#load();
    if (this.#watching === 'nothing' && performance.now() - this.#lookedAt > LOOKED_AFTER) {
      this.#lookedAt = performance.now();
      own.rescan();
    }
    const { withOwnNotes } = await import('./noting.ts');
    const here = filePath(uri);
    const told = await own.about(...terms);
    // What the reader looks at just now says nothing new.
    const others = told.filter(({ file, ...place }) => file !== here || line < place.line || line > place.end);
    return withOwnNotes(markdown, others, this.#speak);
  }

  async #setFolders(folders: readonly string[]): Promise<void> {
    this.#folders = folders.map(fromHome);
    if (this.#loading === undefined && folders.length === 0) return;
    const own = await this.#load();
    own.setFolders(this.#folders);
    for (const document of this.#documents.all()) this.#look(document);
    await this.#watch(own.folders);
  }

  #load(): Promise<OwnNotes> {
    this.#loading ??= import('./noting.ts').then(({ OwnNotes: Notes }) => {
      this.#own = new Notes(this.#cacheFolder, (file, thrown) =>
        this.#connection.console.error(`${file}: ${wordsOf(thrown)}`),
      );
      return this.#own;
    });
    return this.#loading;
  }

  #look(document: TextDocument): void {
    const file = filePath(document.uri);
    if (file !== undefined) this.#own?.setOpenText(file, document.getText());
  }

  async #watch(folders: readonly string[]): Promise<void> {
    if (this.#watching === 'nothing') return;
    const before = this.#watchers;
    const watchers = folders.map((folder) => this.#watcherOf(folder));
    this.#watchers =
      watchers.length === 0
        ? undefined
        : this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    if (this.#watchers !== undefined) aside(this.#connection, this.#watchers);
    (await before?.catch(() => undefined))?.dispose();
  }

  #watcherOf(folder: string): FileSystemWatcher {
    const pattern = '**/*';
    return this.#watching === 'folders'
      ? { globPattern: { baseUri: pathToFileURL(folder).toString(), pattern } }
      : { globPattern: `${folder.replaceAll('\\', '/')}/${pattern}` };
  }
}

/** Folders as people write them in settings. */
function fromHome(folder: string): string {
  return folder === '~' || folder.startsWith('~/') ? path.join(homedir(), folder.slice(1)) : folder;
}
