import * as vscode from 'vscode';
import type { Disposable, Log } from '../contract/ports.ts';
import { maskText } from '../model/secrets.ts';
import type { EngineConnection } from './engineConnection.ts';
import { tellsOfItself } from './shellIntegration.ts';

/** The terminal that lines of documents are typed into: one for the window, on the window's engine. */
export class LineTerminal implements Disposable {
  readonly #connection: EngineConnection;
  readonly #log: Log;
  readonly #disposables: Disposable[];
  #terminal: vscode.Terminal | undefined;
  /** Something runs in it, which would get what is typed. */
  #busy = false;

  constructor(connection: EngineConnection, log: Log) {
    this.#connection = connection;
    this.#log = log;
    this.#disposables = [
      vscode.window.onDidCloseTerminal((terminal) => this.#forget(terminal)),
      vscode.window.onDidStartTerminalShellExecution(({ terminal }) => this.#setBusy(terminal, true)),
      vscode.window.onDidEndTerminalShellExecution(({ terminal }) => this.#setBusy(terminal, false)),
      // What it was opened on is not the engine of this window any more.
      connection.switched.on(() => this.#terminal?.dispose()),
    ];
  }

  /**
   * Types a line and presses Enter. Resolves when it has ended, or at once with `unknown` when this shell does not tell.
   * @param cwd where a new terminal begins.
   */
  async run(line: string, cwd: vscode.Uri | undefined): Promise<'done' | 'failed' | 'unknown'> {
    const terminal = await this.#open(cwd);
    this.#log.info(`Run in a terminal: ${maskText(line)}`);
    if (!(await tellsOfItself(terminal))) {
      terminal.sendText(line, true);
      return 'unknown';
    }
    const end = endOf(terminal);
    terminal.sendText(line, true);
    return (await end) === 0 ? 'done' : 'failed';
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #open(cwd: vscode.Uri | undefined): Promise<vscode.Terminal> {
    if (this.#terminal === undefined || this.#busy) {
      this.#terminal = vscode.window.createTerminal({
        name: 'Docker',
        iconPath: new vscode.ThemeIcon('package'),
        env: await this.#environment(),
        ...(cwd === undefined ? {} : { cwd }),
      });
      this.#busy = false;
    }
    this.#terminal.show();
    return this.#terminal;
  }

  /** Without an engine the line itself tells what is wrong. */
  async #environment(): Promise<Record<string, string | null>> {
    try {
      const { cliEnvironment } = await import('../engine/entry.ts');
      return cliEnvironment(await this.#connection.endpoint());
    } catch {
      return {};
    }
  }

  #setBusy(terminal: vscode.Terminal, busy: boolean): void {
    if (terminal === this.#terminal) this.#busy = busy;
  }

  #forget(terminal: vscode.Terminal): void {
    if (terminal === this.#terminal) this.#terminal = undefined;
  }
}

/** The exit code of what ends next in a terminal; undefined when it is closed first, or the shell does not say. */
function endOf(terminal: vscode.Terminal): Promise<number | undefined> {
  return new Promise((resolve) => {
    const settle = (exitCode: number | undefined): void => {
      for (const listening of all) listening.dispose();
      resolve(exitCode);
    };
    const all = [
      vscode.window.onDidEndTerminalShellExecution((event) => {
        if (event.terminal === terminal) settle(event.exitCode);
      }),
      vscode.window.onDidCloseTerminal((closed) => {
        if (closed === terminal) settle(undefined);
      }),
    ];
  });
}
