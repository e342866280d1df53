import path from 'node:path';
import * as vscode from 'vscode';
import { Failure } from '../contract/failure.ts';
import type { AnyThing } from '../contract/view.ts';
import type { Library } from '../notes/library.ts';
import { EXPLAINED } from '../notes/page.ts';
import { pageOfThing, pageSubjects } from '../views/pageSubjects.ts';
import type { EngineConnection } from './engineConnection.ts';
import type { HandbookPanel, SearchPick } from './handbook/entry.ts';
import { PANEL_TYPE } from './handbook/message.ts';
import { showOnEngine } from './handbook/showOnEngine.ts';
import { HandbookTree } from './handbook/tree.ts';
import type { EditorSettings } from './settings.ts';
import { currentLanguage } from './speech.ts';
import type { EditorUi } from './ui.ts';
import type { Views } from './views.ts';

export interface HandbookParts {
  readonly library: Library;
  readonly settings: EditorSettings;
  readonly ui: EditorUi;
  readonly connection: EngineConnection;
  readonly views: Views;
  /** Runs one command in a terminal. */
  readonly run: (command: string) => Promise<void>;
  /** Where the panel's style sheet and script are. */
  readonly media: string;
}

interface Loaded {
  readonly panel: HandbookPanel;
  readonly search: SearchPick;
}

/** Pages that explain: their view, the panel that shows one, and the search. */
export class Handbook implements vscode.Disposable {
  readonly #parts: HandbookParts;
  readonly #tree: HandbookTree;
  readonly #disposables: { dispose(): void }[];
  #loaded: Promise<Loaded> | undefined;

  constructor(parts: HandbookParts) {
    this.#parts = parts;
    const { library, settings, ui } = parts;
    this.#tree = new HandbookTree({ library, language: () => currentLanguage(settings), speak: ui.speak });
    this.#disposables = [
      this.#tree,
      settings.changes.on((key) => key === 'language' && this.#redraw()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#redraw()),
      vscode.window.registerWebviewPanelSerializer(PANEL_TYPE, {
        deserializeWebviewPanel: (panel, state: unknown) => this.#restore(panel, state),
      }),
    ];
  }

  /**
   * Opens a page.
   * @param at the number of a part of it, or its heading in the reader's language.
   * @throws Failure `page.missing`.
   */
  async open(id: string, at?: number | string): Promise<void> {
    (await this.#load()).panel.open(id, at);
  }

  /** Shows a page that was made for what was asked just now. */
  async explain({ title, markdown }: { readonly title: string; readonly markdown: string }): Promise<void> {
    (await this.#load()).panel.explain(title, markdown);
  }

  /** Opens the page about a row. @throws Failure when the row has gone. */
  async openFor(thing: AnyThing | undefined): Promise<void> {
    if (thing === undefined) throw new Failure('row.gone');
    await this.open(pageOfThing(thing));
  }

  async search(): Promise<void> {
    (await this.#load()).search.show();
  }

  async showAll(): Promise<void> {
    await this.#tree.showAll();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    void this.#loaded?.then(({ panel }) => panel.dispose());
  }

  #load(): Promise<Loaded> {
    this.#loaded ??= this.#make();
    return this.#loaded;
  }

  async #make(): Promise<Loaded> {
    const { HandbookPanel, SearchPick } = await import('./handbook/entry.ts');
    const { library, settings, ui, connection, views, run, media } = this.#parts;
    const language = (): ReturnType<typeof currentLanguage> => currentLanguage(settings);
    const search = new SearchPick({
      ...{ library, language, speak: ui.speak },
      open: async ({ id, section }) => this.open(id, section),
      narrow: (question, pages) => this.#tree.narrow(question, pages),
    });
    const panel = new HandbookPanel({
      ...{ library, language, speak: ui.speak, run, media: path.join(media, 'handbook') },
      canShow: (id) => Object.hasOwn(pageSubjects, id),
      show: (id) => showOnEngine(id, library.page(language(), id)?.title ?? id, connection, views, ui),
      search: () => search.show(),
      showFailure: (thrown) => ui.showFailure(thrown),
    });
    return { panel, search };
  }

  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { id, section } = (state ?? {}) as { id?: unknown; section?: unknown };
    try {
      if (typeof id !== 'string') throw new Failure('page.missing', ['']);
      // What was explained in the last session is of its time.
      if (id.startsWith(`${EXPLAINED}/`)) panel.dispose();
      else (await this.#load()).panel.adopt(panel, id, typeof section === 'number' ? section : 0);
    } catch (thrown) {
      panel.dispose();
      await this.#parts.ui.showFailure(thrown);
    }
  }

  #redraw(): void {
    this.#tree.redraw();
    void this.#loaded?.then(({ panel }) => panel.redraw());
  }
}
