import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CancellationTokenSource, type ResponseError } from 'vscode-jsonrpc/node';
import { LanguageServer } from '../helpers/languageServer.ts';

const TIME = { timeout: 60_000 };
const uri = 'file:///sample/Dockerfile';
const textDocument = { uri };
const position = { line: 0, character: 1 };
const codeOf = (thrown: ResponseError<unknown>): number => thrown.code;

describe('requests that are taken back', TIME, () => {
  it('are answered at once when their turn has not come, and the next as ever', async () => {
    const server = new LanguageServer();
    await server.initialize();
    await server.open(uri, `FROM busybox\n${'RUN echo "$HOME"\n'.repeat(10_000)}`);
    // While the server is busy with this one, the others wait.
    const busy = server.connection.sendRequest<{ data: number[] }>('textDocument/semanticTokens/full', {
      textDocument,
    });
    const source = new CancellationTokenSource();
    const waiting = Array.from({ length: 20 }, () =>
      server.connection.sendRequest('textDocument/foldingRange', { textDocument }, source.token).then(() => 0, codeOf),
    );
    source.cancel();
    assert.deepEqual(await Promise.all(waiting), Array<number>(20).fill(-32_800));
    assert.ok((await busy).data.length > 100_000);
    assert.match((await server.hover(uri, 0, 1))?.contents.value ?? '', /FROM/);
    assert.equal(await server.stop(), 0);
  });
});

describe('an editor that makes mistakes', TIME, () => {
  it('gets an error for each, and is answered the next time', async () => {
    const server = new LanguageServer();
    await server.initialize();
    await server.open(uri, 'FROM busybox\n');
    const wrong: readonly [string, object][] = [
      ['textDocument/hover', { textDocument }],
      ['textDocument/hover', { position }],
      ['textDocument/completion', { textDocument, position: null }],
      ['textDocument/rangeFormatting', { textDocument, options: {} }],
      ['textDocument/selectionRange', { textDocument }],
      ['textDocument/codeAction', { textDocument }],
      ['textDocument/nothingLikeThis', {}],
    ];
    for (const [method, params] of wrong) {
      const code = await server.connection.sendRequest(method, params).then(() => 0, codeOf);
      assert.ok(code < 0, method);
      assert.match((await server.hover(uri, 0, 1))?.contents.value ?? '', /FROM/, method);
    }
    await server.connection.sendNotification('textDocument/didChange', { textDocument });
    await server.connection.sendNotification('workspace/didChangeConfiguration', {});
    assert.match((await server.hover(uri, 0, 1))?.contents.value ?? '', /FROM/);
    assert.equal(await server.stop(), 0);
  });

  it('may refuse whatever it is asked for', async () => {
    const server = new LanguageServer();
    const dynamicRegistration = true;
    await server.initialize({
      initializationOptions: { lines: true, images: true, notesFolders: ['/nowhere'] },
      capabilities: {
        workspace: {
          ...{ configuration: true, codeLens: { refreshSupport: true }, diagnostics: { refreshSupport: true } },
          ...{ didChangeConfiguration: { dynamicRegistration }, didChangeWatchedFiles: { dynamicRegistration } },
        },
        textDocument: { hover: { dynamicRegistration }, diagnostic: {} },
      },
    });
    await server.open(uri, 'FROM busybox\n');
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const report: { items: unknown[] } = await server.connection.sendRequest('textDocument/diagnostic', {
      textDocument,
    });
    assert.ok(report.items.length > 0);
    assert.match((await server.hover(uri, 0, 1))?.contents.value ?? '', /FROM/);
    assert.equal(await server.stop(), 0);
  });
});
