import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Range } from '../helpers/languageServer.ts';
import { LineEditor } from '../helpers/lineEditor.ts';

/** Features that are for Dockerfiles in blocks alone. */
const features = [
  ...['definition', 'documentHighlight', 'documentLink', 'foldingRange', 'references', 'rename'],
  ...['selectionRange', 'signatureHelp'],
];

const note = `# How the shop is built

> \`\`\`dockerfile
> FROM node:22 AS build
> ARG COLOUR=red
> RUN echo $COLOUR && \\
>     npm ci
>
> FROM nginx:1.28
> copy   --from=build /srv /srv
> COPY package.json .
> HEALTHCHECK --interval=5s CMD true
> \`\`\`

Write \`COPY --from=build\` for it.

\`\`\`sh
docker run nginx:1.28
\`\`\`
`;

const uri = 'file:///notes/blocks.md';
const place = (line: number, character: number): object => ({ position: { line, character } });
const shown = ({ start, end }: Range): string => `${start.line}:${start.character}-${end.line}:${end.character}`;

/** A document after edits of one version of it. */
function edited(text: string, edits: readonly { readonly range: Range; readonly newText: string }[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const at = ({ line, character }: Range['start']): number => (starts[line] ?? text.length) + character;
  return [...edits]
    .sort((one, other) => at(other.range.start) - at(one.range.start))
    .reduce((done, { range, newText }) => done.slice(0, at(range.start)) + newText + done.slice(at(range.end)), text);
}

describe('a Dockerfile in a block of Markdown', { timeout: 60_000 }, () => {
  const editor = new LineEditor();
  const ask = <T>(method: string, params: object = {}): Promise<T> => editor.ask(method, params, uri);

  before(async () => {
    await editor.start([], features);
    await editor.server.open(uri, note, 1, 'markdown');
    await editor.diagnose(uri);
  });

  after(() => editor.stop());

  it('is asked about in Markdown only, and only as the editor takes it', () => {
    for (const feature of features) {
      const [found, ...others] = editor.registered.filter(({ method }) => method === `textDocument/${feature}`);
      assert.equal(others.length, 0, feature);
      const languages = found?.registerOptions?.documentSelector?.map(({ language }) => language);
      assert.deepEqual([...new Set(languages)], ['markdown'], feature);
    }
    // What an editor takes from one extension for the whole document.
    const methods = editor.registered.map(({ method }) => method);
    for (const other of ['formatting', 'rangeFormatting', 'onTypeFormatting', 'documentSymbol', 'semanticTokens']) {
      assert.ok(!methods.some((method) => method.startsWith(`textDocument/${other}`)), other);
    }
    const completions = editor.registered.filter(({ method }) => method === 'textDocument/completion');
    const triggers = completions.map(({ registerOptions }) => [
      registerOptions?.documentSelector?.some(({ language }) => language === 'markdown'),
      registerOptions?.triggerCharacters?.includes('='),
    ]);
    assert.deepEqual(triggers, [
      [true, true],
      [false, false],
    ]);
  });

  it('leads from a name to where it is defined, and to all its uses', async () => {
    const [link] = await ask<Record<string, Range>[]>('definition', place(9, 17));
    assert.equal(link?.['targetSelectionRange'] && shown(link['targetSelectionRange']), '3:18-3:23');
    const context = { includeDeclaration: true };
    const uses = await ask<{ range: Range }[]>('references', { ...place(4, 7), context });
    assert.deepEqual(
      uses.map(({ range }) => shown(range)),
      ['4:6-4:12', '5:12-5:18'],
    );
    const marked = await ask<{ range: Range; kind: number }[]>('documentHighlight', place(3, 19));
    assert.deepEqual(
      marked.map(({ range, kind }) => [shown(range), kind]),
      [
        ['3:18-3:23', 3],
        ['9:16-9:21', 2],
      ],
    );
  });

  it('renames everywhere in the block, and says why a name cannot be', async () => {
    assert.deepEqual(await ask('prepareRename', place(9, 17)), {
      range: { start: { line: 9, character: 16 }, end: { line: 9, character: 21 } },
      placeholder: 'build',
    });
    type Renamed = { readonly changes: Readonly<Record<string, { range: Range; newText: string }[]>> };
    const { changes } = await ask<Renamed>('rename', { ...place(9, 17), newName: 'deps' });
    const text = edited(note, changes[uri] ?? []);
    assert.equal(text, note.replace('AS build', 'AS deps').replace('copy   --from=build', 'copy   --from=deps'));
    await assert.rejects(ask('rename', { ...place(9, 17), newName: 'no good' }), /no good/);
    await assert.rejects(ask('prepareRename', place(3, 3)));
  });

  it('has signatures, links to images, and grows selections and folds with its lines', async () => {
    const help = await ask<{ signatures: { label: string }[] }>('signatureHelp', place(11, 33));
    assert.match(help.signatures[0]?.label ?? '', /HEALTHCHECK/);
    const links = await ask<{ range: Range; target: string }[]>('documentLink');
    assert.deepEqual(
      links.map(({ range, target }) => [shown(range), target.split('/')[2]]),
      [
        ['3:7-3:14', 'hub.docker.com'],
        ['8:7-8:17', 'hub.docker.com'],
      ],
    );
    const folds = await ask<{ startLine: number; endLine: number }[]>('foldingRange');
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [3, 6],
        [5, 6],
        [8, 11],
      ],
    );
    const positions = [
      { line: 5, character: 14 },
      { line: 0, character: 3 },
    ];
    type Selection = { readonly range: Range; readonly parent?: Selection };
    const [inside, outside] = await ask<Selection[]>('selectionRange', { positions });
    const ranges: string[] = [];
    for (let at = inside; at !== undefined; at = at.parent) ranges.push(shown(at.range));
    assert.ok(ranges.includes('5:12-5:18'), ranges.join(' '));
    assert.equal(ranges.at(-1), '3:2-11:36');
    assert.deepEqual(outside, { range: { start: positions[1], end: positions[1] } });
  });

  it('is completed with its own stages, and with instructions', async () => {
    const labels = async (line: number, character: number): Promise<string[]> =>
      (await ask<{ label: string }[]>('completion', place(line, character))).map(({ label }) => label);
    assert.ok((await labels(9, 16)).includes('build'));
    assert.ok((await labels(5, 12)).includes('COLOUR'));
    assert.ok((await labels(10, 2)).includes('HEALTHCHECK'));
    // The files beside a note are not those of a build.
    assert.ok(!(await labels(10, 7)).includes('package.json'));
    const typed = await ask<{ label: string; textEdit: { range: Range } }[]>('completion', place(9, 18));
    const build = typed.find(({ label }) => label === 'build');
    assert.equal(build && shown(build.textEdit.range), '9:16-9:21');
  });

  it('is formatted and rewritten by actions, behind the marks of its note', async () => {
    const actions = await editor.actionsAt(5, 8, uri);
    const format = actions.find(({ title }) => title === 'Format this Dockerfile');
    assert.equal(format?.kind, 'refactor.rewrite');
    const formatted = edited(note, format.edit.changes[uri] ?? []);
    assert.equal(formatted, note.replace('> copy   --from', '> COPY --from'));
    const split = actions.find(({ title }) => /^Split/.test(title));
    assert.equal(
      split && edited(note, split.edit.changes[uri] ?? []),
      note.replace('> RUN echo $COLOUR && \\\n>     npm ci', '> RUN echo $COLOUR\n> RUN npm ci'),
    );
    const asked = await ask<{ kind: string }[]>('codeAction', {
      range: { start: { line: 5, character: 8 }, end: { line: 5, character: 8 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.deepEqual(asked, []);
  });

  it('loses whole lines with their marks, and gets lines with marks', async () => {
    const other = 'file:///notes/lines.md';
    for (const [index, end] of ['\n', '\r\n'].entries()) {
      const text = ['> ```dockerfile', '> FROM busybox', '>', '>', '>', '> RUN true', '> ```', ''].join(end);
      if (index === 0) await editor.server.open(other, text, 1, 'markdown');
      else await editor.server.change(other, 2, { text });
      const actions = await editor.actionsAt(1, 9, other);
      const after = (title: RegExp): string | undefined => {
        const found = actions.find((action) => title.test(action.title));
        return found && edited(text, found.edit.changes[other] ?? []).replaceAll('\r', '');
      };
      const lines = '> FROM busybox\n>\n>\n> RUN true\n> ```\n';
      assert.equal(after(/^Format/), `> \`\`\`dockerfile\n${lines}`);
      assert.match(after(/syntax/) ?? '', /^> ```dockerfile\n> # syntax=\S+\n> FROM busybox\n>\n>\n>\n> RUN true\n/);
    }
    await editor.server.close(other);
  });

  it('leaves all else of the document to others', async () => {
    const outside = [place(0, 4), place(14, 15), place(17, 12)];
    for (const at of outside) {
      for (const method of ['definition', 'documentHighlight', 'prepareRename', 'signatureHelp']) {
        assert.equal(await ask(method, at), null, `${method} ${JSON.stringify(at)}`);
      }
      assert.equal(await ask('references', { ...at, context: { includeDeclaration: true } }), null);
      assert.equal(await ask('rename', { ...at, newName: 'other' }), null);
    }
    const positions = [{ line: 0, character: 3 }];
    assert.equal(await ask('selectionRange', { positions }), null);
    const actions = await editor.actionsAt(17, 12, uri);
    assert.deepEqual(actions, []);
  });
});

it('an editor that does not take them is not told', { timeout: 60_000 }, async () => {
  const editor = new LineEditor();
  await editor.start([], ['rename']);
  await editor.server.open(uri, note, 1, 'markdown');
  await editor.diagnose(uri);
  const methods = editor.registered.map(({ method }) => method.replace('textDocument/', ''));
  assert.deepEqual(
    methods.filter((method) => features.includes(method)),
    ['rename'],
  );
  await editor.stop();
});
