import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settingTable } from '../../src/contract/settingTable.ts';
import { eventually } from '../helpers/eventually.ts';
import { address, api, OtherShell, rowOf, set, show } from './host.ts';
import { Person } from './person.ts';

describe('settings', () => {
  const shell = new OtherShell();
  const person = new Person();

  before(async () => {
    await api();
    person.sit();
  });
  beforeEach(() => person.heard.splice(0));
  afterEach(async () => {
    for (const key of Object.keys(settingTable)) await set(key, undefined);
    for (const terminal of vscode.window.terminals) {
      await terminal.processId;
      terminal.dispose();
    }
  });
  after(async () => {
    person.leave();
    await shell.clean();
  });

  /** What stands on top of a log. */
  const logLine = async (): Promise<string> => {
    const thing = await shell.container('log');
    await vscode.commands.executeCommand('dockyard.container.logs', thing);
    const options = vscode.window.terminals.find(({ name }) => name === `logs: ${thing.name}`)?.creationOptions;
    assert.ok(options !== undefined && 'pty' in options);
    let text = '';
    options.pty.onDidWrite((chunk) => (text += chunk));
    await eventually('the line is there', () => text.includes('docker logs'));
    return text;
  };

  it('a number that cannot be: the default is used, and it is told once', async () => {
    for (const [wrong, words] of [
      ['many', '"many"'],
      [-1, '-1'],
      [1.5, '1.5'],
      [null, undefined],
    ] as const) {
      person.heard.splice(0);
      await set('logs.tail', wrong);
      assert.match(await logLine(), /--tail 200 /);
      if (words === undefined) continue;
      assert.equal(person.heard.length, 1, `${String(wrong)}: ${person.heard.join('; ')}`);
      assert.ok(person.heard[0]?.includes('dockyard.logs.tail') && person.heard[0].includes(words), person.heard[0]);
      assert.match(await logLine(), /--tail 200 /);
      assert.equal(person.heard.length, 1);
    }
  });

  it('a switch and a choice that cannot be', async () => {
    await set('logs.timestamps', 'yes');
    await set('terminal.backend', 'telnet');
    await set('language', 'fr');
    assert.ok(!(await logLine()).includes('--timestamps'));
    assert.ok(person.heard.some((message) => message.includes('logs.timestamps')));
    assert.ok(person.heard.some((message) => message.includes('terminal.backend')));
    assert.ok(person.heard.some((message) => message.includes('language')));
  });

  it('an address that is no text: the engine of the docker command', async () => {
    await set('engine.endpoint', 42);
    await eventually('it is that one', async () => (await (await api()).endpoint()) === address);
  });

  it('a language: rows change to it at once, and back', async () => {
    const { name } = await shell.container('language');
    await show('containers');
    await rowOf('containers', name, (row) => row.description.includes('running'));
    await set('language', 'ko');
    await rowOf('containers', name, (row) => row.description.includes('실행 중') && row.spoken.includes('컨테이너'));
    await set('language', 'auto');
    await rowOf('containers', name, (row) => row.description.includes('running'));
  });
});
