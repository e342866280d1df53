import * as vscode from 'vscode';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Session } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import type { TerminalPlan, Terminals } from '../contract/operation.ts';
import type { Disposable, Log } from '../contract/ports.ts';
import { cliEnvironment, cliGlobalOptions, findDockerCli } from '../engine/cli.ts';
import { joinWords } from '../shell/words.ts';
import { openProcess } from '../engine/processSession.ts';
import { SessionTerminal } from './sessionTerminal.ts';
import type { EditorSettings } from './settings.ts';
import type { EditorUi } from './ui.ts';

/** Docker's own exit code for "I could not even start it". */
const DOCKER_FAILED = 125;

interface Open {
  readonly plan: TerminalPlan;
  readonly viaCli: boolean;
}

/**
 * Integrated terminals over the docker command, or over the API where there is none. Their first line is the docker
 * line that they stand for.
 */
export class IntegratedTerminals implements Terminals, Disposable {
  readonly #settings: EditorSettings;
  readonly #ui: EditorUi;
  readonly #log: Log;
  readonly #endpoint: () => Promise<Endpoint>;
  readonly #open = new Map<vscode.Terminal, Open>();
  readonly #disposables: Disposable[];

  constructor(settings: EditorSettings, ui: EditorUi, log: Log, endpoint: () => Promise<Endpoint>) {
    this.#settings = settings;
    this.#ui = ui;
    this.#log = log;
    this.#endpoint = endpoint;
    this.#disposables = [
      vscode.window.onDidCloseTerminal((terminal) => this.#closed(terminal)),
      vscode.window.onDidChangeActiveTerminal((terminal) => this.#setContext(terminal)),
    ];
  }

  async open(plan: TerminalPlan): Promise<void> {
    const known = [...this.#open].find(([, open]) => plan.reuse !== undefined && open.plan.reuse === plan.reuse)?.[0];
    if (known !== undefined) {
      known.show();
      return;
    }
    const endpoint = await this.#endpoint();
    const cli = await this.#cli();
    const argv = [...cliGlobalOptions(endpoint), ...plan.line];
    const line = `docker ${joinWords(argv)}`;
    this.#log.info(`Terminal: ${line} (${cli === undefined ? 'Engine API' : cli})`);
    const shared = { name: plan.title, iconPath: new vscode.ThemeIcon(plan.icon), isTransient: true };
    const terminal =
      cli !== undefined && plan.interactive
        ? vscode.window.createTerminal({
            ...shared,
            shellPath: cli,
            shellArgs: argv,
            env: cliEnvironment(endpoint),
            message: heading(line, plan.hint),
          })
        : vscode.window.createTerminal({
            ...shared,
            pty: new SessionTerminal({
              heading: heading(line, plan.hint),
              interactive: plan.interactive,
              speak: this.#ui.speak,
              open: async (size): Promise<Session> =>
                cli === undefined ? plan.session(size) : openProcess(cli, argv, processEnvironment(endpoint)),
            }),
          });
    this.#open.set(terminal, { plan, viaCli: cli !== undefined });
    terminal.show();
    this.#setContext(terminal);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    for (const terminal of this.#open.keys()) terminal.dispose();
  }

  /** The docker command to use, or undefined for the API. */
  async #cli(): Promise<string | undefined> {
    const backend = this.#settings.get('terminal.backend');
    if (backend === 'api') return undefined;
    const cli = await findDockerCli(process.env, process.platform);
    if (cli === undefined && backend === 'cli') throw new Failure('cli.missing');
    return cli;
  }

  /** Keys for detaching are let through only while a terminal of ours that has a use for them is active. */
  #setContext(terminal: vscode.Terminal | undefined): void {
    const interactive = terminal !== undefined && this.#open.get(terminal)?.plan.interactive === true;
    void vscode.commands.executeCommand('setContext', 'dockyard.interactiveTerminal', interactive);
  }

  #closed(terminal: vscode.Terminal): void {
    const open = this.#open.get(terminal);
    this.#open.delete(terminal);
    const code = terminal.exitStatus?.code;
    if (open === undefined || !open.viaCli || code !== DOCKER_FAILED || open.plan.line[0] !== 'run') return;
    void this.#ui.showFailure(new Failure('run.refused', [`docker ${joinWords(open.plan.line)}`]));
  }
}

/** The docker line in bold, and below it, dimmed, what one should know. */
function heading(line: string, hint: string | undefined): string {
  const shown = `\u001b[1m${printable(line)}\u001b[22m`;
  return hint === undefined ? shown : `${shown}\r\n\u001b[2m${printable(hint)}\u001b[22m`;
}

/** What was typed into a name or a command is shown, not obeyed. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
}

function processEnvironment(endpoint: Endpoint): NodeJS.ProcessEnv {
  const merged = { ...process.env, ...cliEnvironment(endpoint) };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
