import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { cliHelpWanted, type CliHelp, type CliHelpWanted } from '../../src/server/protocol.ts';
import { eventually } from '../helpers/eventually.ts';
import { LanguageServer } from '../helpers/languageServer.ts';

const note = '```sh\ndocker paint wall\ndocker wait --colour red shop\ndocker ps\n```\n';
// What is not in a help is not known to that version: `ps` and `wait` are commands of `container`.
const ofDocker =
  'Usage:  docker [OPTIONS] COMMAND\n\nCommands:\n  paint       Paints walls\n  container   Manage containers\n';
const ofWait =
  'Usage:  docker wait [OPTIONS] CONTAINER\n\nBlock until it stops\n\nOptions:\n      --colour string   Of what is told\n';

interface Diagnostic {
  readonly code: string;
  readonly range: { readonly start: { readonly line: number } };
}

/** An editor that knows a docker which can more than the tables say. */
describe('the docker on the reader’s machine', { timeout: 60_000 }, () => {
  const uri = 'file:///notes/walls.md';
  let server: LanguageServer;
  let asked: (readonly string[])[];
  let refreshes: number;
  let help: (paths: readonly string[]) => CliHelp | null;

  const diagnose = async (): Promise<string[]> => {
    const found = await server.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return found.items.map(({ code, range }) => `${range.start.line} ${code}`);
  };

  beforeEach(async () => {
    asked = [];
    refreshes = 0;
    server = new LanguageServer();
    server.connection.onRequest('client/registerCapability', () => null);
    server.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes += 1;
      return null;
    });
    const capabilities = { textDocument: { diagnostic: {}, hover: { dynamicRegistration: true } } };
    await server.initialize({ initializationOptions: { lines: true }, capabilities });
    await server.open(uri, note, 1, 'markdown');
  });
  afterEach(async () => {
    assert.equal(await server.stop(), 0);
    assert.equal(server.stderr, '');
  });

  const answer = (): void => {
    server.connection.onRequest(cliHelpWanted, ({ paths }: CliHelpWanted) => {
      asked.push(paths);
      return help(paths);
    });
  };
  const known = (paths: readonly string[]): CliHelp => ({
    version: '99.0',
    texts: paths.map((path) => [path, path === '' ? ofDocker : path === 'container wait' ? ofWait : '']),
  });

  it('is asked about what is in doubt, each command once, and has the last word', async () => {
    help = known;
    answer();
    assert.deepEqual(await diagnose(), ['1 unknown-command', '2 unknown-flag']);
    await eventually('the editor is told to look again', () => refreshes > 0);
    assert.deepEqual(await diagnose(), []);
    assert.deepEqual(asked, [['', 'container wait']]);
    const hover = await server.hover(uri, 2, 14);
    assert.match(hover?.contents.value ?? '', /Of what is told/);
  });

  it('is asked again when it could not be asked: the folder may be trusted by then', async () => {
    help = () => null;
    answer();
    assert.deepEqual(await diagnose(), ['1 unknown-command', '2 unknown-flag']);
    await eventually('it was asked', () => asked.length === 1);
    help = known;
    // Its answer has to be there before somebody looks again.
    await server.hover(uri, 1, 8);
    assert.deepEqual(await diagnose(), ['1 unknown-command', '2 unknown-flag']);
    await eventually('the editor is told to look again', () => refreshes > 0);
    assert.deepEqual(await diagnose(), []);
  });

  it('is not asked again when there is none, and the tables have the last word', async () => {
    help = () => ({ version: '', texts: [] });
    answer();
    for (let look = 0; look < 3; look += 1) assert.deepEqual(await diagnose(), ['1 unknown-command', '2 unknown-flag']);
    assert.equal(asked.length, 1);
    assert.equal(refreshes, 0);
  });

  it('need not be known to the editor', async () => {
    for (let look = 0; look < 2; look += 1) assert.deepEqual(await diagnose(), ['1 unknown-command', '2 unknown-flag']);
    assert.equal(refreshes, 0);
  });
});
