import * as vscode from 'vscode';
import type { AnyThing } from '../contract/view.ts';
import type { Dragged } from '../operations/drops.ts';
import type { Node } from './treeView.ts';

/** Our own rows: from one view to another their things travel as JSON. VS Code takes lower case only. */
const THINGS = 'application/vnd.dockyard.things';
const FILES = 'text/uri-list';

/** Lets rows be dragged onto rows and into editors, and files of the Explorer onto rows. */
export class RowsDragAndDrop implements vscode.TreeDragAndDropController<Node> {
  readonly dragMimeTypes = [THINGS, 'text/plain'];
  readonly dropMimeTypes = [THINGS, FILES];
  readonly #onDrop: (dragged: Dragged, row: AnyThing) => Promise<void>;

  constructor(onDrop: (dragged: Dragged, row: AnyThing) => Promise<void>) {
    this.#onDrop = onDrop;
  }

  handleDrag(nodes: readonly Node[], data: vscode.DataTransfer): void {
    const things = nodes.flatMap(({ row }) => (row.thing === undefined ? [] : [row.thing]));
    if (things.length === 0) return;
    data.set(THINGS, new vscode.DataTransferItem(JSON.stringify(things)));
    // What an editor inserts.
    data.set('text/plain', new vscode.DataTransferItem(things.map(({ name }) => name).join(' ')));
  }

  async handleDrop(target: Node | undefined, data: vscode.DataTransfer): Promise<void> {
    const row = target?.row.thing;
    if (row === undefined) return;
    await this.#onDrop({ things: await textsOf(data, THINGS), uris: await textsOf(data, FILES) }, row);
  }
}

/** All of a type: before ours there may be an empty one, from the browser. */
async function textsOf(data: vscode.DataTransfer, type: string): Promise<string[]> {
  const items = [...data].filter(([mime]) => mime === type);
  return Promise.all(items.map(([, item]) => item.asString()));
}
