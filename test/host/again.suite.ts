import assert from 'node:assert/strict';
import http from 'node:http';
import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import type { DockyardApi } from '../../src/extension.ts';
import { viewTable } from '../../src/views/viewTable.ts';
import { CountingSocket } from '../helpers/countingSocket.ts';
import { eventually } from '../helpers/eventually.ts';
import {
  address,
  closeEditors,
  countingPath,
  hover,
  languageServers,
  OtherShell,
  set,
  show,
  socketPath,
} from './host.ts';

/** What the carrier returns: it has the manifest of Dockyard and a context, and activates nothing by itself. */
interface Carrier {
  readonly context: vscode.ExtensionContext;
  readonly main: string;
}

interface Main {
  activate(context: vscode.ExtensionContext): DockyardApi;
  deactivate(): Promise<void>;
}

/** One life of the extension, from activate to the end of all that it registered. */
class Life {
  readonly api: DockyardApi;
  readonly #main: Main;
  readonly #context: vscode.ExtensionContext;

  constructor({ context, main }: Carrier) {
    this.#main = createRequire(main)(main) as Main;
    this.#context = Object.create(context, { subscriptions: { value: [] } }) as vscode.ExtensionContext;
    this.api = this.#main.activate(this.#context);
  }

  /** As VS Code does when a window is closed or an extension is switched off. */
  async end(): Promise<void> {
    await this.#main.deactivate();
    for (const { dispose } of this.#context.subscriptions.map((owned) => ({ dispose: () => void owned.dispose() })))
      dispose();
  }
}

describe('started and ended again and again, in a window that speaks Korean', () => {
  const shell = new OtherShell();
  let carrier: Carrier;
  let counting: CountingSocket;
  let life: Life | undefined;

  before(async () => {
    counting = await CountingSocket.open(socketPath, countingPath);
    const found = vscode.extensions.getExtension<Carrier>('dockyard.dockyard');
    assert.ok(found !== undefined);
    carrier = await found.activate();
  });
  afterEach(async () => {
    await life?.end();
    life = undefined;
    await closeEditors();
    await set('language', undefined);
  });
  after(async () => {
    await counting.close();
    await shell.clean();
  });

  // VS Code makes some for each view, whether the extension runs or not.
  const ofViews = viewTable.map(({ id }) => `dockyard.${id}.`);
  const commands = async (): Promise<string[]> =>
    (await vscode.commands.getCommands(true)).filter(
      (id) => id.startsWith('dockyard.') && !ofViews.some((prefix) => id.startsWith(prefix)),
    );
  const allClosed = async (): Promise<void> => {
    await eventually(
      'no connection to the engine is open',
      () => {
        // Node itself keeps a connection for the next request for some seconds; that is no concern of these tests.
        for (const idle of Object.values(http.globalAgent.freeSockets).flat()) idle?.destroy();
        return counting.open.length === 0;
      },
      { instead: () => counting.open.join('; ') },
    );
  };
  const dockerfile = (): Thenable<vscode.TextDocument> =>
    vscode.workspace.openTextDocument({ content: 'FROM busybox\n', language: 'dockerfile' });
  /** Waits until the row of a running container has these words. */
  const row = async (name: string, words: RegExp): Promise<void> => {
    await eventually(
      `the row of ${name} has ${String(words)}`,
      () => life?.api.rows('containers').some(({ label, spoken }) => label === name && words.test(spoken)),
      { instead: () => JSON.stringify(life?.api.rows('containers')) },
    );
  };

  it('nothing is there before it starts', async () => {
    assert.deepEqual(await commands(), []);
    assert.equal(counting.connections, 0);
    assert.deepEqual(await languageServers(), []);
  });

  it('its end leaves nothing behind, and the next start has all again', async () => {
    const thing = await shell.container('lives', ['sh'], ['-it']);
    let first: readonly string[] | undefined;
    for (let round = 1; round <= 3; round += 1) {
      life = new Life(carrier);
      const all = await commands();
      assert.ok(all.length > 10);
      first ??= all;
      assert.deepEqual(all, first);
      await show('containers');
      await row(thing.name, /실행 중/);
      const document = await dockerfile();
      await eventually('a hover', async () => (await hover(document)).includes('FROM'));
      assert.equal((await languageServers()).length, 1);
      await set('terminal.backend', 'api');
      await vscode.commands.executeCommand('dockyard.container.exec', thing);
      await vscode.commands.executeCommand('dockyard.container.logs', thing);
      assert.equal(vscode.window.terminals.length, 2);
      for (const terminal of vscode.window.terminals) await terminal.processId;
      await vscode.commands.executeCommand('dockyard.container.inspect', thing);
      const inspected = vscode.window.activeTextEditor?.document.uri;
      assert.equal(inspected?.scheme, 'dockyard-inspect');
      await closeEditors();

      await life.end();
      life = undefined;
      assert.deepEqual(await commands(), [], `round ${round}`);
      await eventually('no language server runs', async () => (await languageServers()).length === 0);
      await eventually('no terminal is open', () => vscode.window.terminals.length === 0);
      await allClosed();
      assert.equal(await hover(document), '');
    }
  });

  it('an end at once after the start, before anything is ready, leaves nothing either', async () => {
    await vscode.window.showTextDocument(await dockerfile());
    for (let round = 0; round < 3; round += 1) {
      life = new Life(carrier);
      void life.api.endpoint().catch(() => undefined);
      await life.end();
      life = undefined;
      assert.deepEqual(await commands(), []);
      await eventually('no language server runs', async () => (await languageServers()).length === 0);
    }
    await allClosed();
  });

  it('speaks Korean as the window does: rows, hovers, inspect of what is gone, titles', async () => {
    assert.equal(vscode.env.language, 'ko');
    life = new Life(carrier);
    const thing = await shell.container('korean');
    await show('containers');
    await row(thing.name, /^컨테이너 .* 실행 중/);
    const document = await dockerfile();
    await eventually('a hover in Korean', async () => /[가-힣]/.test(await hover(document)));
    const ghost = { kind: 'container', id: 'dyt-no-such', name: 'ghost', state: 'exited' };
    await vscode.commands.executeCommand('dockyard.container.inspect', ghost);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^\/\/ “ghost”이\(가\) 더 이상 없습니다/);
    const manifest = JSON.stringify(vscode.extensions.getExtension('dockyard.dockyard')?.packageJSON);
    assert.match(manifest, /로그 따라가기/);
  });

  it('speaks English in a Korean window when the setting says so', async () => {
    life = new Life(carrier);
    const thing = await shell.container('english');
    await set('language', 'en');
    await show('containers');
    await row(thing.name, /^Container [^가-힣]* running/);
    const document = await dockerfile();
    await eventually('a hover in English', async () => /^[^가-힣]{200,}/.test(await hover(document)));
  });

  it('the settings of the folder lead to the stand-in, not to the engine itself', async () => {
    life = new Life(carrier);
    assert.equal(await life.api.endpoint(), `unix://${countingPath}`);
    assert.notEqual(`unix://${countingPath}`, address);
  });
});
