import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LanguageServer } from '../helpers/languageServer.ts';

const uri = 'file:///modest/Dockerfile';
const textDocument = { uri };
const at = (line: number, character: number): object => ({ textDocument, position: { line, character } });

interface Item {
  readonly label: string;
  readonly insertTextFormat?: number;
  readonly textEdit: { readonly newText: string };
}

describe('an editor that says nothing of what it can', { timeout: 30_000 }, () => {
  let server: LanguageServer;
  const ask = <T>(method: string, params: object): Promise<T> =>
    server.connection.sendRequest(`textDocument/${method}`, params);

  before(async () => {
    server = new LanguageServer();
    await server.initializeBare({ locale: 'en' });
    await server.open(
      uri,
      'FROM a:1 AS base\nARG PORT=80\nENV A=1 \\\n    B=$PORT\nFROM b:1\nCOPY --from=base /x /y\nLABEL \n',
    );
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
    assert.equal(server.stderr, '');
  });

  it('gets completion that it can insert as it stands', async () => {
    for (const place of [at(7, 0), at(6, 6), at(4, 5), at(3, 7)]) {
      const items = await ask<Item[]>('completion', place);
      assert.ok(items.length > 0);
      for (const { label, insertTextFormat, textEdit } of items) {
        assert.notEqual(insertTextFormat, 2, label);
        assert.doesNotMatch(textEdit.newText, /\$\{\d|\$\d|\\\$/, label);
      }
    }
    const snippets = await ask<Item[]>('completion', at(7, 0));
    const written = (label: string): string | undefined =>
      snippets.find((item) => item.label === label)?.textEdit.newText;
    assert.equal(written('FROM image'), 'FROM image:tag');
    assert.equal(written('FROM --platform=$BUILDPLATFORM'), 'FROM --platform=$BUILDPLATFORM image:tag AS build');
    assert.equal(written('CMD ["program"]'), 'CMD ["program", "argument"]');
  });

  it('gets text without marks', async () => {
    const hover = await server.hover(uri, 5, 1);
    const help = await ask<{ signatures: { documentation: { kind: string; value: string } }[] }>(
      'signatureHelp',
      at(5, 5),
    );
    const [item] = await ask<object[]>('completion', at(5, 7));
    const resolved = await server.connection.sendRequest<{ documentation?: { kind: string; value: string } }>(
      'completionItem/resolve',
      item,
    );
    for (const shown of [hover?.contents, help.signatures[0]?.documentation, resolved.documentation]) {
      assert.equal(shown?.kind, 'plaintext');
      assert.doesNotMatch(shown.value, /\*\*|`|\]\(|&#/);
      assert.match(shown.value, /\w/);
    }
    assert.match(hover?.contents.value ?? '', /^COPY .*\n[^]*\(https:/);
  });

  it('is led to a place, not by a link', async () => {
    const found = await ask('definition', at(5, 13));
    assert.deepEqual(found, {
      uri,
      range: { start: { line: 0, character: 12 }, end: { line: 0, character: 16 } },
    });
  });

  it('gets its outline as a list', async () => {
    const symbols = await ask<{ name: string; containerName?: string; location: { uri: string } }[]>('documentSymbol', {
      textDocument,
    });
    assert.ok(symbols.every(({ location }) => location.uri === uri));
    assert.deepEqual(symbols.map(({ name, containerName }) => [name, containerName]).slice(0, 5), [
      ['base', undefined],
      ['FROM', 'base'],
      ['ARG', 'base'],
      ['ENV', 'base'],
      ['A', 'ENV'],
    ]);
  });
});
