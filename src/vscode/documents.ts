import * as vscode from 'vscode';
import type { Engine, ThingKind } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import { explain } from '../contract/failureTable.ts';
import type { Speak } from '../contract/localized.ts';
import type { Thing } from '../contract/view.ts';
import { maskSecrets } from '../model/secrets.ts';

export const INSPECT_SCHEME = 'dockyard-inspect';

/** `dockyard-inspect:/container/web.json?{"id":…}`: the path is what the tab shows, the query what is asked for. */
function inspectUri(thing: Thing): vscode.Uri {
  const path = `/${thing.kind}/${thing.name.replaceAll('/', '⁄')}.json`;
  return vscode.Uri.from({
    scheme: INSPECT_SCHEME,
    path,
    query: JSON.stringify({ kind: thing.kind, id: thing.id, name: thing.name }),
  });
}

interface Query {
  readonly kind: ThingKind;
  readonly id: string;
  readonly name: string;
}

/** Read-only JSON documents of inspected things. Secrets are masked until the reader asks for them. */
export class InspectDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #engine: () => Promise<Engine>;
  readonly #speak: Speak;
  /** Documents that show their secrets. */
  readonly #revealed = new Set<string>();

  constructor(engine: () => Promise<Engine>, speak: Speak) {
    this.#engine = engine;
    this.#speak = speak;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    try {
      const { kind, id, name } = JSON.parse(uri.query) as Query;
      const inspected = await (await this.#engine()).inspect(kind, id, name);
      const shown = this.#revealed.has(uri.toString()) ? inspected : maskSecrets(inspected);
      return `${JSON.stringify(shown, undefined, 2)}\n`;
    } catch (thrown) {
      const failure = Failure.is(thrown) ? thrown : new Failure('unexpected');
      return `// ${explain(failure, this.#speak)}\n`;
    }
  }

  /** Shows a thing as it is now: a document of it that is open already asks the engine again. */
  async open(thing: Thing): Promise<void> {
    const uri = inspectUri(thing);
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    if (isOpen) this.#changes.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  toggleSecrets(uri: vscode.Uri): void {
    const key = uri.toString();
    if (!this.#revealed.delete(key)) this.#revealed.add(key);
    this.#changes.fire(uri);
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
