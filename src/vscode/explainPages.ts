import * as vscode from 'vscode';
import type { ExplainedPage } from '../server/protocol.ts';

export const EXPLAIN_SCHEME = 'dockyard-explain';

/** Pages about command lines; older ones go when there are more, in pages. */
const MOST = 20;

/** Pages about command lines as Markdown documents: `dockyard-explain:/<title>.md?<number>`. */
export class ExplainPages implements vscode.TextDocumentContentProvider {
  readonly #pages = new Map<string, string>();
  #count = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#pages.get(uri.query) ?? '';
  }

  async open({ title, markdown }: ExplainedPage): Promise<void> {
    this.#count += 1;
    const query = String(this.#count);
    this.#pages.set(query, markdown);
    this.#pages.delete(String(this.#count - MOST));
    const path = `/${title.replaceAll('/', '⁄').replaceAll('\\', '⧵')}.md`;
    const uri = vscode.Uri.from({ scheme: EXPLAIN_SCHEME, path, query });
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }
}
