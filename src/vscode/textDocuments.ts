import * as vscode from 'vscode';

export const TEXT_SCHEME = 'dockyard-text';

/** Texts kept for documents that may be closed by now. */
const MOST = 50;

/** Read-only documents of texts that were made on the spot. Markdown is shown as a reader sees it. */
export class TextDocuments implements vscode.TextDocumentContentProvider {
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #texts = new Map<string, string>();

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.path) ?? '';
  }

  /** @param name what the tab is called; opened again, a document shows its new text. */
  async open(name: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: TEXT_SCHEME, path: `/${name.replaceAll('/', '⁄')}` });
    this.#texts.delete(uri.path);
    this.#texts.set(uri.path, text);
    for (const old of [...this.#texts.keys()].slice(0, -MOST)) this.#texts.delete(old);
    this.#changes.fire(uri);
    if (name.endsWith('.md')) await vscode.commands.executeCommand('markdown.showPreview', uri);
    else await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }
}
