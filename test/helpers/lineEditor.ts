import assert from 'node:assert/strict';
import { LanguageServer, type Range } from './languageServer.ts';

export interface Diagnostic {
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly severity: number;
  readonly range: Range;
}

export interface Action {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly command?: { readonly command: string; readonly arguments: readonly string[] };
  readonly diagnostics?: readonly Diagnostic[];
  readonly edit: { readonly changes: Record<string, readonly { readonly range: Range; readonly newText: string }[]> };
}

interface Registration {
  readonly method: string;
  readonly registerOptions?: {
    readonly documentSelector?: readonly { readonly language?: string }[];
    readonly resolveProvider?: boolean;
    readonly triggerCharacters?: readonly string[];
  };
}

/** An editor with docker lines that pulls diagnostics and registers features when it is told. */
export class LineEditor {
  readonly server = new LanguageServer();
  /** What the server asked to be registered for. */
  readonly registered: Registration[] = [];

  /** @param taken features that the editor takes when it is told, besides hovers. */
  async start(commands: readonly string[], taken: readonly string[] = []): Promise<void> {
    const { connection } = this.server;
    connection.onRequest('client/registerCapability', (params: { registrations: Registration[] }) => {
      this.registered.push(...params.registrations);
    });
    await this.server.initialize({
      initializationOptions: { lines: true, commands },
      capabilities: {
        textDocument: {
          diagnostic: {},
          ...Object.fromEntries(['hover', ...taken].map((feature) => [feature, { dynamicRegistration: true }])),
        },
      },
    });
    for (const method of ['workspace/diagnostic/refresh', 'workspace/codeLens/refresh']) {
      connection.onRequest(method, () => null);
    }
  }

  async stop(): Promise<void> {
    assert.equal(await this.server.stop(), 0);
    assert.equal(this.server.stderr, '');
  }

  ask<T>(method: string, params: object, uri: string): Promise<T> {
    return this.server.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...params });
  }

  async diagnose(uri: string): Promise<Diagnostic[]> {
    return (await this.ask<{ items: Diagnostic[] }>('diagnostic', {}, uri)).items;
  }

  actionsAt(line: number, character: number, uri: string): Promise<Action[]> {
    const place = { line, character };
    return this.ask('codeAction', { range: { start: place, end: place }, context: { diagnostics: [] } }, uri);
  }
}
