import * as vscode from 'vscode';
import { type Disposable, type Log } from '../contract/ports.ts';
import type { Speak } from '../contract/localized.ts';
import { wordsOf } from '../contract/failure.ts';
import { type ExplainedFailure, type FailedCommand, lineRequests } from '../server/protocol.ts';
import type { Handbook } from './handbook.ts';
import type { LanguageSupport } from './languageSupport.ts';
import { literally } from '../contract/plainText.ts';

/** Characters of output that are kept: what went wrong stands at the end. */
const KEPT = 16_000;
/** Characters of an explanation that a status bar has room for. */
const SHOWN = 50;
/** The exit code of what was ended by Ctrl-C. */
const INTERRUPTED = 130;

/**
 * Offers an explanation when a docker command fails in a terminal with shell integration: in the status bar, where it
 * is in nobody's way.
 */
export class TerminalFailures implements Disposable {
  readonly #language: LanguageSupport;
  readonly #pages: Pick<Handbook, 'explain'>;
  readonly #speak: Speak;
  readonly #log: Log;
  readonly #outputs = new WeakMap<vscode.TerminalShellExecution, Promise<string>>();
  readonly #disposables: Disposable[];
  #item: vscode.StatusBarItem | undefined;
  #shown: { readonly terminal: vscode.Terminal; readonly failure: ExplainedFailure } | undefined;

  constructor(language: LanguageSupport, pages: Pick<Handbook, 'explain'>, speak: Speak, log: Log) {
    this.#language = language;
    this.#pages = pages;
    this.#speak = speak;
    this.#log = log;
    this.#disposables = [
      vscode.window.onDidStartTerminalShellExecution(({ execution }) => {
        if (callsDocker(execution.commandLine.value)) this.#outputs.set(execution, endOf(execution.read()));
      }),
      vscode.window.onDidEndTerminalShellExecution((event) => void this.#look(event)),
      vscode.window.onDidCloseTerminal((terminal) => {
        if (terminal === this.#shown?.terminal) this.#hide();
      }),
    ];
  }

  /** Opens the explanation that the status bar offers, if it does. */
  async open(): Promise<void> {
    const shown = this.#shown;
    this.#hide();
    if (shown !== undefined) await this.#pages.explain(shown.failure);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    this.#item?.dispose();
  }

  async #look({ execution, exitCode, terminal }: vscode.TerminalShellExecutionEndEvent): Promise<void> {
    const reading = this.#outputs.get(execution);
    if (reading === undefined) return;
    this.#outputs.delete(execution);
    if (exitCode === undefined || exitCode === 0 || exitCode === INTERRUPTED) {
      if (exitCode === 0) this.#hide();
      return;
    }
    try {
      const failed: FailedCommand = { command: execution.commandLine.value, output: await reading };
      const failure = await this.#language.request<ExplainedFailure | null>(lineRequests.failure, failed);
      if (failure === undefined || failure === null) this.#hide();
      else this.#show(terminal, failure);
    } catch (thrown) {
      this.#log.warn(`A failed docker command could not be explained: ${wordsOf(thrown)}`);
    }
  }

  #show(terminal: vscode.Terminal, failure: ExplainedFailure): void {
    this.#shown = { terminal, failure };
    this.#item ??= vscode.window.createStatusBarItem('dockyard.failure', vscode.StatusBarAlignment.Left);
    const { summary } = failure;
    const sentence = /^.*?[.?](?= |$)/s.exec(summary)?.[0] ?? summary;
    const short = sentence.length > SHOWN ? `${sentence.slice(0, SHOWN)}…` : sentence;
    this.#item.name = this.#speak({ en: 'Failed Docker Command', ko: '실패한 Docker 명령' });
    this.#item.text = `$(lightbulb) ${literally(short.replaceAll('`', ''))}`;
    const offer = this.#speak({ en: 'Explain what went wrong', ko: '무엇이 잘못되었는지 설명 보기' });
    this.#item.tooltip = `${summary.replaceAll('`', '')}\n\n${offer}`;
    this.#item.accessibilityInformation = { label: summary, role: 'button' };
    this.#item.command = 'dockyard.lines.failure';
    this.#item.show();
  }

  #hide(): void {
    this.#shown = undefined;
    this.#item?.hide();
  }
}

/** The end of what a command prints; what comes before it is let go while it runs. */
async function endOf(output: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += chunk;
    if (text.length > 2 * KEPT) text = text.slice(-KEPT);
  }
  return text.slice(-KEPT);
}

/** A command that docker is in, or was meant to be: `sudo dokcer ps`. */
function callsDocker(command: string): boolean {
  return /(?:^|[\s;|&(/\\])d[ceokr]{4,6}(?:-compose)?(?:\.exe)?(?:\s|$)/.test(command.slice(0, 2000));
}
