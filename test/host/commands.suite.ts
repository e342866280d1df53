import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Thing } from '../../src/contract/view.ts';
import { MASK } from '../../src/model/secrets.ts';
import { eventually } from '../helpers/eventually.ts';
import { api, closeEditors, IMAGE, noRowOf, OtherShell, rowOf, show } from './host.ts';
import { Person } from './person.ts';

interface Inspected {
  readonly Name?: string;
  readonly Config?: { readonly Env: readonly string[] };
  readonly State?: { readonly Status: string };
}

describe('commands that are called with a thing', () => {
  const shell = new OtherShell();
  const person = new Person();

  before(async () => {
    await api();
    person.sit();
  });
  beforeEach(() => person.heard.splice(0));
  afterEach(closeEditors);
  after(async () => {
    person.leave();
    await shell.clean();
  });

  const run = async (command: string, ...args: readonly unknown[]): Promise<void> => {
    await vscode.commands.executeCommand(`dockyard.${command}`, ...args);
  };
  const started = (name: string): Promise<string> => shell.docker('inspect', '--format', '{{.State.StartedAt}}', name);
  const document = (): vscode.TextDocument => {
    const open = vscode.window.activeTextEditor?.document;
    assert.ok(open !== undefined, 'no editor is open');
    return open;
  };
  const shown = (): Inspected => JSON.parse(document().getText()) as Inspected;
  const inspect = async (thing: Thing): Promise<vscode.TextDocument> => {
    await run(`${thing.kind}.inspect`, thing);
    assert.equal(document().uri.scheme, 'dockyard-inspect');
    return document();
  };

  it('stop, start and restart act on it, and are done when the command is', async () => {
    const thing = await shell.container('states');
    await run('container.stop', thing);
    assert.equal(await shell.state(thing.name), 'exited');
    await run('container.start', { ...thing, state: 'exited' });
    assert.equal(await shell.state(thing.name), 'running');
    const before = await started(thing.name);
    await run('container.restart', thing);
    assert.equal(await shell.state(thing.name), 'running');
    assert.notEqual(await started(thing.name), before);
    assert.deepEqual(person.heard, []);
  });

  it('many selected things act as one', async () => {
    const things = [await shell.container('many'), await shell.container('many'), await shell.container('many')];
    await run('container.stop', things[0], things);
    for (const { name } of things) assert.equal(await shell.state(name), 'exited');
  });

  it('the engine’s state counts, not the row’s: start of a running one is no error', async () => {
    const thing = await shell.container('stale');
    await run('container.start', { ...thing, state: 'exited' });
    assert.equal(await shell.state(thing.name), 'running');
    assert.deepEqual(person.heard, []);
  });

  it('a container that vanished is named in words, with something to do', async () => {
    const thing = await shell.container('vanished');
    await shell.docker('rm', '--force', thing.name);
    for (const command of ['stop', 'start', 'restart', 'exec', 'attach']) {
      person.heard.splice(0);
      await run(`container.${command}`, thing);
      assert.equal(person.heard.length, 1, `${command}: ${person.heard.join('; ')}`);
      const [message = ''] = person.heard;
      assert.match(message, new RegExp(`“${thing.name}” is not there any more`), command);
      assert.deepEqual(person.buttons.get(message), ['Refresh']);
    }
  });

  it('a failure never shows a stack, and the engine’s own no is told', async () => {
    const thing = await shell.container('port', undefined, ['-p', '127.0.0.1::80']);
    const taken = await shell.docker('port', thing.name, '80');
    const second = shell.name('second');
    shell.willRemove('rm', '--force', second);
    const id = await shell.docker('create', '--name', second, '-p', `${taken}:80`, IMAGE, 'sleep', '1000');
    await run('container.start', { kind: 'container', id, name: second, state: 'created' });
    assert.equal(person.heard.length, 1);
    assert.match(person.heard[0] ?? '', /^Port \d+ is in use already/);
    assert.ok(!/\bat \S+:\d+:\d+|Error:/.test(person.heard.join('')));
  });

  it('remove asks first: in a window of tests nobody says yes, and nothing is removed', async () => {
    const thing = await shell.container('kept');
    await run('container.remove', thing);
    assert.equal(await shell.state(thing.name), 'running');
    assert.match(person.heard[0] ?? '', new RegExp(`Remove the container “${thing.name}”\\?`));
    assert.deepEqual(person.buttons.get(person.heard[0] ?? ''), ['Remove']);
  });

  const selections: readonly {
    readonly kind: 'image' | 'volume' | 'network';
    readonly make: (name: string) => Promise<unknown>;
    readonly left: (name: string) => Promise<string>;
  }[] = [
    {
      kind: 'image',
      make: (name) => shell.docker('tag', IMAGE, name),
      left: (name) => shell.docker('image', 'ls', '--quiet', name),
    },
    {
      kind: 'volume',
      make: (name) => shell.docker('volume', 'create', '--label', 'dev.dockyard.test=true', name),
      left: (name) => shell.docker('volume', 'ls', '--quiet', '--filter', `name=${name}`),
    },
    {
      kind: 'network',
      make: (name) => shell.docker('network', 'create', '--label', 'dev.dockyard.test=true', name),
      left: (name) => shell.docker('network', 'ls', '--quiet', '--filter', `name=${name}`),
    },
  ];
  for (const { kind, make, left } of selections) {
    it(`several selected ${kind}s are removed after one question that names them all`, async () => {
      const view = `${kind}s` as const;
      await show(view);
      const names = ['one', 'two', 'three'].map((which) => shell.name(which) + (kind === 'image' ? ':1' : ''));
      for (const name of names) {
        shell.willRemove(kind, 'rm', name);
        await make(name);
      }
      const things = await Promise.all(names.map(async (name) => (await rowOf(view, name)).thing));
      await run(`${kind}.remove`, things[0], things);
      assert.deepEqual(person.heard, [`Remove 3 ${kind}s?`], 'one question');
      const detail = person.details.get(`Remove 3 ${kind}s?`) ?? '';
      for (const name of names) assert.ok(detail.includes(`\ndocker ${kind} rm ${name}`), detail);
      for (const name of names) assert.notEqual(await left(name), '', 'nobody said yes');
      person.press = (titles) => titles.find((title) => title === 'Remove');
      try {
        await run(`${kind}.remove`, things[0], things);
      } finally {
        person.press = () => undefined;
      }
      assert.equal(person.heard.length, 2, person.heard.join('; '));
      for (const name of names) {
        assert.equal(await left(name), '');
        await noRowOf(view, name);
      }
    });
  }

  it('without an argument it asks which one, of those that it makes sense for', async () => {
    const running = await shell.container('asked');
    const stopped = await shell.container('stopped', ['true']);
    await shell.docker('wait', stopped.name);
    let offered: readonly string[] = [];
    person.pick = (labels) => {
      offered = labels;
      return labels.findIndex((label) => label.includes(running.name));
    };
    await run('container.stop');
    person.pick = () => undefined;
    assert.equal(await shell.state(running.name), 'exited');
    assert.ok(!offered.some((label) => label.includes(stopped.name)), offered.join('; '));
  });

  it('turning away from the question does nothing', async () => {
    const { name } = await shell.container('untouched');
    await run('container.stop');
    assert.equal(await shell.state(name), 'running');
    assert.deepEqual(person.heard, []);
  });

  describe('inspect', () => {
    it('opens the JSON of each kind of thing, read-only', async () => {
      const thing = await shell.container('inspected');
      const volume = shell.name('volume');
      shell.willRemove('volume', 'rm', volume);
      await shell.docker('volume', 'create', volume);
      const network = await shell.docker('network', 'inspect', '--format', '{{.Id}}', 'bridge');
      const things: Thing[] = [
        thing,
        { kind: 'image', id: IMAGE, name: IMAGE, state: 'tagged' },
        { kind: 'volume', id: volume, name: volume, state: 'unused' },
        { kind: 'network', id: network, name: 'bridge', state: 'builtIn' },
      ];
      for (const each of things) {
        const opened = await inspect(each);
        assert.equal(opened.languageId, 'json');
        const text = opened.getText();
        const whole = JSON.parse(text) as Record<string, unknown>;
        const [theirs] = JSON.parse(await shell.docker(each.kind, 'inspect', each.name)) as Record<string, unknown>[];
        for (const key of ['Id', 'Name', 'Driver', 'RepoTags']) {
          if (theirs?.[key] !== undefined) assert.deepEqual(whole[key], theirs[key], `${each.kind} ${key}`);
        }
        await vscode.commands.executeCommand('type', { text: 'typed' });
        assert.equal(opened.getText(), text);
        assert.equal(opened.isDirty, false);
        await closeEditors();
      }
    });

    it('masks secrets until they are asked for, and again', async () => {
      const thing = await shell.container('secrets', undefined, [
        ...['-e', 'DB_PASSWORD=hunter2-한글', '-e', 'API_KEY=k3y', '-e', 'GREETING=hello'],
        ...['--label', 'com.example.token=t0ken'],
      ]);
      const opened = await inspect(thing);
      const env = (): readonly string[] => shown().Config?.Env ?? [];
      assert.ok(env().includes(`DB_PASSWORD=${MASK}`));
      assert.ok(env().includes('GREETING=hello'));
      assert.ok(!/hunter2|k3y|t0ken/.test(opened.getText()));
      await run('document.showSecrets');
      await eventually('the secrets are shown', () => env().includes('DB_PASSWORD=hunter2-한글'));
      assert.match(opened.getText(), /t0ken/);
      await run('document.showSecrets');
      await eventually('they are masked again', () => env().includes(`DB_PASSWORD=${MASK}`));
      assert.ok(!/hunter2|k3y|t0ken/.test(opened.getText()));
    });

    it('says in words that a thing has vanished', async () => {
      const ghost = { id: 'dyt-no-such', name: 'ghost', state: 'x' };
      for (const kind of ['container', 'volume', 'network'] as const) {
        const opened = await inspect({ kind, ...ghost });
        assert.match(opened.getText(), /^\/\/ .*“ghost” is not there any more/);
      }
      const opened = await inspect({ kind: 'image', ...ghost });
      assert.match(opened.getText(), /^\/\/ .*image “ghost” is not on this engine/);
    });

    it('shows what is true now when it is opened again', async () => {
      const thing = await shell.container('again');
      await inspect(thing);
      assert.equal(shown().State?.Status, 'running');
      await shell.docker('stop', '--time', '1', thing.name);
      await inspect(thing);
      await eventually('it is seen as exited', () => shown().State?.Status === 'exited', {
        instead: () => JSON.stringify(shown().State),
      });
    });

    it('an image whose name has a registry, a port and a path opens too', async () => {
      const reference = `localhost:5000/a/b/${shell.name('image')}:v1`;
      shell.willRemove('rmi', reference);
      await shell.docker('tag', IMAGE, reference);
      const opened = await inspect({ kind: 'image', id: reference, name: reference, state: 'tagged' });
      assert.ok(opened.getText().includes(reference));
    });
  });

  describe('run', () => {
    const image: Thing = { kind: 'image', id: IMAGE, name: IMAGE, state: 'tagged' };
    /** Goes through the list of options: the start of an entry, and what to type there. */
    const choose = (...steps: readonly (readonly [entry: RegExp, text?: string])[]): void => {
      const left = [...steps];
      person.pick = (labels) => {
        const [entry] = left[0] ?? [/Run now/];
        if (left[0]?.[1] === undefined) left.shift();
        const place = labels.findIndex((label) => entry.test(label));
        assert.ok(place >= 0, `${String(entry)} is not among ${labels.join('; ')}`);
        return place;
      };
      person.type = () => left.shift()?.[1];
    };
    afterEach(() => {
      person.pick = () => undefined;
      person.type = () => undefined;
    });

    it('detached, with all that can be said', async () => {
      const name = shell.name('run');
      const volume = shell.name('data');
      shell.willRemove('volume', 'rm', volume);
      shell.willRemove('rm', '--force', '--volumes', name);
      choose(
        [/Name/, name],
        [/Ports/, '127.0.0.1::80'],
        [/Environment/, 'GREETING="안녕 $(id); you" EMPTY='],
        [/Volumes/, `${volume}:/data:ro /anonymous`],
        [/Command/, `sh -c 'sleep 1000; echo "$HOME"' 'a  b'`],
      );
      await run('image.run', image);
      assert.deepEqual([...person.heard, ...person.problems], []);
      const [inspected] = JSON.parse(await shell.docker('inspect', name)) as {
        Config: { Env: string[]; Cmd: string[] };
        HostConfig: { Binds: string[]; PortBindings: unknown };
        State: { Running: boolean };
      }[];
      assert.equal(inspected?.State.Running, true);
      assert.deepEqual(inspected.Config.Cmd, ['sh', '-c', 'sleep 1000; echo "$HOME"', 'a  b']);
      assert.ok(inspected.Config.Env.includes('GREETING=안녕 $(id); you'));
      assert.ok(inspected.Config.Env.includes('EMPTY='));
      assert.deepEqual(inspected.HostConfig.Binds, [`${volume}:/data:ro`]);
      assert.deepEqual(inspected.HostConfig.PortBindings, { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] });
    });

    it('a name that is taken is told of before anything is made', async () => {
      const { name } = await shell.container('taken');
      person.problems.splice(0);
      let asked = 0;
      person.pick = (labels) => {
        asked += 1;
        return asked === 1 ? labels.findIndex((label) => /Name/.test(label)) : undefined;
      };
      person.type = () => name;
      await run('image.run', image);
      assert.equal(person.problems.length, 1);
      assert.match(person.problems[0] ?? '', new RegExp(`“${name}” is in use`));
    });

    it('an image that is gone is told of', async () => {
      await run('image.run', { ...image, id: 'dyt-no-such:1', name: 'dyt-no-such:1' });
      assert.match(person.heard[0] ?? '', /“dyt-no-such:1” is not on this engine any more/);
    });
  });

  it('a help page opens, and one that does not exist is told of', async () => {
    await run('help.open', 'help.engine.start');
    await eventually('a tab shows it', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input, label }) => input instanceof vscode.TabInputWebview && label === 'Start Docker'),
      ),
    );
    await run('help.open', 'help.no.such');
    assert.match(person.heard[0] ?? '', /help\.no\.such/);
  });
});
