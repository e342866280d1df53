import * as vscode from 'vscode';
import type { Workspace } from '../contract/operation.ts';

/** Dockerfiles that are offered; with more, opening one and using its button is quicker than a list. */
const MOST = 200;

/** The folders of this window, and where builds of their Dockerfiles stopped. */
export class WindowWorkspace implements Workspace, vscode.Disposable {
  readonly #builds = vscode.languages.createDiagnosticCollection('docker build');

  get trusted(): boolean {
    return vscode.workspace.isTrusted;
  }

  get folder(): string | undefined {
    const first = vscode.workspace.workspaceFolders?.[0]?.uri;
    return first?.scheme === 'file' || first?.scheme === 'vscode-remote' ? first.fsPath : undefined;
  }

  async dockerfiles(): Promise<readonly string[]> {
    const names = '**/{Dockerfile,Dockerfile.*,*.dockerfile,*.Dockerfile,Containerfile,Containerfile.*}';
    const ignored = '{**/node_modules/**,**/*.dockerignore}';
    return (await vscode.workspace.findFiles(names, ignored, MOST)).map(({ fsPath }) => fsPath).sort();
  }

  pathOf(text: string): string | undefined {
    const uri = vscode.Uri.parse(text);
    return uri.scheme === 'file' || uri.scheme === 'vscode-remote' ? uri.fsPath : undefined;
  }

  async saved(file: string): Promise<void> {
    await vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.fsPath === file)?.save();
  }

  markBuild(file: string, problem: { readonly line: number; readonly message: string } | undefined): void {
    const uri = vscode.Uri.file(file);
    if (problem === undefined) {
      this.#builds.delete(uri);
      return;
    }
    const line = Math.max(0, problem.line - 1);
    const mark = new vscode.Diagnostic(
      new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER),
      problem.message,
      vscode.DiagnosticSeverity.Error,
    );
    mark.source = 'docker build';
    this.#builds.set(uri, [mark]);
  }

  dispose(): void {
    this.#builds.dispose();
  }
}
