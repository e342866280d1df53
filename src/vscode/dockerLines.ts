import type { Disposable, Log } from '../contract/ports.ts';
import type { EngineConnection } from './engineConnection.ts';
import type { Handbook } from './handbook.ts';
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

  constructor(ui: EditorUi, language: LanguageSupport, connection: EngineConnection, handbook: Handbook, log: Log) {
    const terminal = new LineTerminal(connection, log);
    this.commands = new LineCommands(ui, language, connection, terminal, handbook);
    this.failures = new TerminalFailures(language, handbook, ui.speak, log);
    this.#disposables = [terminal, this.failures];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
