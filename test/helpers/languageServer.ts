import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { root } from './pages.ts';

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Hover {
  readonly contents: { readonly kind: string; readonly value: string };
  readonly range: Range;
}

/** What editors of today say that they can. */
const usualDocument = {
  completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
  definition: { linkSupport: true },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  hover: { contentFormat: ['markdown', 'plaintext'] },
  signatureHelp: { signatureInformation: { documentationFormat: ['markdown', 'plaintext'] } },
};

interface Given {
  readonly capabilities?: { readonly textDocument?: Readonly<Record<string, object>> };
}

const SERVER = path.join(root, 'dist/server.js');

/** `node dist/server.js --stdio`, spoken to as any editor speaks to it. */
export class LanguageServer {
  readonly connection: MessageConnection;
  readonly exitCode: Promise<number | null>;
  /** What it wrote where only a human would look. */
  stderr = '';
  readonly #child: ChildProcess;

  /** @param flags of Node. */
  constructor(...flags: readonly string[]) {
    const child = spawn(process.execPath, [...flags, SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child = child;
    child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exitCode = new Promise((resolve) => child.once('exit', resolve));
    this.connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.listen();
  }

  /** As an editor of today, which can what is given besides. */
  initialize(params: object = {}): ReturnType<LanguageServer['initializeBare']> {
    const { capabilities }: Given = params;
    const { textDocument = {}, ...others } = capabilities ?? {};
    const features: [string, object][] = Object.entries(textDocument).map(([name, feature]) => [
      name,
      { ...usual(name), ...feature },
    ]);
    return this.initializeBare({
      ...params,
      capabilities: { ...others, textDocument: { ...usualDocument, ...Object.fromEntries<object>(features) } },
    });
  }

  /** As an editor that says nothing but what is given. */
  async initializeBare(params: object = {}): Promise<{ readonly capabilities: Readonly<Record<string, unknown>> }> {
    const answer = await this.connection.sendRequest<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      ...params,
    });
    await this.connection.sendNotification('initialized', {});
    return answer;
  }

  async open(uri: string, text: string, version = 1, languageId = 'dockerfile'): Promise<void> {
    const textDocument = { uri, languageId, version, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async change(
    uri: string,
    version: number,
    ...contentChanges: readonly { range?: Range; text: string }[]
  ): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character } });
  }

  /** Ends it as the protocol says, and gives its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.exitCode;
  }

  /** Closes its standard input, as an editor does that dies. */
  hangUp(): void {
    this.connection.dispose();
    this.#child.stdin?.end();
  }

  kill(): void {
    this.#child.kill();
  }
}

function usual(name: string): object {
  return Object.entries(usualDocument).find(([feature]) => feature === name)?.[1] ?? {};
}
