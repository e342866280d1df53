import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CountingSocket } from '../helpers/countingSocket.ts';
import { eventually } from '../helpers/eventually.ts';
import {
  address,
  api,
  closeEditors,
  countingPath,
  extension,
  languageServers,
  OtherShell,
  rowOf,
  set,
  show,
  socketPath,
} from './host.ts';

describe('activation', () => {
  const shell = new OtherShell();
  let counting: CountingSocket;

  before(async () => {
    // The settings of the folder lead here: a socket of the tests' own, with the real engine behind it.
    counting = await CountingSocket.open(socketPath, countingPath);
  });
  after(async () => {
    await closeEditors();
    await set('engine.endpoint', undefined);
    await counting.close();
    await shell.clean();
  });

  it('is asked for by languages in which docker may stand, a terminal and a page, never by the start of a window', () => {
    const { activationEvents } = extension().packageJSON as { activationEvents: readonly string[] };
    assert.deepEqual(
      activationEvents.filter((event) => !/^on(?:Language|TerminalShellIntegration|WebviewPanel):/.test(event)),
      [],
    );
  });

  it('returns version 1', async () => {
    const exported = await extension().activate();
    assert.equal(exported.version, 1);
    assert.equal(extension().isActive, true);
  });

  it('contacts no engine and starts no language server', async () => {
    const text = await vscode.workspace.openTextDocument({ content: 'FROM nothing\n', language: 'plaintext' });
    await vscode.window.showTextDocument(text);
    await shell.container('unseen');
    assert.equal(counting.connections, 0);
    assert.deepEqual(await languageServers(), []);
    assert.deepEqual((await api()).rows('containers'), []);
  });

  it('gives the same when it is asked for again', async () => {
    assert.equal(await extension().activate(), await api());
  });

  it('a view that is looked at contacts the engine, by the address in the settings', async () => {
    const { name } = await shell.container('seen');
    await show('containers');
    await rowOf('containers', name);
    assert.ok(counting.connections > 0);
    assert.equal(counting.count(/\/events\?/), 1);
    assert.equal(await (await api()).endpoint(), `unix://${countingPath}`);
    assert.notEqual(`unix://${countingPath}`, address);
  });

  it('several views share one event stream', async () => {
    await show('images');
    await show('volumes');
    await show('networks');
    await rowOf('networks', 'bridge');
    assert.equal(counting.open.filter((line) => line.includes('/events?')).length, 1);
  });

  it('when nobody looks any more the engine is let go of, and found again', async () => {
    const following = (): number => counting.open.filter((line) => line.includes('/events?')).length;
    await vscode.commands.executeCommand('workbench.view.explorer');
    await eventually('the event stream is let go of', () => following() === 0);
    const { name } = await shell.container('meanwhile');
    await show('containers');
    await rowOf('containers', name);
    assert.equal(following(), 1);
  });

  it('the first Dockerfile starts the language server, and the second none', async () => {
    assert.deepEqual(await languageServers(), []);
    for (const content of ['FROM one\n', 'FROM two\n']) {
      const document = await vscode.workspace.openTextDocument({ content, language: 'dockerfile' });
      await vscode.window.showTextDocument(document);
      await eventually('one server runs', async () => (await languageServers()).length === 1);
    }
    assert.equal((await languageServers()).length, 1);
  });
});
