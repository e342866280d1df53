import * as vscode from 'vscode';
import type { Session } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import type { Localized } from '../contract/localized.ts';
import type { Redirect, TerminalPlan, Terminals } from '../contract/operation.ts';
import { visible } from '../contract/plainText.ts';
import type { Disposable, Log } from '../contract/ports.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { joinWords, redirectText } from '../shell/words.ts';
import type { EngineConnection } from './engineConnection.ts';
import { SessionTerminal } from './sessionTerminal.ts';
import { tellsOfItself } from './shellIntegration.ts';
import type { EditorSettings } from './settings.ts';
import type { EditorUi } from './ui.ts';

/** What the runner says at an end that needs an explanation. */
const runnerWords = {
  refused: {
    en: 'Docker could not do this (exit code {0}). Enter closes the terminal.',
    ko: 'docker 명령이 실패했습니다(종료 코드 {0}). Enter를 누르면 터미널을 닫습니다.',
  },
  lost: {
    en: 'It ended with exit code {0}: the engine went away, or the program itself exited with this code. Enter closes the terminal.',
    ko: '종료 코드 {0}으로 끝났습니다. 엔진이 사라졌거나 프로그램이 스스로 이렇게 끝난 것입니다. Enter를 누르면 터미널을 닫습니다.',
  },
  killed: {
    en: 'It was ended from outside (exit code {0}): the container was stopped or killed. Enter closes the terminal.',
    ko: '밖에서 종료되었습니다(종료 코드 {0}). 컨테이너가 중지되었거나 강제 종료되었습니다. Enter를 누르면 터미널을 닫습니다.',
  },
  ended: {
    en: 'The program ended with exit code {0}. Enter closes the terminal.',
    ko: '프로그램이 종료 코드 {0}으로 끝났습니다. Enter를 누르면 터미널을 닫습니다.',
  },
} as const satisfies Record<string, Localized>;

/**
 * Integrated terminals over the docker command, or over the API where there is none. Their first line is the docker
 * line that they stand for, with secrets masked.
 */
export class IntegratedTerminals implements Terminals, Disposable {
  readonly #runner: string;
  readonly #settings: EditorSettings;
  readonly #ui: EditorUi;
  readonly #log: Log;
  readonly #connection: EngineConnection;
  readonly #open = new Map<vscode.Terminal, Open>();
  readonly #disposables: Disposable[];
  /** Where lines are typed that a person runs. */
  #typing: vscode.Terminal | undefined;

  /** @param runner the program that runs docker in a terminal, `src/terminal`. */
  constructor(runner: string, settings: EditorSettings, ui: EditorUi, log: Log, connection: EngineConnection) {
    this.#runner = runner;
    this.#settings = settings;
    this.#ui = ui;
    this.#log = log;
    this.#connection = connection;
    this.#disposables = [
      vscode.window.onDidCloseTerminal((terminal) => {
        this.#open.get(terminal)?.end(undefined);
        this.#open.delete(terminal);
      }),
      vscode.window.onDidChangeActiveTerminal((terminal) => this.#setContext(terminal)),
      connection.switched.on(() => this.#closeAll()),
    ];
  }

  async open(plan: TerminalPlan, onEnd: (exitCode: number | undefined) => void = () => undefined): Promise<void> {
    const known = [...this.#open].find(([, { plan: open }]) => plan.reuse !== undefined && open.reuse === plan.reuse);
    if (known !== undefined) {
      const [terminal, { listeners }] = known;
      listeners.push(onEnd);
      terminal.show();
      return;
    }
    const { cliEnvironment, cliGlobalOptions, openProcess } = await import('../engine/entry.ts');
    const endpoint = await this.#connection.endpoint();
    const cli = await this.#cli();
    const argv = [...cliGlobalOptions(endpoint), ...plan.line];
    const line = `docker ${maskedWords(argv)}`;
    const open =
      cli === undefined
        ? plan.session
        : () => Promise.resolve(openProcess(cli, argv, processEnvironment(cliEnvironment(endpoint))));
    // Said before a terminal opens that could only say so.
    if (open === undefined) {
      throw new Failure('cli.terminal', [`docker ${maskedWords(plan.line)}`]);
    }
    this.#log.info(`Terminal: ${line} (${cli === undefined ? 'Engine API' : cli})`);
    const opening = new Open(plan, onEnd);
    const shared = { name: plan.title, iconPath: new vscode.ThemeIcon(plan.icon), isTransient: true };
    const terminal =
      cli !== undefined && plan.interactive
        ? vscode.window.createTerminal({
            ...shared,
            // The editor's own Node, which on a desktop is Electron in disguise.
            shellPath: process.execPath,
            shellArgs: [this.#runner, cli, ...argv],
            env: {
              ...cliEnvironment(endpoint),
              ELECTRON_RUN_AS_NODE: '1',
              DOCKYARD_TERMINAL_WORDS: this.#runnerWords(plan),
            },
            message: heading(line, plan.hint),
          })
        : vscode.window.createTerminal({
            ...shared,
            pty: new SessionTerminal({
              heading: heading(line, plan.hint),
              interactive: plan.interactive,
              speak: this.#ui.speak,
              open: async (size): Promise<Session> => {
                const session = await open(size);
                session.onEnd(({ exitCode }) => opening.end(exitCode));
                if (plan.watch !== undefined) {
                  session.onOutput((chunk) => plan.watch?.output(chunk));
                  session.onEnd((end) => plan.watch?.end(end));
                }
                return session;
              },
            }),
          });
    this.#open.set(terminal, opening);
    terminal.show();
    this.#setContext(terminal);
  }

  async type(lines: readonly (readonly string[])[], redirect?: Redirect): Promise<void> {
    const { cliEnvironment, cliGlobalOptions } = await import('../engine/entry.ts');
    // What concerns contexts is typed also where no engine can be made out.
    const endpoint = await this.#connection.endpoint().catch(() => undefined);
    const options = endpoint === undefined ? [] : cliGlobalOptions(endpoint);
    const typed = lines.map((line) => `docker ${printable(joinWords([...options, ...line]))}`);
    const text = `${typed.join('; ')}${printable(redirectText(redirect))}`;
    if (this.#typing?.exitStatus !== undefined) this.#typing = undefined;
    const known = this.#typing;
    const terminal =
      known ??
      vscode.window.createTerminal({
        name: 'docker',
        iconPath: new vscode.ThemeIcon('terminal'),
        ...(endpoint === undefined ? {} : { env: cliEnvironment(endpoint) }),
        isTransient: true,
      });
    this.#typing = terminal;
    terminal.show();
    // What is typed before a shell has begun stands there twice: before its prompt, and behind it.
    if (known === undefined) await tellsOfItself(terminal);
    // Without a line end: a person reads it and presses Enter.
    terminal.sendText(text, false);
  }

  /** Closes every terminal of ours: what they were open on is not the engine of this window any more. */
  #closeAll(): void {
    for (const terminal of this.#open.keys()) terminal.dispose();
    // VS Code tells of their end only later; until then one of them could be shown again.
    for (const opened of this.#open.values()) opened.end(undefined);
    this.#open.clear();
    this.#typing?.dispose();
    this.#typing = undefined;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#closeAll();
  }

  #runnerWords(plan: TerminalPlan): string {
    const words = Object.entries(runnerWords).map(([name, text]) => [name, this.#ui.speak(text)]);
    const isLeft = plan.line.includes('--sig-proxy=false');
    return JSON.stringify({ ...Object.fromEntries(words), isShell: plan.line[0] === 'exec', isLeft });
  }

  /** The docker command to use, or undefined for the API. */
  async #cli(): Promise<string | undefined> {
    const backend = this.#settings.get('terminal.backend');
    if (backend === 'api') return undefined;
    const { findDockerCli } = await import('../engine/entry.ts');
    const cli = await findDockerCli(process.env, process.platform);
    if (cli === undefined && backend === 'cli') throw new Failure('cli.missing');
    return cli;
  }

  /** Keys for detaching are let through only while a terminal of ours that has a use for them is active. */
  #setContext(terminal: vscode.Terminal | undefined): void {
    const interactive = terminal !== undefined && this.#open.get(terminal)?.plan.interactive === true;
    void vscode.commands.executeCommand('setContext', 'dockyard.interactiveTerminal', interactive);
  }
}

/** A terminal of ours, and who wants to know of the end of what runs in it. */
class Open {
  readonly plan: TerminalPlan;
  readonly listeners: ((exitCode: number | undefined) => void)[];

  constructor(plan: TerminalPlan, ...listeners: readonly ((exitCode: number | undefined) => void)[]) {
    this.plan = plan;
    this.listeners = [...listeners];
  }

  /** Those who were told are told no more: a log may be followed again. */
  end(exitCode: number | undefined): void {
    for (const listener of this.listeners.splice(0)) listener(exitCode);
  }
}

/** The docker line in bold, and below it, dimmed, what one should know. */
function heading(line: string, hint: string | undefined): string {
  const shown = `\u001b[1m${printable(line)}\u001b[22m`;
  return hint === undefined ? shown : `${shown}\r\n\u001b[2m${printable(hint)}\u001b[22m`;
}

/** What was typed into a name or a command is shown, not obeyed. */
function printable(text: string): string {
  return visible(text).replace(/[\t\r\n]/g, '\ufffd');
}

function processEnvironment(changes: Readonly<Record<string, string | null>>): NodeJS.ProcessEnv {
  const merged = { ...process.env, ...changes };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
