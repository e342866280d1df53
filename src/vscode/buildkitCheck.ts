import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Failure } from '../contract/failure.ts';
import type { Localized } from '../contract/localized.ts';
import type { EngineConnection } from './engineConnection.ts';
import type { LanguageSupport } from './languageSupport.ts';
import type { EditorUi } from './ui.ts';

const words = {
  checking: { en: 'BuildKit is checking {0}', ko: 'BuildKit으로 {0} 검사 중' },
  nothing: { en: 'BuildKit finds nothing else in {0}.', ko: 'BuildKit이 {0}에서 더 찾은 문제가 없습니다.' },
  found: { en: 'BuildKit finds {1} more in {0}.', ko: 'BuildKit이 {0}에서 문제를 {1}건 더 찾았습니다.' },
} satisfies Record<string, Localized>;

/** Lets BuildKit check the Dockerfile in the editor, and shows what it finds beside our own findings. */
export class BuildkitCheck {
  readonly #connection: EngineConnection;
  readonly #language: LanguageSupport;
  readonly #ui: EditorUi;

  constructor(connection: EngineConnection, language: LanguageSupport, ui: EditorUi) {
    this.#connection = connection;
    this.#language = language;
    this.#ui = ui;
  }

  /** @throws Failure when BuildKit cannot be asked. */
  async run(): Promise<void> {
    if (!vscode.workspace.isTrusted) throw new Failure('buildkit.untrusted');
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'dockerfile') throw new Failure('buildkit.noDockerfile');
    const name = path.basename(document.fileName);
    const { version } = document;
    const output = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: this.#ui.speak(words.checking, name),
        cancellable: true,
      },
      (_progress, token) => this.#ask(document, token),
    );
    if (output === undefined) return;
    const server = await this.#language.server();
    const count = await server.takeBuildkitAnswer({ uri: document.uri.toString(), version, output });
    if (count === undefined) throw new Failure('buildkit.noAnswer', [output.trim().slice(0, 300)], output);
    this.#ui.status(this.#ui.speak(count === 0 ? words.nothing : words.found, name, count));
  }

  /** Undefined when it was cancelled. */
  async #ask(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<string | undefined> {
    const { findDockerCli, runBuildkitCheck } = await import('../engine/entry.ts');
    const cli = await findDockerCli(process.env, process.platform);
    if (cli === undefined) throw new Failure('buildkit.noCli');
    const endpoint = await this.#connection.endpoint();
    const cancel = new AbortController();
    const listening = token.onCancellationRequested(() => cancel.abort());
    try {
      return await runBuildkitCheck({
        cli,
        endpoint,
        dockerfile: document.getText(),
        context: contextOf(document),
        env: process.env,
        signal: cancel.signal,
      });
    } catch (thrown) {
      if (cancel.signal.aborted) return undefined;
      throw thrown;
    } finally {
      listening.dispose();
    }
  }
}

/** The folder of the file; of one that is saved nowhere, the first of the workspace. */
function contextOf({ uri }: vscode.TextDocument): string {
  if (uri.scheme === 'file') return path.dirname(uri.fsPath);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder?.uri.scheme === 'file' ? folder.uri.fsPath : tmpdir();
}
