import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LanguageServer, type Range } from '../helpers/languageServer.ts';

const text = `# a shop
ARG TAG=22
FROM node:\${TAG} AS build
WORKDIR /srv
COPY package.json ./
RUN npm ci && \\
    npm cache clean --force
FROM nginx
COPY --from=build /srv/dist html
ENV MODE production
CMD nginx
`;

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
  readonly codeDescription?: { readonly href: string };
}

interface Action {
  readonly title: string;
  readonly command?: { readonly arguments: readonly string[] };
}

interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/** Every feature once, as an editor asks for it over stdio; what each finds is tried where it lives. */
describe('the language server, feature by feature', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dyls-'));
  const uri = pathToFileURL(path.join(folder, 'Dockerfile')).toString();
  const textDocument = { uri };
  let server: LanguageServer;
  let images: unknown = [];
  let offered: { readonly capabilities: Readonly<Record<string, unknown>> } | undefined;
  let pushed: (diagnostics: { uri: string; diagnostics: Diagnostic[] }) => void = () => undefined;

  const ask = <T>(method: string, params: object = {}): Promise<T> =>
    server.connection.sendRequest(`textDocument/${method}`, { textDocument, ...params });
  const at = (line: number, character: number): object => ({ position: { line, character } });
  const nextPush = (): Promise<{ uri: string; diagnostics: Diagnostic[] }> =>
    new Promise((resolve) => (pushed = resolve));
  const pushAfter = async (work: Promise<unknown>): Promise<Diagnostic[]> => {
    const push = nextPush();
    await work;
    return (await push).diagnostics;
  };

  before(async () => {
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'package.json'), '{}');
    server = new LanguageServer();
    server.connection.onRequest('dockyard/images', () => images);
    server.connection.onNotification('textDocument/publishDiagnostics', (params) => pushed(params as never));
    const commands = ['dockyard.help.open', 'dockyard.image.build'];
    offered = await server.initialize({ initializationOptions: { commands, images: true } });
    const found = await pushAfter(server.open(uri, text));
    const codes = found.map(({ code }) => code);
    for (const code of ['LegacyKeyValueFormat', 'JSONArgsRecommended', 'DL3006']) assert.ok(codes.includes(code), code);
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
    assert.equal(server.stderr, '');
    rmSync(folder, { recursive: true });
  });

  it('leads from a hover to the page, for an editor that can show it', async () => {
    const shown = (await server.hover(uri, text.split('\n').indexOf('FROM nginx'), 1))?.contents.value ?? '';
    assert.match(shown, /\[Handbook\]\(command:dockyard\.help\.open\?%5B%22dockerfile\.\w+%22%5D\)/);
  });

  it('hovers a variable with its value', async () => {
    assert.match((await server.hover(uri, 2, 13))?.contents.value ?? '', /22/);
  });

  it('completes stages and files of the context, with documentation on demand', async () => {
    const changed = text.replace('--from=build', '--from=');
    await server.change(uri, 2, { text: changed });
    const stages = await ask<{ label: string }[]>('completion', at(8, 12));
    assert.ok(
      stages.some(({ label }) => label === 'build'),
      JSON.stringify(stages).slice(0, 300),
    );
    const files = await ask<{ label: string }[]>('completion', at(4, 5));
    assert.ok(files.some(({ label }) => label === 'package.json'));
    assert.ok(files.some(({ label }) => label === 'src/'));
    await server.change(uri, 3, { text });
    const flags = await ask<{ label: string }[]>('completion', at(4, 5));
    const link = flags.find(({ label }) => label === '--link');
    assert.ok(link);
    assert.ok(!('documentation' in link));
    // Without this no editor asks.
    assert.match(JSON.stringify(offered?.capabilities['completionProvider']), /"resolveProvider":true/);
    const resolved: { documentation: { value: string } } = await server.connection.sendRequest(
      'completionItem/resolve',
      link,
    );
    assert.ok(resolved.documentation.value.length > 50);
  });

  it('asks the editor for the images of its engine', async () => {
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    images = [{ name: 'nginx', detail: '12 MB', digest }, { name: '$(x)' }, null];
    const items = await ask<{ label: string; detail: string }[]>('completion', at(7, 5));
    assert.equal(items.find(({ label }) => label === 'nginx')?.detail, 'Image of the engine · 12 MB');
    assert.ok(!items.some(({ label }) => label === '$(x)'));
    assert.match((await server.hover(uri, 7, 6))?.contents.value ?? '', /The engine has this image/);
    const range = { start: { line: 7, character: 6 }, end: { line: 7, character: 6 } };
    const actions = await ask<{ title: string; edit: { changes: Record<string, Edit[]> } }[]>('codeAction', {
      range,
      context: { diagnostics: [] },
    });
    const pin = actions.find(({ title }) => title === 'Pin nginx by digest');
    assert.equal(pin?.edit.changes[uri]?.[0]?.newText, `@${digest}`);
    images = 'nonsense';
    assert.ok((await ask<unknown[]>('completion', at(7, 5))).length > 0);
    images = [];
  });

  it('shows what BuildKit found as long as the file stays as it is', async () => {
    const location = { ranges: [{ start: { line: 8 }, end: { line: 8 } }] };
    const legacy = { ruleName: 'LegacyKeyValueFormat', detail: 'x', location: { ranges: [{ start: { line: 10 } }] } };
    const output = JSON.stringify({
      warnings: [{ ruleName: 'NewRule', detail: 'Only BuildKit knows', location }, legacy],
    });
    const sent: { count?: unknown } = {};
    const found = await pushAfter(
      server.connection.sendRequest('dockyard/buildkitChecked', { uri, version: 3, output }).then((count) => {
        sent.count = count;
      }),
    );
    assert.equal(sent.count, 1);
    assert.deepEqual(
      found
        .filter(({ code }) => code === 'NewRule' || code === 'LegacyKeyValueFormat')
        .map(({ range }) => range.start.line),
      [9, 7],
    );
    const changed = await pushAfter(server.change(uri, 4, { text: `${text}\n` }));
    assert.ok(!changed.some(({ code }) => code === 'NewRule'));
    assert.equal(
      await server.connection.sendRequest('dockyard/buildkitChecked', { uri, version: 4, output: 'no' }),
      null,
    );
    await pushAfter(server.change(uri, 5, { text }));
  });

  it('shows the signature that is written', async () => {
    type Help = { signatures: { label: string; documentation: { value: string } }[] };
    const help = await ask<Help>('signatureHelp', at(8, 30));
    const copy = help.signatures.find(({ label }) => label.startsWith('COPY'));
    assert.match(copy?.documentation.value ?? '', /\[Handbook\]\(command:dockyard\.help\.open\?.*dockerfile\.copy/);
  });

  it('leads from a use to its definition, and finds all uses', async () => {
    const [link] = await ask<{ targetSelectionRange: Range }[]>('definition', at(8, 13));
    assert.deepEqual(link?.targetSelectionRange.start, { line: 2, character: 20 });
    const uses = await ask<unknown[]>('references', { ...at(2, 21), context: { includeDeclaration: true } });
    assert.equal(uses.length, 2);
    assert.equal((await ask<unknown[]>('documentHighlight', at(1, 5))).length, 2);
  });

  it('renames a stage everywhere, and says why a name cannot be', async () => {
    const { changes } = await ask<{ changes: Record<string, Edit[]> }>('rename', { ...at(2, 21), newName: 'deps' });
    assert.deepEqual(
      changes[uri]?.map(({ range }) => range.start.line),
      [2, 8],
    );
    await assert.rejects(ask('rename', { ...at(2, 21), newName: 'no good' }), /no good/);
    const start = await ask<{ placeholder: string }>('prepareRename', at(2, 21));
    assert.equal(start.placeholder, 'build');
  });

  it('outlines, folds, selects, links, hints and colours', async () => {
    const symbols = await ask<{ name: string; children: unknown[] }[]>('documentSymbol');
    assert.ok(
      symbols.some(({ name, children }) => name === 'build' && children.length > 0),
      JSON.stringify(symbols),
    );
    assert.ok((await ask<unknown[]>('foldingRange')).length >= 3);
    const [selection] = await ask<{ range: Range; parent: object }[]>('selectionRange', {
      positions: [{ line: 5, character: 5 }],
    });
    assert.ok(selection?.parent);
    const links = await ask<{ target: string }[]>('documentLink');
    assert.ok(links.some(({ target }) => target === 'https://hub.docker.com/_/nginx'));
    assert.ok(links.some(({ target }) => target === pathToFileURL(path.join(folder, 'package.json')).toString()));
    const whole = { start: { line: 0, character: 0 }, end: { line: 11, character: 0 } };
    assert.ok((await ask<unknown[]>('inlayHint', { range: whole })).length > 0);
    const tokens = await ask<{ resultId: string; data: number[] }>('semanticTokens/full');
    assert.ok(tokens.data.length > 0 && tokens.data.length % 5 === 0);
    const delta = await ask<{ edits: unknown[] }>('semanticTokens/full/delta', { previousResultId: tokens.resultId });
    assert.deepEqual(delta.edits, []);
    assert.ok((await ask<{ data: number[] }>('semanticTokens/range', { range: whole })).data.length > 0);
    const [lens] = await ask<{ command: { arguments: unknown[] } }[]>('codeLens');
    assert.deepEqual(lens?.command.arguments, [{ uri, target: 'build', run: false }]);
  });

  it('offers fixes, all fixes at once, skips, refactorings and the page of the rule', async () => {
    const range = { start: { line: 9, character: 4 }, end: { line: 9, character: 4 } };
    const actions = await ask<{ title: string; kind: string; edit?: { changes: Record<string, Edit[]> } }[]>(
      'codeAction',
      { range, context: { diagnostics: [] } },
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(actions.some(({ kind, edit }) => kind === 'quickfix' && edit?.changes[uri]?.[0] !== undefined));
    for (const title of ['Skip LegacyKeyValueFormat in this file', 'Explain LegacyKeyValueFormat']) {
      assert.ok(titles.includes(title), titles.join('\n'));
    }
    assert.ok(actions.some(({ kind }) => kind === 'source.fixAll.dockyard'));
    const only = await ask<{ kind: string }[]>('codeAction', {
      range,
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.deepEqual([...new Set(only.map(({ kind }) => kind))], ['source.fixAll.dockyard']);
  });

  it('formats the document, a part of it, and while one types', async () => {
    const crooked = 'from   busybox\nrun   echo a\n';
    await pushAfter(server.change(uri, 6, { text: crooked }));
    const options = { options: { tabSize: 4, insertSpaces: true } };
    const edits = await ask<Edit[]>('formatting', options);
    assert.ok(
      edits.some(({ newText }) => newText === 'FROM' || newText.startsWith('FROM')),
      JSON.stringify(edits),
    );
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } };
    const part = await ask<Edit[]>('rangeFormatting', { ...options, range });
    assert.deepEqual([...new Set(part.map((edit) => edit.range.start.line))], [1]);
    await pushAfter(server.change(uri, 7, { text: 'FROM busybox\nRUN echo a && \\\n' }));
    const typed = await ask<Edit[]>('onTypeFormatting', { ...options, ...at(2, 0), ch: '\n' });
    assert.deepEqual(
      typed.map(({ newText }) => newText),
      ['    '],
    );
    await pushAfter(server.change(uri, 8, { text }));
  });

  it('follows settings, hadolint’s configuration and what the context leaves out', async () => {
    const change = (dockyard: object): Promise<void> =>
      server.connection.sendNotification('workspace/didChangeConfiguration', { settings: { dockyard } });
    const codes = async (work: Promise<unknown>): Promise<string[]> => (await pushAfter(work)).map(({ code }) => code);
    assert.ok(!(await codes(change({ dockerfile: { hadolint: false } }))).includes('DL3006'));
    assert.ok(!(await codes(change({ dockerfile: { rules: { DL3006: 'off' } } }))).includes('DL3006'));
    assert.deepEqual(await codes(change({ dockerfile: { validate: false } })), []);
    assert.ok((await codes(change({ dockerfile: 'nonsense' }))).includes('DL3006'));
    const watched = (): Promise<void> =>
      server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    const unpinned = async (name: string): Promise<boolean> => {
      const other = pathToFileURL(path.join(folder, name)).toString();
      const found = await codes(server.open(other, 'FROM debian:13\nRUN apt-get install -y curl\n'));
      await pushAfter(server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: other } }));
      return found.includes('DL3008');
    };
    assert.equal(await unpinned('Dockerfile.one'), false);
    writeFileSync(path.join(folder, '.hadolint.yaml'), 'ignored: [DL3006]\n');
    assert.equal(await unpinned('Dockerfile.two'), true);
    assert.ok(!(await codes(watched())).includes('DL3006'));
    writeFileSync(path.join(folder, '.dockerignore'), 'package.json\n');
    // Experimental in BuildKit, so it has to be asked for.
    assert.ok(!(await codes(watched())).includes('CopyIgnoredFile'));
    const files = await ask<{ label: string }[]>('completion', at(4, 5));
    assert.ok(!files.some(({ label }) => label === 'package.json'), 'what is left out is not offered');
    const asked = change({ dockerfile: { rules: { CopyIgnoredFile: 'warning' } } });
    assert.ok((await codes(asked)).includes('CopyIgnoredFile'));
  });

  it('tells a .dockerignore what it does', async () => {
    const ignore = pathToFileURL(path.join(folder, '.dockerignore')).toString();
    writeFileSync(path.join(folder, 'src/a.md'), '');
    const found = await pushAfter(server.open(ignore, '**/*.md\nnothing-like-this\n'));
    assert.deepEqual(
      found.map(({ code }) => code),
      ['dockerignore-matches-nothing'],
    );
    const place = { line: 1, character: 3 };
    const actions: Action[] = await server.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: ignore },
      range: { start: place, end: place },
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.map(({ title, command }) => [title, command?.arguments]),
      [['Explain dockerignore-matches-nothing', ['help.ignore', 'dockerignore-matches-nothing']]],
    );
    assert.match(found[0]?.codeDescription?.href ?? '', /#dockerignore-files$/);
    assert.match((await server.hover(ignore, 0, 2))?.contents.value ?? '', /Files that fit: 1/);
    const items: { label: string }[] = await server.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: ignore },
      position: { line: 2, character: 0 },
    });
    assert.ok(items.some(({ label }) => label === 'src/'));
  });

  it('answers those who pull diagnostics instead', async () => {
    const pulling = new LanguageServer();
    await pulling.initialize({ capabilities: { textDocument: { diagnostic: {} } } });
    await pulling.open(uri, 'FROM a\nENV b c\n');
    const report: { items: Diagnostic[] } = await pulling.connection.sendRequest('textDocument/diagnostic', {
      textDocument,
    });
    assert.ok(report.items.some(({ code }) => code === 'LegacyKeyValueFormat'));
    assert.equal(await pulling.stop(), 0);
  });

  it('sends documentation along to those who will not ask for it', async () => {
    const other = new LanguageServer();
    const completionItem = { resolveSupport: { properties: ['additionalTextEdits'] } };
    await other.initialize({ capabilities: { textDocument: { completion: { completionItem } } } });
    await other.open(uri, 'FROM nginx\nCOPY --\n');
    const items = await other.connection.sendRequest<{ label: string; documentation?: { value: string } }[]>(
      'textDocument/completion',
      { textDocument, ...at(1, 7) },
    );
    assert.match(items.find(({ label }) => label === '--link')?.documentation?.value ?? '', /layer/);
    assert.equal(await other.stop(), 0);
  });

  it('takes the settings of each document’s folder, from editors that answer for one', async () => {
    const other = new LanguageServer();
    const folders: Record<string, unknown> = {
      'file:///one/Dockerfile': { dockerfile: { rules: { DL3006: 'off' }, format: { keywordCase: 'lower' } } },
      'file:///two/Dockerfile': { dockerfile: { rules: { DL3006: 'error' } } },
      'file:///none/Dockerfile': null,
    };
    const asked: string[] = [];
    other.connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) =>
      items.map(({ scopeUri }) => {
        asked.push(scopeUri);
        return folders[scopeUri];
      }),
    );
    await other.initialize({
      initializationOptions: { settings: { dockerfile: { rules: { DL3006: 'hint' } } } },
      capabilities: { workspace: { configuration: true }, textDocument: { diagnostic: {} } },
    });
    const severity = async (one: string): Promise<number | undefined> => {
      const report: { items: { code: string; severity: number }[] } = await other.connection.sendRequest(
        'textDocument/diagnostic',
        { textDocument: { uri: one } },
      );
      return report.items.find(({ code }) => code === 'DL3006')?.severity;
    };
    const [first, second, third] = Object.keys(folders) as [string, string, string];
    for (const one of [first, second, third]) await other.open(one, 'from debian\n');
    assert.deepEqual([await severity(first), await severity(second), await severity(third)], [undefined, 1, 4]);
    const formatted = async (one: string): Promise<number> => {
      const params = { textDocument: { uri: one }, options: { tabSize: 4, insertSpaces: true } };
      return (await other.connection.sendRequest<unknown[]>('textDocument/formatting', params)).length;
    };
    assert.deepEqual([await formatted(first), await formatted(second)], [0, 1]);
    assert.deepEqual(asked, [first, second, third], 'each is asked for once');
    folders[first] = {};
    await other.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual([await severity(first), await severity(second)], [2, 1]);
    assert.equal(await other.stop(), 0);
  });

  it('answers with nothing for documents that are not open', async () => {
    const stranger = { textDocument: { uri: 'file:///nowhere/Dockerfile' } };
    assert.deepEqual(await server.connection.sendRequest('textDocument/documentSymbol', stranger), []);
    assert.deepEqual(await server.connection.sendRequest('textDocument/formatting', { ...stranger, options: {} }), []);
  });
});
