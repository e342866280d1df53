import * as vscode from 'vscode';
import type { Language, Localized, Speak } from '../../contract/localized.ts';
import { type Chapter, chapters, pageIcons, pagesOfChapter } from '../../notes/chapters.ts';
import type { Library } from '../../notes/library.ts';
import type { Page } from '../../notes/page.ts';
import { summaryOf } from '../../notes/summary.ts';

const words = {
  count: { en: '{0} pages', ko: '{0}페이지' },
  narrowed: { en: 'Pages for “{0}”', ko: '“{0}” 검색 결과' },
} satisfies Record<string, Localized>;

type Entry =
  | { readonly chapter: Chapter; readonly pages: readonly Page[] }
  | { readonly page: Page; readonly chapter: Chapter };

/** The pages that a search found. */
interface Narrowed {
  readonly question: string;
  readonly pages: ReadonlySet<string>;
}

export interface TreeParts {
  readonly library: Library;
  readonly language: () => Language;
  readonly speak: Speak;
}

/** The Handbook as a tree: chapters, and their pages; all of them, or those that a search found. */
export class HandbookTree implements vscode.TreeDataProvider<Entry>, vscode.Disposable {
  readonly #parts: TreeParts;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  readonly #view: vscode.TreeView<Entry>;
  #narrowed: Narrowed | undefined;

  constructor(parts: TreeParts) {
    this.#parts = parts;
    this.#view = vscode.window.createTreeView('dockyard.handbook', { treeDataProvider: this, showCollapseAll: true });
  }

  getChildren(entry?: Entry): Entry[] {
    if (entry === undefined) return this.#chapters();
    return 'pages' in entry ? entry.pages.map((page) => ({ page, chapter: entry.chapter })) : [];
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    const { speak } = this.#parts;
    if ('pages' in entry) {
      const { chapter, pages } = entry;
      const open = this.#narrowed !== undefined;
      const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
      const item = new vscode.TreeItem(speak(chapter.title), open ? Expanded : Collapsed);
      // The editor remembers by id which ones are open; a search opens its own.
      item.id = `${open ? 'narrowed' : 'all'}/${chapter.id}`;
      item.description = String(pages.length);
      item.tooltip = `${speak(chapter.title)}: ${speak(words.count, pages.length)}`;
      item.iconPath = new vscode.ThemeIcon(chapter.icon);
      return item;
    }
    const { page } = entry;
    const item = new vscode.TreeItem(page.title);
    item.id = `${this.#narrowed === undefined ? 'all' : 'narrowed'}/${entry.chapter.id}/${page.id}`;
    item.tooltip = [page.title, summaryOf(page)].filter((line) => line !== '').join('\n\n');
    item.iconPath = new vscode.ThemeIcon(pageIcons[page.kind] ?? 'book');
    item.contextValue = 'page';
    item.command = { command: 'dockyard.help.open', title: '', arguments: [page.id] };
    return item;
  }

  getParent(entry: Entry): Entry | undefined {
    return 'pages' in entry ? undefined : this.#chapters().find(({ chapter }) => chapter === entry.chapter);
  }

  /** Shows only some pages, and the view. */
  async narrow(question: string, pages: readonly string[]): Promise<void> {
    await this.#show({ question, pages: new Set(pages) });
    await vscode.commands.executeCommand('dockyard.handbook.focus');
  }

  async showAll(): Promise<void> {
    await this.#show(undefined);
  }

  /** Texts are in another language now. */
  redraw(): void {
    this.#say();
    this.#changes.fire(undefined);
  }

  dispose(): void {
    this.#view.dispose();
    this.#changes.dispose();
  }

  async #show(narrowed: Narrowed | undefined): Promise<void> {
    this.#narrowed = narrowed;
    this.redraw();
    await vscode.commands.executeCommand('setContext', 'dockyard.handbook', narrowed === undefined ? 'all' : 'live');
  }

  #say(): void {
    const { speak } = this.#parts;
    this.#view.message = this.#narrowed === undefined ? '' : speak(words.narrowed, this.#narrowed.question);
  }

  #chapters(): { readonly chapter: Chapter; readonly pages: readonly Page[] }[] {
    const all = this.#parts.library.all(this.#parts.language());
    const wanted = this.#narrowed === undefined ? all : all.filter(({ id }) => this.#narrowed?.pages.has(id));
    return chapters
      .map((chapter) => ({ chapter, pages: pagesOfChapter(chapter, wanted) }))
      .filter(({ pages }) => pages.length > 0);
  }
}
