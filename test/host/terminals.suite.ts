import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Row, Thing } from '../../src/contract/view.ts';
import { MASK } from '../../src/model/secrets.ts';
import { eventually } from '../helpers/eventually.ts';
import { address, api, extension, IMAGE, OtherShell, set, show } from './host.ts';
import { Person } from './person.ts';

/** Ctrl-P Ctrl-Q. */
const DETACH = '\u0010\u0011';
const image: Thing = { kind: 'image', id: IMAGE, name: IMAGE, state: 'tagged' };

describe('terminals', () => {
  const shell = new OtherShell();
  const person = new Person();
  const searched = process.env['PATH'] ?? '';

  before(async () => {
    await api();
    person.sit();
  });
  beforeEach(() => {
    person.heard.splice(0);
    person.pick = (labels) => labels.findIndex((label) => label.includes('Run now'));
  });
  afterEach(async () => {
    process.env['PATH'] = searched;
    for (const terminal of vscode.window.terminals) {
      // VS Code loses a terminal that is closed while it is being opened.
      await terminal.processId;
      terminal.dispose();
    }
    await eventually('all terminals are closed', () => vscode.window.terminals.length === 0, {
      instead: () => vscode.window.terminals.map(({ name }) => name).join('; '),
    });
    for (const key of ['terminal.backend', 'logs.tail', 'logs.timestamps', 'engine.endpoint'])
      await set(key, undefined);
  });
  after(async () => {
    person.leave();
    await shell.clean();
  });

  /** Runs a command and gives the terminal that it opened. */
  const opened = async (command: string, thing: Thing): Promise<Opened> => {
    const before = new Set(vscode.window.terminals);
    await vscode.commands.executeCommand(`dockyard.${command}`, thing);
    assert.deepEqual(person.heard, []);
    const [terminal, ...more] = vscode.window.terminals.filter((each) => !before.has(each));
    assert.ok(terminal !== undefined && more.length === 0, `${command} opened no terminal, or several`);
    return new Opened(terminal);
  };
  /** Lets the person choose: interactive, a name, a command if there is one; then run. */
  const interactively = (...words: readonly string[]): string => withVariable('', ...words);
  const withVariable = (variable: string, ...words: readonly string[]): string => {
    const name = shell.name('run');
    shell.willRemove('rm', '--force', name);
    const told = [...(variable === '' ? [] : [/Environment/]), ...(words.length === 0 ? [] : [/Command/])];
    const steps = [/Mode/, /Name/, ...told, /Run now/];
    person.pick = (labels) =>
      labels.findIndex((label) => steps[0]?.test(label) === true && steps.shift() !== undefined);
    person.type = (title) => (title === 'Name' ? name : title === 'Environment' ? variable : words.join(' '));
    return name;
  };
  const has = (thing: Thing, file: string): Promise<boolean> =>
    shell.docker('exec', thing.name, 'test', '-e', file).then(
      () => true,
      () => false,
    );

  describe('over the docker command', () => {
    before(() => set('terminal.backend', 'cli'));
    beforeEach(() => set('terminal.backend', 'cli'));

    it('exec: the exact docker arguments, the engine of the window, and a shell that works', async () => {
      const thing = await shell.container('exec');
      const terminal = await opened('container.exec', thing);
      assert.equal(terminal.name, `sh: ${thing.name}`);
      assert.deepEqual(terminal.docker(), ['exec', '-it', thing.name, 'sh']);
      assert.deepEqual(
        { host: terminal.process().env?.['DOCKER_HOST'], context: terminal.process().env?.['DOCKER_CONTEXT'] },
        { host: address, context: null },
      );
      assert.ok(terminal.process().message?.includes(`docker exec -it ${thing.name} sh`));
      terminal.type('touch /typed\r');
      await eventually('what was typed has happened', () => has(thing, '/typed'));
      // What the last command came to is no failure of the terminal.
      terminal.type('exit 7\r');
      assert.equal(await terminal.exitCode(), 0);
      await show('ledger');
      const isIt = ({ label }: Row): boolean => label.includes(`exec -it ${thing.name} sh`);
      const rows = async (): Promise<readonly Row[]> => (await api()).rows('ledger').filter(isIt);
      await eventually('the ledger knows how long', async () =>
        (await rows()).some((row) => / s · /.test(row.description)),
      );
    });

    it('exec twice: two shells', async () => {
      const thing = await shell.container('twice');
      await opened('container.exec', thing);
      await opened('container.exec', thing);
    });

    it('attach: by name, and Ctrl-P Ctrl-Q is a good end that leaves the container running', async () => {
      const thing = await shell.container('attach', ['sh'], ['-it']);
      const terminal = await opened('container.attach', thing);
      assert.equal(terminal.name, `attach: ${thing.name}`);
      assert.deepEqual(terminal.docker(), ['attach', thing.name]);
      terminal.type('touch /attached\r');
      await eventually('what was typed has happened', () => has(thing, '/attached'));
      terminal.type(DETACH);
      assert.equal(await terminal.exitCode(), 0);
      assert.equal(await shell.state(thing.name), 'running');
    });

    it('attach without a terminal in the container: signals stay here', async () => {
      const thing = await shell.container('plain');
      const terminal = await opened('container.attach', thing);
      assert.deepEqual(terminal.docker(), ['attach', '--sig-proxy=false', thing.name]);
    });

    it('attach again: the same terminal', async () => {
      const thing = await shell.container('same', ['sh'], ['-it']);
      await opened('container.attach', thing);
      await vscode.commands.executeCommand('dockyard.container.attach', thing);
      assert.equal(vscode.window.terminals.length, 1);
    });

    it('run -it: the exact docker arguments, a heading without secrets, and a container that works', async () => {
      const name = withVariable('DB_PASSWORD=hunter2');
      const terminal = await opened('image.run', image);
      assert.equal(terminal.name, `run: ${name}`);
      assert.deepEqual(terminal.docker(), ['run', '-it', '--name', name, '-e', 'DB_PASSWORD=hunter2', IMAGE]);
      // The output channel has the same line.
      const heading = terminal.process().message ?? '';
      assert.ok(heading.includes(`docker run -it --name ${name} -e 'DB_PASSWORD=${MASK}' ${IMAGE}`), heading);
      terminal.type('exit 5\r');
      await eventually(
        'the container has ended',
        async () => (await shell.state(name).catch(() => undefined)) === 'exited',
      );
      assert.equal(await shell.docker('inspect', '--format', '{{.State.ExitCode}}', name), '5');
      // The terminal stays with its last words until Enter.
      await eventually('it closes by Enter', () => {
        terminal.type('\r');
        return terminal.closed;
      });
    });

    it('words that a shell would change arrive as they were typed', async () => {
      const name = interactively(`sh -c 'touch "/a b" "/$HOME;$(id)"; sleep 1000' "it's"`);
      const terminal = await opened('image.run', image);
      const words = ['sh', '-c', 'touch "/a b" "/$HOME;$(id)"; sleep 1000', "it's"];
      assert.deepEqual(terminal.docker(), ['run', '-it', '--name', name, IMAGE, ...words]);
      const command = await eventually('the container is there', () =>
        shell.docker('inspect', '--format', '{{json .Config.Cmd}}', name).catch(() => undefined),
      );
      assert.deepEqual(JSON.parse(command), words);
    });

    it('an engine that a setting chose is named in the line', async () => {
      await set('engine.endpoint', address);
      const thing = await shell.container('host');
      const terminal = await opened('container.exec', thing);
      assert.deepEqual(terminal.docker(), ['--host', address, 'exec', '-it', thing.name, 'sh']);
      assert.ok(terminal.process().message?.includes(`docker --host ${address} exec`));
    });

    it('logs: follow, so many lines of the past, the line on top; reused', async () => {
      const thing = await shell.container('logs', ['sh', '-c', 'seq 1 300; echo 안녕 🐳; sleep 100000']);
      const terminal = await opened('container.logs', thing);
      assert.equal(terminal.name, `logs: ${thing.name}`);
      await terminal.shows('안녕 🐳');
      assert.ok(terminal.text.includes(`docker logs --follow --tail 200 ${thing.name}`), terminal.text.slice(0, 300));
      assert.match(terminal.text, /\r\n300\r\n/);
      assert.ok(!/\r\n100\r\n/.test(terminal.text));
      await vscode.commands.executeCommand('dockyard.container.logs', thing);
      assert.equal(vscode.window.terminals.length, 1);
    });

    it('logs: lines and times by the settings', async () => {
      await set('logs.tail', 3);
      await set('logs.timestamps', true);
      const thing = await shell.container('times', ['sh', '-c', 'seq 1 10; sleep 100000']);
      const terminal = await opened('container.logs', thing);
      await terminal.shows(/T[\d:.]+Z 10\r\n/);
      assert.ok(terminal.text.includes(`docker logs --follow --tail 3 --timestamps ${thing.name}`));
      assert.equal(terminal.text.match(/^\d{4}-\d\d-\d\dT\S+Z \d+\r$/gm)?.length, 3);
    });

    it('no docker command on PATH: told, with the way to the setting, and no terminal', async () => {
      const thing = await shell.container('nowhere');
      process.env['PATH'] = '/nonexistent';
      await vscode.commands.executeCommand('dockyard.container.exec', thing);
      assert.equal(person.heard.length, 1);
      assert.match(person.heard[0] ?? '', /docker command was not found on PATH/);
      assert.deepEqual(person.buttons.get(person.heard[0] ?? ''), ['Open Setting']);
      assert.equal(vscode.window.terminals.length, 0);
    });
  });

  describe('over the Engine API', () => {
    beforeEach(() => set('terminal.backend', 'api'));

    it('exec: the docker line on top, a shell that works, its exit code', async () => {
      const thing = await shell.container('exec');
      const terminal = await opened('container.exec', thing);
      assert.equal(terminal.name, `sh: ${thing.name}`);
      await terminal.shows('# ');
      assert.ok(terminal.text.includes(`docker exec -it ${thing.name} sh`), terminal.text);
      terminal.type('echo $((6 * 7)) 안녕\r');
      await terminal.shows('42 안녕');
      await show('ledger');
      const isIt = ({ label }: Row): boolean => label.includes(`exec -it ${thing.name} sh`);
      const row = async (): Promise<string> => (await api()).rows('ledger').find(isIt)?.description ?? '';
      assert.match(await row(), /^[\d:]+ · in a terminal$/);
      terminal.type('exit 7\r');
      assert.equal(await terminal.exitCode(), 7);
      await eventually('the ledger knows how it ended', async () =>
        /s · in a terminal · exit code 7$/.test(await row()),
      );
    });

    it('exec: closing the terminal ends the shell', async () => {
      const thing = await shell.container('closed');
      const terminal = await opened('container.exec', thing);
      await terminal.shows('# ');
      const running = async (): Promise<number> => (await shell.docker('top', thing.name)).split('\n').length;
      const before = await running();
      terminal.terminal.dispose();
      await eventually('the shell is gone', async () => (await running()) === before - 1);
    });

    it('attach: Ctrl-P Ctrl-Q leaves the container running', async () => {
      const thing = await shell.container('attach', ['sh'], ['-it']);
      const terminal = await opened('container.attach', thing);
      await terminal.shows(`docker attach ${thing.name}`);
      terminal.type('echo $((40 + 2))\r');
      await terminal.shows('42');
      terminal.type(DETACH);
      assert.equal(await terminal.exitCode(), 0);
      assert.equal(await shell.state(thing.name), 'running');
    });

    it('run -it: works, and tells the exit code', async () => {
      const name = interactively('sh', '-c', "'read word; echo got $word; exit 5'");
      const terminal = await opened('image.run', image);
      await terminal.shows(`docker run -it --name ${name} ${IMAGE} sh -c`);
      terminal.type('hello\r');
      await terminal.shows('got hello');
      assert.equal(await terminal.exitCode(), 5);
    });

    it('logs: follow, reused, and Enter follows again after the end', async () => {
      const thing = await shell.container('logs', ['sh', '-c', 'echo up; sleep 100000']);
      const terminal = await opened('container.logs', thing);
      await terminal.shows('up\r\n');
      assert.ok(terminal.text.includes(`docker logs --follow --tail 200 ${thing.name}`));
      await vscode.commands.executeCommand('dockyard.container.logs', thing);
      assert.equal(vscode.window.terminals.length, 1);
      await shell.docker('stop', '--time', '1', thing.name);
      await terminal.shows('It ends here');
      await shell.docker('start', thing.name);
      terminal.type('\r');
      await terminal.shows(/It ends here[^]*up\r\n[^]*up\r\n/);
    });

    it('a container that vanished is told of in the terminal or a message, never as a stack', async () => {
      const thing = await shell.container('vanished');
      await shell.docker('rm', '--force', thing.name);
      const terminal = await opened('container.logs', thing);
      await terminal.shows(`“${thing.name}” is not there any more`);
      assert.ok(!/\bat \S+:\d+:\d+/.test(terminal.text));
    });
  });

  describe('whichever there is', () => {
    it('auto: the docker command where there is one, else the API', async () => {
      const thing = await shell.container('auto');
      (await opened('container.exec', thing)).docker();
      process.env['PATH'] = '/nonexistent';
      const without = await opened('container.exec', thing);
      await without.shows('# ');
    });

    it('a container without any shell is told of, and no terminal opens', async () => {
      const thing = await shell.container('shells');
      await shell.docker('exec', thing.name, 'rm', '/bin/sh');
      await vscode.commands.executeCommand('dockyard.container.exec', thing);
      assert.equal(person.heard.length, 1);
      assert.match(person.heard[0] ?? '', new RegExp(`“${thing.name}” has no shell.*${IMAGE}`));
      assert.equal(vscode.window.terminals.length, 0);
    });

    it('a container that is stopped, or paused, cannot be entered, and the message says which', async () => {
      const stopped = await shell.container('stopped');
      await shell.docker('stop', '--time', '1', stopped.name);
      const paused = await shell.container('paused');
      await shell.docker('pause', paused.name);
      for (const command of ['container.exec', 'container.attach']) {
        person.heard.splice(0);
        await vscode.commands.executeCommand(`dockyard.${command}`, stopped);
        await vscode.commands.executeCommand(`dockyard.${command}`, paused);
        assert.equal(person.heard.length, 2, person.heard.join('; '));
        assert.match(person.heard[0] ?? '', /is not running/);
        assert.match(person.heard[1] ?? '', /is paused/);
      }
      await shell.docker('unpause', paused.name);
    });

    it('Ctrl-P and Ctrl-Q are for the process only while a terminal of ours that needs them is in front', async () => {
      const thing = await shell.container('keys', ['sh'], ['-it']);
      const context = (): unknown => person.contexts.get('dockyard.interactiveTerminal');
      await opened('container.attach', thing);
      await eventually('the keys are let through', () => context() === true);
      await opened('container.logs', thing);
      await eventually('they are not for a log', () => context() === false);
      vscode.window.createTerminal('another').show();
      await eventually('nor for a shell of the person', () => context() === false);
    });
  });
});

/** A terminal that Dockyard opened. */
class Opened {
  readonly terminal: vscode.Terminal;
  #text = '';

  constructor(terminal: vscode.Terminal) {
    this.terminal = terminal;
    if ('pty' in terminal.creationOptions) terminal.creationOptions.pty.onDidWrite((text) => (this.#text += text));
  }

  get name(): string | undefined {
    return this.terminal.creationOptions.name;
  }

  /** What a `Pseudoterminal` wrote; of a process VS Code tells nobody. */
  get text(): string {
    return this.#text.replace(/\u001b\[[\d;?]*[a-zA-Z]/g, '');
  }

  process(): vscode.TerminalOptions {
    assert.ok(!('pty' in this.terminal.creationOptions), 'it is no process');
    return this.terminal.creationOptions;
  }

  /** The arguments of docker. The terminal runs our runner, which is given its words, the program and the rest. */
  docker(): string[] {
    const { shellPath, shellArgs, env } = this.process();
    assert.equal(shellPath, process.execPath);
    assert.ok(Array.isArray(shellArgs));
    const [runner = '', program = '', ...args] = shellArgs;
    const words = env?.['DOCKYARD_TERMINAL_WORDS'] ?? '';
    assert.equal(runner, path.join(extension().extensionPath, 'dist/terminal.js'));
    assert.match((JSON.parse(words) as { refused: string }).refused, /\{0\}/);
    assert.equal(path.basename(program), 'docker');
    accessSync(program, constants.X_OK);
    return args;
  }

  get closed(): boolean {
    return this.terminal.exitStatus !== undefined;
  }

  type(text: string): void {
    this.terminal.sendText(text, false);
  }

  async shows(text: string | RegExp): Promise<void> {
    const isThere = (): boolean => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await eventually(`the terminal shows ${String(text)}`, isThere, { instead: () => JSON.stringify(this.text) });
  }

  async exitCode(): Promise<number | undefined> {
    const { code } = await eventually('the terminal has ended', () => this.terminal.exitStatus);
    return code;
  }
}
