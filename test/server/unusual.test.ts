import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LanguageServer } from '../helpers/languageServer.ts';

const TEXT = 'from nginx\nENV A b\nCOPY missing.txt /\nCMD nginx\n';
const whole = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
const options = { tabSize: 4, insertSpaces: true };

/** A server that is asked about one document. */
async function opened(
  uri: string,
  params: object = {},
): Promise<[LanguageServer, <T>(name: string, more?: object) => Promise<T>]> {
  const server = new LanguageServer();
  await server.initialize({ capabilities: { textDocument: { diagnostic: {} } }, ...params });
  await server.open(uri, TEXT);
  const ask = <T>(name: string, more: object = {}): Promise<T> =>
    server.connection.sendRequest(`textDocument/${name}`, { textDocument: { uri }, ...more });
  return [server, ask];
}

describe('documents that are no files', { timeout: 60_000 }, () => {
  for (const uri of [
    'git:/x/Dockerfile?%7B%22ref%22%3A%22HEAD%22%7D',
    'untitled:Untitled-1',
    'vscode-vfs://a/Dockerfile',
  ]) {
    it(uri, async () => {
      const [server, ask] = await opened(uri);
      assert.match((await server.hover(uri, 0, 1))?.contents.value ?? '', /FROM/);
      const { items } = await ask<{ items: { code: string }[] }>('diagnostic');
      assert.ok(items.some(({ code }) => code === 'LegacyKeyValueFormat'));
      assert.ok((await ask<unknown[]>('formatting', { options })).length > 0);
      const links = await ask<{ target: string }[]>('documentLink');
      assert.deepEqual(
        links.map(({ target }) => target),
        ['https://hub.docker.com/_/nginx'],
      );
      assert.ok((await ask<unknown[]>('completion', { position: { line: 2, character: 5 } })).length > 0);
      assert.equal(await server.stop(), 0);
      assert.equal(server.stderr, '');
    });
  }
});

describe('settings', { timeout: 60_000 }, () => {
  const uri = 'file:///sample/Dockerfile';
  const commands = ['dockyard.image.build'];

  it('reach the formatter, the hints and the lenses', async () => {
    const [server, ask] = await opened(uri, { initializationOptions: { commands } });
    const seen = async (): Promise<readonly number[]> => [
      (await ask<{ newText: string }[]>('formatting', { options })).length,
      (await ask<unknown[]>('inlayHint', { range: whole })).length,
      (await ask<unknown[]>('codeLens')).length,
    ];
    const [edits = 0, hints = 0, lenses = 0] = await seen();
    assert.ok(edits > 0 && hints > 0 && lenses > 0, [edits, hints, lenses].join());
    const off = { variables: false, baseImage: false, workdir: false };
    const dockerfile = { format: { keywordCase: 'preserve' }, inlayHints: off, codeLens: false };
    await server.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { dockyard: { dockerfile } },
    });
    assert.deepEqual(await seen(), [0, 0, 0]);
    assert.equal(await server.stop(), 0);
  });

  it('an editor without the commands gets no lenses', async () => {
    const [server, ask] = await opened(uri, { initializationOptions: { commands: ['dockyard.help.open'] } });
    assert.deepEqual(await ask('codeLens'), []);
    assert.equal(await server.stop(), 0);
  });
});
