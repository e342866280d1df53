import * as vscode from 'vscode';
import type { LineSource } from '../contract/operation.ts';
import { LiveText } from './liveText.ts';

export const TEXT_SCHEME = 'dockyard-text';

/** Texts kept for documents that may be closed by now. */
const MOST = 50;

/** Read-only documents of texts that were made on the spot. Markdown is shown as a reader sees it. */
export class TextDocuments implements vscode.TextDocumentContentProvider {
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #texts = new Map<string, string>();
  readonly #live = new Map<string, LiveText>();

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#live.get(uri.path)?.text ?? this.#texts.get(uri.path) ?? '';
  }

  /** Closes all that is open: it was asked of an engine that is not used any more. */
  async closeAll(): Promise<void> {
    const names = [...this.#texts.keys(), ...this.#live.keys()].map((path) => path.slice(1));
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const ours = tabs.filter(({ input, label }) => {
      if (input instanceof vscode.TabInputText) return input.uri.scheme === TEXT_SCHEME;
      // A preview does not tell of which document it is; its title has the name, in words of each language.
      const isPreview = input instanceof vscode.TabInputWebview && input.viewType.endsWith('markdown.preview');
      return isPreview && names.some((name) => label.includes(name));
    });
    this.#texts.clear();
    for (const path of [...this.#live.keys()]) this.#end(path);
    if (ours.length > 0) await vscode.window.tabGroups.close(ours, true);
  }

  /** @param name what the tab is called; opened again, a document shows its new text. */
  async open(name: string, text: string): Promise<void> {
    const uri = uriOf(name);
    this.#texts.delete(uri.path);
    this.#texts.set(uri.path, text);
    for (const old of [...this.#texts.keys()].slice(0, -MOST)) this.#texts.delete(old);
    this.#changes.fire(uri);
    if (name.endsWith('.md')) await vscode.commands.executeCommand('markdown.showPreview', uri);
    else await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  /**
   * A document that grows until its tab is closed.
   * @param name as above; opened again, it begins anew with the new source
   * @param end the last line, told why there are no more
   */
  async follow(name: string, head: string, source: LineSource, end: (failure: unknown) => string): Promise<void> {
    const uri = uriOf(name);
    this.#live.get(uri.path)?.dispose();
    this.#live.set(uri.path, new LiveText(uri, head, source, () => this.#changes.fire(uri), end));
    this.#changes.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
    const listening = vscode.window.tabGroups.onDidChangeTabs(() => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const isOpen = tabs.some(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
      );
      if (isOpen) return;
      listening.dispose();
      this.#end(uri.path);
    });
  }

  #end(path: string): void {
    this.#live.get(path)?.dispose();
    this.#live.delete(path);
  }
}

function uriOf(name: string): vscode.Uri {
  return vscode.Uri.from({ scheme: TEXT_SCHEME, path: `/${name.replaceAll('/', '⁄')}` });
}
