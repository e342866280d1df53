import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { eventually } from '../helpers/eventually.ts';
import { LanguageServer } from '../helpers/languageServer.ts';

const dockerfile = 'FROM nginx\nCOPY --from=build /a /b\nWORKDIR /srv\n';
const note = `# Notes of a bakery

- FROM: the image that everything starts from
- \`COPY --from\` takes a file out of another stage
`;

describe('own notes in the language server', { timeout: 60_000 }, () => {
  let folder = '';
  let notes = '';
  let file = '';
  let uri = '';
  let server: LanguageServer;

  const start = async (initializationOptions: object, capabilities: object = {}): Promise<void> => {
    server = new LanguageServer();
    await server.initialize({ initializationOptions, capabilities });
    await server.open(uri, dockerfile);
  };
  const hover = async (line: number, character = 1): Promise<string> =>
    (await server.hover(uri, line, character))?.contents.value ?? '';
  const hoverThat = (line: number, holds: RegExp, character = 1): Promise<string> =>
    eventually(`a hover that has ${String(holds)}`, async () => {
      const text = await hover(line, character);
      return holds.test(text) && text;
    });
  const changed = (name: string, type = 2): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(path.join(notes, name)).toString(), type }],
    });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dyown-'));
    notes = path.join(folder, 'my notes (old)');
    mkdirSync(notes);
    file = path.join(notes, 'bakery.md');
    writeFileSync(file, note);
    uri = pathToFileURL(path.join(folder, 'Dockerfile')).toString();
  });
  afterEach(async () => {
    assert.equal(await server.stop(), 0);
    assert.equal(server.stderr, '');
    rmSync(folder, { recursive: true });
  });

  it('stand below our first sentences, with a link to the line', async () => {
    await start({ notesFolders: [notes] });
    const text = await hoverThat(0, /In your notes/);
    const order = ['**FROM**', 'In your notes', '```dockerfile', 'Watch out'].map((part) => text.indexOf(part));
    assert.deepEqual(
      order,
      order.toSorted((one, other) => one - other),
    );
    assert.ok(!order.includes(-1), text);
    const link = `${pathToFileURL(file).href.replace('(', '%28').replace(')', '%29')}#L3`;
    assert.ok(text.includes(`[\`bakery.md:3\`](${link})`), text);
    assert.match(text, /the image that everything starts from/);
    assert.match(await hover(1, 8), /takes a file out of another stage/);
    assert.doesNotMatch(await hover(2), /In your notes/);
  });

  it('are told of in docker lines and in Dockerfiles inside other documents', async () => {
    writeFileSync(
      file,
      `${note}- \`docker run --volumes-from\`: borrows the shelves of another oven\n- docker ps: lists ovens\n- A dangling image is bread that nobody ordered\n`,
    );
    await start({ notesFolders: [notes], commands: ['dockyard.help.open'] });
    await hoverThat(0, /In your notes/);
    const readme = pathToFileURL(path.join(folder, 'README.md')).toString();
    const text =
      '```sh\ndocker run --volumes-from a b\ndocker container ls -q\n```\n\n```dockerfile\nFROM nginx\n```\n\nNo dangling image is left.\n';
    await server.open(readme, text, 1, 'markdown');
    const shown = async (line: number, character: number): Promise<string> =>
      (await server.hover(readme, line, character))?.contents.value ?? '';
    const flag = await shown(1, 15);
    assert.match(flag, /In your notes\*\*\n\n- \[`bakery\.md:5`\].*borrows the shelves/);
    // Our text leads to its page as well.
    assert.match(flag, /\[Handbook\]\(command:dockyard\.help\.open\?/);
    assert.match(await shown(2, 18), /lists ovens/);
    // … and there to the heading that answers it.
    assert.match(decodeURIComponent(await shown(2, 21)), /\["container\.ls",2\]/);
    assert.match(await shown(6, 1), /the image that everything starts from/);
    assert.match(await shown(9, 5), /name any more[^]*In your notes[^]*nobody ordered/);
    assert.doesNotMatch(await shown(1, 30), /In your notes/);
  });

  it('are told of in Korean', async () => {
    await start({ notesFolders: [notes], language: 'ko' });
    await hoverThat(0, /내 노트에서/);
  });

  it('are followed: a note that is edited, added, deleted', async () => {
    await start({ notesFolders: [notes] });
    await hoverThat(0, /everything starts from/);
    // Even before anybody tells of the change.
    writeFileSync(
      file,
      `${note}\n\nWORKDIR: the folder of the next lines\n`.replace('everything starts from', 'a bread begins with'),
    );
    assert.match(await hover(0), /a bread begins with/);
    await changed('bakery.md');
    await hoverThat(2, /the folder of the next lines/);
    writeFileSync(path.join(notes, 'more.txt'), 'WORKDIR - where commands run');
    await changed('more.txt', 1);
    await hoverThat(2, /more\.txt:1/);
    rmSync(file);
    await changed('bakery.md', 3);
    assert.doesNotMatch(await hoverThat(2, /In your notes/), /bakery/);
    assert.doesNotMatch(await hover(0), /In your notes/);
  });

  it('are followed while they are written in the editor', async () => {
    await start({ notesFolders: [notes] });
    await hoverThat(0, /everything starts from/);
    const open = pathToFileURL(file).toString();
    const textDocument = { uri: open, languageId: 'markdown', version: 1, text: 'FROM: not saved yet' };
    await server.connection.sendNotification('textDocument/didOpen', { textDocument });
    await hoverThat(0, /not saved yet/);
    await server.close(open);
    await hoverThat(0, /everything starts from/);
  });

  it('come from the folders that are named now', async () => {
    await start({});
    assert.doesNotMatch(await hover(0), /In your notes/);
    await server.connection.sendNotification('dockyard/notesFoldersChanged', [notes]);
    await hoverThat(0, /everything starts from/);
    await server.connection.sendNotification('dockyard/notesFoldersChanged', 'nonsense');
    assert.doesNotMatch(await hover(0), /In your notes/);
  });

  it('are not taken from settings, which a workspace may have written', async () => {
    await start({ settings: { notes: { folders: [notes] } }, notesFolders: ['relative', 7] });
    const settings = { dockyard: { notes: { folders: [notes] } } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    assert.doesNotMatch(await hover(0), /In your notes/);
  });

  it('are watched by the editor when it can', async () => {
    const registered: unknown[] = [];
    server = new LanguageServer();
    server.connection.onRequest('client/registerCapability', (params: { registrations: unknown[] }) => {
      registered.push(...params.registrations);
      return null;
    });
    const didChangeWatchedFiles = { dynamicRegistration: true, relativePatternSupport: true };
    const capabilities = { workspace: { didChangeWatchedFiles } };
    await server.initialize({ initializationOptions: { notesFolders: [notes] }, capabilities });
    const watchers = [{ globPattern: { baseUri: pathToFileURL(notes).toString(), pattern: '**/*' } }];
    await eventually('the request to watch', () => registered.length > 0);
    assert.deepEqual(
      registered.map((entry) => (entry as { registerOptions: unknown }).registerOptions),
      [{ watchers }],
    );
  });

  it('keep their index where the editor says', async () => {
    const notesCache = path.join(folder, 'cache');
    await start({ notesFolders: [notes], notesCache });
    await hoverThat(0, /everything starts from/);
    const names = await eventually('the index on disk', () => {
      const found = existsSync(notesCache) ? readdirSync(notesCache) : [];
      return found.some((name) => /^[0-9a-f]+\.notes$/.test(name)) && found;
    });
    assert.equal(names.length, 1);
  });
});
