import * as vscode from 'vscode';
import type { Disposable } from '../contract/ports.ts';
import { systemClock } from '../contract/ports.ts';
import type { Row, RowKind, ThingViewSpec } from '../contract/view.ts';
import { Coalescer } from '../model/coalescer.ts';
import type { Status } from '../model/liveModel.ts';
import { looksTheSame } from '../views/pages.ts';
import { rowTexts } from '../views/rowTexts.ts';
import { rowUri } from './staleRows.ts';

/**
 * VS Code waits for 200 ms without a change before it passes on all but the first one, so changes that keep coming
 * faster than that would never be shown. Milliseconds.
 */
const SHOW_INTERVAL = 250;

/** A row in the tree: the same object for as long as the row exists, whatever it shows. */
export class Node {
  row: Row;
  readonly parent: Node | undefined;
  /** Those that VS Code knows, by the ids of their rows. */
  below: ReadonlyMap<string, Node> = new Map();

  constructor(row: Row, parent: Node | undefined) {
    this.row = row;
    this.parent = parent;
  }
}

/** What a view follows: the live picture of an engine, or the list of contexts. */
export interface Followed {
  readonly status: Status;
  readonly statusChanges: { on(listener: () => void): Disposable };
  readonly store: {
    readonly changes: { on(listener: (change: { readonly kind: RowKind }) => void): Disposable };
  };
  settled(): Promise<void>;
}

export interface TreeParts {
  readonly model: Followed;
  readonly rows: () => readonly Row[];
  /** Nothing is known that rows could be made of: what the view still shows is another engine's. */
  readonly isEmpty?: () => boolean;
  /** Markdown; undefined for none. */
  readonly tooltip: (row: Row) => Promise<string | undefined>;
  readonly onVisible: (visible: boolean) => void;
  /** Resolves when it is this view's turn: rows of many things are made for one view at a time. Views of few need none. */
  readonly turn?: () => Promise<void>;
  /** What stands above the rows; undefined for nothing. */
  readonly notice: () => string | undefined;
  readonly dragAndDrop?: vscode.TreeDragAndDropController<Node>;
  /** What stands beside the view's title, and on its icon. */
  readonly title?: () => { readonly description: string; readonly badge: vscode.ViewBadge | undefined };
}

/** Shows the rows of one view and tells VS Code about just those that changed. */
export class TreeViewAdapter implements vscode.TreeDataProvider<Node>, Disposable {
  readonly #id: string;
  readonly #parts: TreeParts;
  readonly #changes = new vscode.EventEmitter<Node[] | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  readonly #view: vscode.TreeView<Node>;
  /** The nodes that VS Code knows, by the ids of their rows. */
  #nodes: ReadonlyMap<string, Node> = new Map();
  readonly #show: Coalescer;
  readonly #disposables: Disposable[];
  #top: readonly Row[] = [];
  /** False between our telling VS Code of a change and its asking for the rows. */
  #stale = true;

  constructor(spec: ThingViewSpec, parts: TreeParts) {
    this.#id = spec.id;
    this.#parts = parts;
    this.#show = new Coalescer(() => this.#update(), SHOW_INTERVAL, systemClock);
    this.#view = vscode.window.createTreeView(`dockyard.${spec.id}`, {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: spec.kind === 'network',
      ...(parts.dragAndDrop === undefined ? {} : { dragAndDropController: parts.dragAndDrop }),
    });
    this.#disposables = [
      this.#view,
      this.#changes,
      this.#show,
      this.#view.onDidChangeSelection(({ selection }) => {
        // Menus for several rows hang on this.
        const states = new Set(selection.map(({ row }) => row.thing?.state ?? ''));
        void vscode.commands.executeCommand('setContext', `dockyard.selected.${spec.kind}`, [...states].join(' '));
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        parts.onVisible(visible);
        if (visible) this.#show.request();
      }),
      parts.model.store.changes.on(({ kind }) => {
        if (affects(kind, spec.kind)) this.#show.request();
      }),
      parts.model.statusChanges.on(() => {
        this.#sayAround();
        this.#show.request();
      }),
    ];
  }

  /** The rows are arranged in another way: at once, as somebody asked for it. */
  rearranged(): void {
    this.#update();
  }

  /** Says what stands around the rows; only what changed goes to VS Code. */
  #sayAround(): void {
    const message = this.#parts.notice() ?? '';
    if ((this.#view.message ?? '') !== message) this.#view.message = message;
    const title = this.#parts.title?.();
    if (title === undefined) return;
    if ((this.#view.description ?? '') !== title.description) this.#view.description = title.description;
    const { badge } = this.#view;
    if (badge?.value !== title.badge?.value || badge?.tooltip !== title.badge?.tooltip) this.#view.badge = title.badge;
  }

  get selection(): readonly Row[] {
    return this.#view.selection.map((node) => node.row);
  }

  /** The rows as they were last given to VS Code. */
  get shown(): readonly Row[] {
    return this.#top;
  }

  async getChildren(parent?: Node): Promise<Node[]> {
    if (parent !== undefined) {
      parent.below = nodesOf(parent.row.children?.rows() ?? [], parent.below, parent);
      return [...parent.below.values()];
    }
    this.#parts.onVisible(true);
    // After a change of ours they are there already.
    if (this.#stale) {
      await this.#parts.model.settled();
      await this.#parts.turn?.();
      this.#top = this.#parts.rows();
    }
    this.#sayAround();
    this.#stale = true;
    this.#nodes = nodesOf(this.#top, this.#nodes, undefined);
    return [...this.#nodes.values()];
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  getTreeItem({ row }: Node): vscode.TreeItem {
    const { label, description, spoken } = rowTexts(row);
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const folding = row.children === undefined ? None : row.unfolded === true ? Expanded : Collapsed;
    const item = new vscode.TreeItem(label, folding);
    item.id = row.id;
    item.resourceUri = rowUri(this.#id, row.id);
    item.description = description;
    item.iconPath = new vscode.ThemeIcon(
      row.icon.id,
      row.icon.color === undefined ? undefined : new vscode.ThemeColor(row.icon.color),
    );
    item.contextValue = row.thing === undefined ? 'none' : `${row.thing.kind}.${row.thing.state}`;
    item.accessibilityInformation = { label: spoken, role: 'treeitem' };
    return item;
  }

  async resolveTreeItem(item: vscode.TreeItem, { row }: Node): Promise<vscode.TreeItem> {
    const text = await this.#parts.tooltip(row);
    item.tooltip = text === undefined ? rowTexts(row).spoken : new vscode.MarkdownString(text);
    return item;
  }

  /** Selects a row, on whichever page of the view it is, and scrolls to it. The view must be seen. */
  async reveal(id: string): Promise<void> {
    await this.getChildren();
    const node = this.#nodes.get(id) ?? (await this.#below(id));
    if (node !== undefined) await this.#view.reveal(node, { select: true, focus: true });
  }

  /** Of a view with many rows, or with groups, most stand below others. */
  async #below(id: string): Promise<Node | undefined> {
    let level = [...this.#nodes.values()];
    while (level.length > 0) {
      const next: Node[] = [];
      for (const node of level) {
        if (node.row.children === undefined) continue;
        await this.getChildren(node);
        const found = node.below.get(id);
        if (found !== undefined) return found;
        next.push(...node.below.values());
      }
      level = next;
    }
    return undefined;
  }

  /** Texts are in another language now. */
  redraw(): void {
    this.#changes.fire(undefined);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Compares what is with what was shown. Only a row that came, went or moved redraws the list. */
  #update(): void {
    const { kind } = this.#parts.model.status;
    if (!this.#view.visible) return;
    // Until the new lists are in, the last rows stay, unless they are of an engine that is not used any more.
    if ((kind === 'connecting' || kind === 'idle') && this.#parts.isEmpty?.() !== true) return;
    const before = this.#top;
    const after = this.#parts.rows();
    this.#top = after;
    this.#sayAround();
    if (before.length !== after.length || after.some((row, index) => row.id !== before[index]?.id)) {
      this.#redrawAll();
      return;
    }
    const changed: Node[] = [];
    for (const [index, row] of after.entries()) {
      const node = this.#nodes.get(row.id);
      if (node === undefined || row === before[index]) continue;
      node.row = row;
      if (!looksTheSame(row, before[index])) changed.push(node);
    }
    if (changed.length === 0) return;
    // VS Code draws one of several selected rows anew and then shows those below it as not selected, though they are.
    if (this.#view.selection.length > 1) this.#redrawAll();
    else this.#changes.fire(changed);
  }

  /** Has VS Code take the list anew, with the rows as they are now. */
  #redrawAll(): void {
    this.#stale = false;
    this.#changes.fire(undefined);
  }
}

/** The nodes of some rows: those known already, and new ones. What is not among the rows any more is forgotten. */
function nodesOf(rows: readonly Row[], known: ReadonlyMap<string, Node>, parent: Node | undefined): Map<string, Node> {
  return new Map(
    rows.map((row) => {
      const node = known.get(row.id) ?? new Node(row, parent);
      node.row = row;
      return [row.id, node];
    }),
  );
}

/** Volumes and networks say which containers use them. */
function affects(changed: RowKind, shown: RowKind): boolean {
  return changed === shown || (changed === 'container' && (shown === 'volume' || shown === 'network'));
}
