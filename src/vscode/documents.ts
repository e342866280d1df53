import * as vscode from 'vscode';
import { toFailure } from '../contract/failure.ts';
import { explain } from '../contract/failureTable.ts';
import type { Speak } from '../contract/localized.ts';
import type { Disposable } from '../contract/ports.ts';
import type { Inspectable } from '../contract/view.ts';
import { maskSecrets } from '../model/secrets.ts';
import type { EngineConnection } from './engineConnection.ts';
import type { WindowContexts } from './windowContexts.ts';

export const INSPECT_SCHEME = 'dockyard-inspect';

/** `dockyard-inspect:/container/web.json?{"id":…}`: the path is what the tab shows, the query what is asked for. */
function inspectUri(thing: Inspectable): vscode.Uri {
  const path = `/${thing.kind}/${thing.name.replaceAll('/', '⁄')}.json`;
  return vscode.Uri.from({
    scheme: INSPECT_SCHEME,
    path,
    query: JSON.stringify({ kind: thing.kind, id: thing.id, name: thing.name }),
  });
}

interface Query {
  readonly kind: Inspectable['kind'];
  readonly id: string;
  readonly name: string;
}

/** Read-only JSON documents of inspected things. Secrets are masked until the reader asks for them. */
export class InspectDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #connection: EngineConnection;
  readonly #contexts: WindowContexts;
  readonly #speak: Speak;
  /** Documents that show their secrets. */
  readonly #revealed = new Set<string>();

  readonly #listening: Disposable;

  constructor(connection: EngineConnection, contexts: WindowContexts, speak: Speak) {
    this.#connection = connection;
    this.#contexts = contexts;
    this.#speak = speak;
    this.#listening = connection.switched.on(() => void this.#closeThoseOfEngine());
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    try {
      const inspected = await this.#inspect(queryOf(uri));
      const shown = this.#revealed.has(uri.toString()) ? inspected : maskSecrets(inspected);
      return `${JSON.stringify(shown, undefined, 2)}\n`;
    } catch (thrown) {
      return `// ${explain(toFailure(thrown), this.#speak)}\n`;
    }
  }

  /** Shows a thing as it is now: a document of it that is open already asks the engine again. */
  async open(thing: Inspectable): Promise<void> {
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

  /** Closes what was asked of an engine; contexts are this machine's own and stay. */
  async #closeThoseOfEngine(): Promise<void> {
    this.#revealed.clear();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const old = tabs.filter(({ input }) => {
      const isOurs = input instanceof vscode.TabInputText && input.uri.scheme === INSPECT_SCHEME;
      return isOurs && queryOf(input.uri).kind !== 'context';
    });
    if (old.length > 0) await vscode.window.tabGroups.close(old, true);
  }

  async #inspect({ kind, id, name }: Query): Promise<unknown> {
    if (kind === 'context') return (await this.#contexts.open()).inspect(name);
    return (await this.#connection.engine()).inspect(kind, id, name);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changes.dispose();
  }
}

function queryOf(uri: vscode.Uri): Query {
  return JSON.parse(uri.query) as Query;
}
