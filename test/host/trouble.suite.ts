import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import * as vscode from 'vscode';
import type { DockyardApi } from '../../src/extension.ts';
import { CountingSocket } from '../helpers/countingSocket.ts';
import { eventually } from '../helpers/eventually.ts';
import { api, extension, folder, OtherShell, rowOf, set, show, socketPath } from './host.ts';
import { Person } from './person.ts';

const views = ['containers', 'images', 'volumes', 'networks'] as const;

describe('an engine that is not there', () => {
  const shell = new OtherShell();
  const person = new Person();
  let dockyard: DockyardApi;

  before(async () => {
    dockyard = await api();
    person.sit();
    for (const view of views) await show(view);
    await eventually('it was there', () => dockyard.rows('containers').length + dockyard.rows('networks').length > 0);
  });
  beforeEach(() => person.heard.splice(0));
  after(async () => {
    await set('engine.endpoint', undefined);
    person.leave();
    await shell.clean();
  });

  /** What the texts of empty views hang on. */
  const state = (): unknown => person.contexts.get('dockyard.engine');
  const comesTo = async (code: string): Promise<void> => {
    await eventually(`the state is ${code}`, () => state() === code, { instead: () => String(state()) });
    await eventually('no view has rows', () => views.every((view) => dockyard.rows(view).length === 0));
  };
  const welcomes = extension().packageJSON as {
    contributes: { viewsWelcome: { view: string; when: string; contents: string }[] };
  };

  const socket = (name: string): string => path.join(folder, name);

  it('no socket, a file that is none, an address that is none: empty views with a reason, for each of them', async () => {
    writeFileSync(socket('file.sock'), '');
    const cases: Record<string, string> = {
      'engine.noSocket': `unix://${socket('missing.sock')}`,
      'engine.refused': `unix://${socket('file.sock')}`,
      'engine.badEndpoint': 'not an address',
      'engine.unsupportedEndpoint': 'fd://',
      'engine.unreachable': 'tcp://no-such-host.invalid:2375',
    };
    for (const [code, endpoint] of Object.entries(cases)) {
      await set('engine.endpoint', endpoint);
      await comesTo(code);
      for (const view of views) {
        const when = `dockyard.engine == '${code}'`;
        const welcome = welcomes.contributes.viewsWelcome.find(
          (entry) => entry.view === `dockyard.${view}` && entry.when === when,
        );
        assert.match(welcome?.contents ?? '', /\n\[.+\]\(command:/, `${view} for ${code}`);
      }
    }
    await set('engine.endpoint', undefined);
    await eventually('the rows are back', () => state() === 'live' && dockyard.rows('networks').length >= 3);
  });

  it('a socket that accepts and never answers', async () => {
    const silent = net.createServer().listen(socket('silent.sock'));
    try {
      await set('engine.endpoint', `unix://${socket('silent.sock')}`);
      // What is still shown would be acted on over there.
      await eventually('rows of the other engine are gone', () =>
        views.every((view) => dockyard.rows(view).length === 0),
      );
      assert.equal(state(), 'connecting');
      await comesTo('engine.notAnswering');
    } finally {
      silent.close();
      await set('engine.endpoint', undefined);
    }
    await eventually('the rows are back', () => state() === 'live' && dockyard.rows('networks').length >= 3);
  });

  it('something that answers, but not as a Docker engine', async () => {
    const stranger = net
      .createServer((client) => client.end('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>'))
      .listen(socket('stranger.sock'));
    try {
      await set('engine.endpoint', `unix://${socket('stranger.sock')}`);
      await comesTo('engine.notDocker');
    } finally {
      stranger.close();
      await set('engine.endpoint', undefined);
    }
    await eventually('the rows are back', () => state() === 'live' && dockyard.rows('networks').length >= 3);
  });

  it('an engine that goes away, and comes back by itself', async () => {
    const { name } = await shell.container('there');
    const way = socket('way.sock');
    let counting = await CountingSocket.open(socketPath, way);
    await set('engine.endpoint', `unix://${way}`);
    await eventually('it is listened to', () => counting.open.some((line) => line.includes('/events?')));
    const { id } = await rowOf('containers', name);
    await eventually('it is live', () => state() === 'live');
    await counting.close();
    rmSync(way, { force: true });
    await eventually('a reason is there', () => /^engine\.(lost|noSocket|refused)$/.test(String(state())));
    assert.equal((await rowOf('containers', name)).id, id, 'what was known stays');
    counting = await CountingSocket.open(socketPath, way);
    assert.equal((await rowOf('containers', name)).id, id);
    await eventually('it is live', () => state() === 'live');
    await set('engine.endpoint', undefined);
    await eventually('it is let go of', () => counting.open.filter((line) => line.includes('/events?')).length === 0);
    await counting.close();
  });

  it('an engine that dies under open terminals: each says so and stays to be read, and a log can be followed again', async () => {
    const thing = await shell.container('under', ['sh', '-c', 'echo up; exec sh'], ['-it']);
    const way = socket('under.sock');
    let counting = await CountingSocket.open(socketPath, way);
    await set('engine.endpoint', `unix://${way}`);
    await set('terminal.backend', 'api');
    const texts = new Map<string, () => string>();
    for (const command of ['exec', 'attach', 'logs']) {
      await vscode.commands.executeCommand(`dockyard.container.${command}`, thing);
      const terminal = vscode.window.terminals.at(-1);
      const options = terminal?.creationOptions;
      assert.ok(options !== undefined && 'pty' in options);
      let text = '';
      options.pty.onDidWrite((chunk) => (text += chunk));
      texts.set(command, () => text);
      terminal?.sendText('', true);
    }
    for (const [command, text] of texts)
      await eventually(`${command} is at work`, () => text().includes(command === 'logs' ? 'up' : '# '));
    await counting.close();
    for (const [command, text] of texts) {
      await eventually(`${command} says so`, () => /connection to the engine .*broke|No Docker engine/.test(text()), {
        instead: () => JSON.stringify(text()),
      });
      assert.match(text(), command === 'logs' ? /Enter tries again/ : /Enter closes this terminal/);
      assert.ok(!/\bat \S+:\d+:\d+/.test(text()), text());
    }
    assert.equal(vscode.window.terminals.length, 3);
    counting = await CountingSocket.open(socketPath, way);
    const before = texts.get('logs')?.().length ?? 0;
    const [first, second, third] = vscode.window.terminals;
    for (const terminal of [first, second, third]) terminal?.sendText('\r', false);
    await eventually('the log is followed again', () => texts.get('logs')?.().slice(before).includes('up'));
    await eventually('the others are closed', () => vscode.window.terminals.length === 1);
    vscode.window.terminals[0]?.dispose();
    await eventually('all terminals are closed', () => vscode.window.terminals.length === 0);
    await set('terminal.backend', undefined);
    await set('engine.endpoint', undefined);
    await counting.close();
  });

  it('every command says why, with something to do, and no stack', async () => {
    await set('engine.endpoint', `unix://${socket('missing.sock')}`);
    const thing = { kind: 'container', id: 'x', name: 'web', state: 'running' };
    for (const command of ['start', 'stop', 'restart', 'exec', 'attach']) {
      person.heard.splice(0);
      await vscode.commands.executeCommand(`dockyard.container.${command}`, thing);
      assert.equal(person.heard.length, 1, command);
      assert.match(person.heard[0] ?? '', /No Docker engine at .*missing\.sock/);
      assert.deepEqual(person.buttons.get(person.heard[0] ?? ''), [
        'Show How to Start Docker',
        'Try Again',
        'Choose Another Engine',
      ]);
    }
    person.heard.splice(0);
    await vscode.commands.executeCommand('dockyard.container.stop');
    assert.match(person.heard[0] ?? '', /No Docker engine at/);
    await vscode.commands.executeCommand('dockyard.container.inspect', thing);
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^\/\/ No Docker engine at/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await set('engine.endpoint', undefined);
    await eventually('the rows are back', () => state() === 'live' && dockyard.rows('networks').length >= 3);
  });
});
