import * as vscode from 'vscode';
import type { Endpoint } from '../contract/endpoint.ts';
import type { EngineDiagnostics } from '../contract/engine.ts';
import { type Failure, toFailure } from '../contract/failure.ts';
import type { Speak } from '../contract/localized.ts';
import type { LiveModel } from '../model/liveModel.ts';
import { diagnosticsReport } from '../views/diagnosticsReport.ts';
import type { EngineConnection } from './engineConnection.ts';

export const DIAGNOSTICS_SCHEME = 'dockyard-diagnostics';

/** How things stand between Dockyard and its engine, as a document. It asks the engine nothing. */
export class Diagnostics implements vscode.TextDocumentContentProvider {
  readonly #extension: vscode.Extension<unknown>;
  readonly #model: LiveModel;
  readonly #connection: EngineConnection;
  readonly #speak: Speak;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;

  constructor(extension: vscode.Extension<unknown>, model: LiveModel, connection: EngineConnection, speak: Speak) {
    this.#extension = extension;
    this.#model = model;
    this.#connection = connection;
    this.#speak = speak;
  }

  async open(): Promise<void> {
    const title = this.#speak({ en: 'Dockyard Diagnostics', ko: 'Dockyard 진단 정보' });
    const uri = vscode.Uri.from({ scheme: DIAGNOSTICS_SCHEME, path: `/${title}.md` });
    // One that is open already is written anew.
    this.#changes.fire(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  async provideTextDocumentContent(): Promise<string> {
    const { endpoint, engine } = await this.#engine();
    const { store, events, status } = this.#model;
    const { version } = this.#extension.packageJSON as { version: string };
    return diagnosticsReport({
      products: [
        `Dockyard ${version}`,
        `${vscode.env.appName} ${vscode.version} (${vscode.env.appHost}${vscode.env.remoteName ? `, ${vscode.env.remoteName}` : ''})`,
        `${process.platform} ${process.arch}, Node ${process.versions.node}`,
      ],
      endpoint,
      status,
      engine,
      events,
      known: {
        containers: store.containers.size,
        images: store.images.size,
        volumes: store.volumes.size,
        networks: store.networks.size,
      },
      now: Date.now(),
    });
  }

  async #engine(): Promise<{ endpoint: Endpoint | Failure; engine: EngineDiagnostics | undefined }> {
    try {
      const engine = await this.#connection.engine();
      return { endpoint: engine.endpoint, engine: engine.diagnostics() };
    } catch (thrown) {
      return { endpoint: toFailure(thrown), engine: undefined };
    }
  }
}
