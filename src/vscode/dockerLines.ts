import * as vscode from 'vscode';
import type { Disposable, Log } from '../contract/ports.ts';
import type { EngineConnection } from './engineConnection.ts';
import { EXPLAIN_SCHEME, ExplainPages } from './explainPages.ts';
import type { LanguageSupport } from './languageSupport.ts';
import { LineCommands } from './lineCommands.ts';
import { LineTerminal } from './lineTerminal.ts';
import { TerminalFailures } from './terminalFailures.ts';
import type { EditorUi } from './ui.ts';

/** Docker lines of documents and terminals: what runs them, and what explains them. */
export class DockerLines implements Disposable {
  readonly commands: LineCommands;
  readonly failures: TerminalFailures;
  readonly #disposables: readonly Disposable[];

  constructor(ui: EditorUi, language: LanguageSupport, connection: EngineConnection, log: Log) {
    const pages = new ExplainPages();
    const terminal = new LineTerminal(connection, log);
    this.commands = new LineCommands(ui, language, connection, terminal, pages);
    this.failures = new TerminalFailures(language, pages, ui.speak, log);
    this.#disposables = [
      terminal,
      this.failures,
      vscode.workspace.registerTextDocumentContentProvider(EXPLAIN_SCHEME, pages),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
