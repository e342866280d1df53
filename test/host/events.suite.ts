import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../helpers/eventually.ts';
import { api, closeEditors, OtherShell } from './host.ts';

/** `docker events` as a document that grows. */
describe('the document of the engine’s events', () => {
  const shell = new OtherShell();

  before(async () => {
    await api();
  });
  after(async () => {
    await closeEditors();
    await shell.clean();
  });

  const open = (): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find(({ uri }) => uri.path === '/docker events.log');
  const shows = (wanted: RegExp): Promise<true> =>
    eventually(`the document shows ${String(wanted)}`, () => wanted.test(open()?.getText() ?? '') || undefined, {
      instead: () => open()?.getText() ?? '',
    });
  /** How many streams of events are open besides the model's own, as the report of Dockyard says. */
  const streams = async (): Promise<number> => {
    await vscode.commands.executeCommand('dockyard.diagnostics.show');
    const text = await eventually('the report is open', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'dockyard-diagnostics' ? document.getText() : undefined;
    });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    return text.match(/^GET \/events, for/gm)?.length ?? 0;
  };
  /** A report that was open before shows its old text for a moment. */
  const streamsAre = (count: number): Promise<true> =>
    eventually(`${count} streams are open`, async () => ((await streams()) === count ? true : undefined));

  it('grows with what happens, is in order, and says what it is', async () => {
    await vscode.commands.executeCommand('dockyard.system.events');
    await shows(/^# docker events · GET \/events\n# .*\n# .*1,000 lines/);
    const names = ['one', 'two', 'three'].map((name) => shell.name(name));
    for (const name of names) {
      await shell.docker('volume', 'create', name);
      shell.willRemove('volume', 'rm', name);
    }
    await shows(new RegExp(names.map((name) => `volume create ${name} `).join('[^]*')));
    assert.equal(open()?.languageId, 'log');
    await streamsAre(1);
  });

  it('begins anew when it is asked for again, and ends with its tab', async () => {
    const text = open()?.getText() ?? '';
    assert.match(text, /volume create/);
    await vscode.commands.executeCommand('dockyard.system.events');
    await shows(/^(#.*\n)+\n*$/);
    await streamsAre(1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await streamsAre(0);
  });
});
