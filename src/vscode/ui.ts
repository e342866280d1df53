import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { toFailure } from '../contract/failure.ts';
import { explain, type FailureEntry, failureTable } from '../contract/failureTable.ts';
import type { Choice, Confirmation, LineSource, Progress, Ui, Validate } from '../contract/operation.ts';
import { inQuestion, inRow, literally, unlinked } from '../contract/plainText.ts';
import type { Log } from '../contract/ports.ts';
import { type Remedy, remedies } from '../contract/remedy.ts';
import type { Localized, Speak } from '../contract/localized.ts';
import type { Inspectable } from '../contract/view.ts';
import type { TextDocuments } from './textDocuments.ts';

/** Milliseconds that a status-bar message stays. */
const STATUS_TIME = 8_000;

interface Item<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export class EditorUi implements Ui {
  readonly speak: Speak;
  readonly #log: Log;
  readonly #texts: TextDocuments;
  readonly #inspect: (thing: Inspectable) => Promise<void>;

  /** @param inspect opens the document of a thing. */
  constructor(speak: Speak, log: Log, texts: TextDocuments, inspect: (thing: Inspectable) => Promise<void>) {
    this.speak = speak;
    this.#log = log;
    this.#texts = texts;
    this.#inspect = inspect;
  }

  async pick<T>(title: string, placeholder: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    const items = choices.map(toItem);
    const picked = await vscode.window.showQuickPick(items, {
      title: inRow(title),
      placeHolder: inRow(placeholder),
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    return picked?.value;
  }

  async input(title: string, prompt: string, value: string, validate: Validate): Promise<string | undefined> {
    return vscode.window.showInputBox({
      title: inRow(title),
      prompt: unlinked(prompt),
      value,
      ignoreFocusOut: true,
      validateInput: async (typed) => {
        const problem = await validate(typed);
        return problem === undefined ? undefined : unlinked(problem);
      },
    });
  }

  async file(title: string): Promise<string | undefined> {
    const [chosen] = (await vscode.window.showOpenDialog({ title, canSelectMany: false })) ?? [];
    return chosen?.fsPath;
  }

  async folder(title: string): Promise<string | undefined> {
    const choosing = { title, canSelectFiles: false, canSelectFolders: true, canSelectMany: false };
    const [chosen] = (await vscode.window.showOpenDialog(choosing)) ?? [];
    return chosen?.fsPath;
  }

  async saveAs(title: string, name: string): Promise<string | undefined> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
    // What an image or a volume is called may not be what a file can be called.
    const file = vscode.Uri.joinPath(folder, name.replace(/[^\w.-]+/g, '-'));
    return (await vscode.window.showSaveDialog({ title, defaultUri: file }))?.fsPath;
  }

  async secret(title: string, prompt: string): Promise<string | undefined> {
    return vscode.window.showInputBox({
      title: inRow(title),
      prompt: unlinked(prompt),
      password: true,
      ignoreFocusOut: true,
    });
  }

  async openText(name: string, text: string): Promise<void> {
    await this.#texts.open(name, text);
  }

  async followText(name: string, head: string, source: LineSource): Promise<void> {
    await this.#texts.follow(name, head, source, (failure) =>
      failure === undefined
        ? this.speak({ en: '# It is over: the engine sends no more.', ko: '# 엔진이 더 보내지 않아 끝났습니다.' })
        : `# ${explain(toFailure(failure), this.speak).replaceAll('\n', ' ')}`,
    );
  }

  async openUrl(url: string): Promise<void> {
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  }

  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
  }

  async during<T>(title: string, work: () => Promise<T>): Promise<T> {
    return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: literally(title) }, work);
  }

  async cancellable<T>(title: string, work: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<T> {
    const location = vscode.ProgressLocation.Notification;
    const options = { location, title: unlinked(title), cancellable: true };
    return vscode.window.withProgress(options, async (progress, cancellation) => {
      const controller = new AbortController();
      const listening = cancellation.onCancellationRequested(() => controller.abort(new vscode.CancellationError()));
      try {
        return await work((said, share) => {
          const message = unlinked(said);
          progress.report(share === undefined ? { message } : { message, increment: share * 100 });
        }, controller.signal);
      } finally {
        listening.dispose();
      }
    });
  }

  status(message: string): void {
    vscode.window.setStatusBarMessage(literally(message), STATUS_TIME);
  }

  openInspect(thing: Inspectable): Promise<void> {
    return this.#inspect(thing);
  }

  async confirm({ question, detail, button }: Confirmation): Promise<boolean> {
    const options = { modal: true, detail: inQuestion(detail) };
    return (await vscode.window.showWarningMessage(inQuestion(question), options, button)) === button;
  }

  inform(message: string): void {
    void vscode.window.showInformationMessage(unlinked(message));
  }

  /** Says what went wrong, with buttons for what helps. The engine's own words are in the log. */
  async showFailure(thrown: unknown): Promise<void> {
    const failure = toFailure(thrown);
    this.#log.error(failure.message);
    const entry: FailureEntry = failureTable[failure.code];
    const buttons = entry.remedies.map((id) => ({ title: this.speak(remedies[id].title), remedy: remedies[id] }));
    const chosen = await vscode.window.showErrorMessage(unlinked(explain(failure, this.speak)), ...buttons);
    if (chosen === undefined) return;
    const { command, args, isTold }: Remedy = chosen.remedy;
    await vscode.commands.executeCommand(command, ...(isTold === true ? failure.args.slice(0, 1) : args));
  }

  /** A warning with one button that leads to a command. */
  async warn(text: string, button: Localized, command: string, ...args: readonly unknown[]): Promise<void> {
    const title = this.speak(button);
    if ((await vscode.window.showWarningMessage(unlinked(text), title)) === title)
      await vscode.commands.executeCommand(command, ...args);
  }
}

function toItem<T>(choice: Choice<T>): Item<T> {
  return {
    label: `${choice.icon === undefined ? '' : `$(${choice.icon}) `}${literally(choice.label)}`,
    value: choice.value,
    ...(choice.description === undefined ? {} : { description: literally(choice.description) }),
    ...(choice.detail === undefined ? {} : { detail: literally(choice.detail) }),
  };
}
