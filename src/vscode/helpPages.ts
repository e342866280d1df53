import * as vscode from 'vscode';
import { Failure } from '../contract/failure.ts';
import type { Library } from '../notes/library.ts';
import type { EditorSettings } from './settings.ts';
import { currentLanguage } from './speech.ts';

export const HELP_SCHEME = 'dockyard-help';

/** Pages of the notes as Markdown documents: `dockyard-help:/<title>.md?<id>`. */
export class HelpPages implements vscode.TextDocumentContentProvider {
  readonly #library: Library;
  readonly #settings: EditorSettings;

  constructor(library: Library, settings: EditorSettings) {
    this.#library = library;
    this.#settings = settings;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const page = this.#library.page(currentLanguage(this.#settings), uri.query);
    return page === undefined ? '' : `# ${page.title}\n\n${page.markdown}\n`;
  }

  /** @throws Failure `page.missing`. */
  async open(id: string): Promise<void> {
    const page = this.#library.page(currentLanguage(this.#settings), id);
    if (page === undefined) throw new Failure('page.missing', [id]);
    const uri = vscode.Uri.from({ scheme: HELP_SCHEME, path: `/${page.title}.md`, query: id });
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }
}
