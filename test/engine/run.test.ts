import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, describe, test } from 'node:test';
import { runOptionsOf } from '../../src/shell/run/readBack.ts';
import type { OptionValues } from '../../src/shell/run/table.ts';
import { createCall, startCall } from '../../src/shell/run/createBody.ts';
import { plainRun, type PortMapping, type RunOptions } from '../../src/shell/run/runOptions.ts';
import { Failure } from '../../src/contract/failure.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { createLine, runLine } from '../../src/shell/runLine.ts';
import { joinWords } from '../../src/shell/words.ts';
import { startGroup } from '../support/processes.mjs';
import { asPerson } from '../helpers/asPerson.ts';
import { comparable } from '../helpers/comparable.ts';
import { envFileFor } from '../helpers/envFile.ts';
import { eventually } from '../helpers/eventually.ts';
import { freePort } from '../helpers/freePort.ts';
import { property, type Random } from '../helpers/random.ts';
import { dockerCommand, IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { alone, harmless, makeNetwork, moreOptions } from '../helpers/runOptionValues.ts';
import { trial } from '../helpers/trial.ts';

describe('run', () => {
  let real: RealEngine;
  let engine: DockerEngine;

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  after(() => real.stop());

  const runDetached = async (wish: RunOptions): Promise<string> => {
    const { Id } = (await engine.send(createCall(wish))) as { Id: string };
    await engine.send(startCall(Id, wish));
    return Id;
  };

  const options = (change: Partial<RunOptions> = {}): RunOptions => ({
    ...plainRun(IMAGE),
    command: ['sleep', '100000'],
    ...change,
  });

  /** What is shown of a container that the API made, and of one that the CLI made, one after the other. */
  const both = async (wish: RunOptions): Promise<Pair> => {
    const shown = async (id: string): Promise<object> => {
      real.willRemove('rm', '--force', '--volumes', id);
      const inspected = await real.inspected<object>(id);
      await real.docker('rm', '--force', '--volumes', id);
      return inspected;
    };
    const byApi = await shown(await runDetached(wish));
    const byCli = await shown(await real.docker(...runLine(wish)));
    return { byApi, byCli, isNamed: wish.name !== '' };
  };

  const same = ({ byApi, byCli, isNamed }: Pair): void => {
    assert.deepEqual(comparable(byApi, isNamed), comparable(byCli, isNamed));
  };

  test('detached means for the API what its line means for the CLI: every option by itself', async (t) => {
    const volume = real.name('data');
    real.willRemove('volume', 'rm', volume);
    const port = String(await freePort());
    const envFile = envFileFor(t);
    const each = Object.entries(await moreOptions(real));
    const [together, singly] = [true, false].map((is) => each.filter(([id]) => harmless.has(id) === is)) as [
      typeof each,
      typeof each,
    ];
    const variants: Record<string, Partial<RunOptions>> = {
      'nothing but the image': {},
      name: { name: real.name('named') },
      'remove at exit': { removeAtExit: true },
      'a published port': { ports: [tcp('', port, '80')] },
      'a port of one address': { ports: [tcp('127.0.0.1', port, '80')] },
      'two ports to one': { ports: [tcp('127.0.0.1', port, '80'), tcp('127.0.0.1', String(await freePort()), '80')] },
      udp: { ports: [{ hostIp: '127.0.0.1', hostPort: port, containerPort: '53', protocol: 'udp' }] },
      environment: { env: ['GREETING=안녕, $(hostname) "you"', 'EMPTY=', 'A=1', 'A=2', 'E=a=b'] },
      'a file of variables': { envFile },
      'a file of variables, and one that is said': { envFile, env: ['A=3', 'OTHER=x'] },
      'a named volume': { volumes: [`${volume}:/srv`] },
      'a read-only volume': { volumes: [`${volume}:/srv:ro`] },
      'a folder of the host': { volumes: ['/tmp:/host:ro'] },
      'an anonymous volume': { volumes: ['/anonymous'] },
      'words that a shell would change': { command: ['sh', '-c', 'sleep 100000', '$HOME', ';', 'a  b', '*', ''] },
      ...Object.fromEntries(singly.map(([id, more]) => [id, { more }] as const)),
      'options that get on with each other': {
        more: Object.assign({}, ...together.map(([, more]) => more)) as OptionValues,
      },
      'words that look like options': { command: ['sh', '-c', 'sleep 100000', '--name', '-d', '--rm'] },
    };
    for (const [what, change] of Object.entries(variants)) {
      try {
        same(await both(options(change)));
      } catch (error) {
        throw new Error(`They differ for ${what}`, { cause: error });
      }
    }
  });

  test('what no machine of tests may grant is asked for the same way: containers that are made and not started', async () => {
    const device = '/dev/null';
    const wishes: OptionValues[] = [
      { privileged: [''] },
      { blkioWeight: ['300'] },
      { deviceReadBps: [`${device}:1mb`], deviceWriteBps: [`${device}:2mb`] },
      { deviceReadIops: [`${device}:100`], deviceWriteIops: [`${device}:200`] },
    ];
    const shown = async (id: string): Promise<unknown> => {
      real.willRemove('rm', '--force', id);
      return comparable(await real.inspected<object>(id), false);
    };
    for (const more of wishes) {
      const wish = options({ more });
      const { Id } = (await engine.send(createCall(wish, 'create'))) as { Id: string };
      const byCli = await shown(await real.docker(...createLine(wish)));
      assert.deepEqual(await shown(Id), byCli, Object.keys(more).join(' '));
      const back = runOptionsOf(await real.inspected<object>(Id), {});
      // What the kernel lacks the engine drops, with a warning.
      if (more.privileged !== undefined) assert.deepEqual(back.more.privileged, more.privileged);
    }
  });

  test('detached means for the API what its line means for the CLI: options together', async (t) => {
    const volume = real.name('data');
    real.willRemove('volume', 'rm', volume);
    await property(t, 6, async (random) => same(await both(options(await anyOptions(random, volume, real)))));
  });

  test('the line that is read back from a container makes the same container', async () => {
    const image = JSON.parse(await real.docker('image', 'inspect', IMAGE)) as unknown[];
    const network = { more: { network: [(await makeNetwork(real)).name], networkAlias: ['alias'] } };
    const all: OptionValues = Object.assign(
      {},
      ...Object.entries(await moreOptions(real)).flatMap(([id, more]) => (alone.has(id) ? [] : [more])),
      network.more,
    ) as OptionValues;
    const port = tcp('127.0.0.1', String(await freePort()), '80');
    const wishes: Partial<RunOptions>[] = [
      {},
      { env: ['A=1', 'B=two words'], volumes: ['/anonymous', '/tmp:/host:ro'], ports: [port] },
      { more: all },
      { more: { entrypoint: ['sh'] }, command: ['-c', 'sleep 100000'] },
    ];
    for (const change of wishes) {
      const wish = options({ ...change, name: real.name('back') });
      real.willRemove('rm', '--force', '--volumes', wish.name);
      const first = await real.inspected<object>(await runDetached(wish));
      await real.docker('rm', '--force', '--volumes', wish.name);
      const again = runOptionsOf(first, image[0]);
      const second = await real.inspected<object>(await real.docker(...runLine(again)));
      await real.docker('rm', '--force', '--volumes', wish.name);
      assert.deepEqual(comparable(second, true), comparable(first, true), joinWords(runLine(again)));
    }
  });

  trial('image.run', 'as a person runs it, the same container', async (same) => {
    const [ours, theirs] = [real.name('person'), real.name('person')];
    for (const name of [ours, theirs]) real.willRemove('rm', '--force', name);
    const { line } = await asPerson(engine, 'image.run', {
      thing: { id: IMAGE, name: IMAGE, state: 'tagged' },
      script: [{ pick: 'name' }, { type: [ours] }, { pick: 'command' }, { type: ['sleep 5000'] }, { pick: 'run' }],
    });
    await real.docker(...line.map((word) => (word === ours ? theirs : word)));
    const seen = async (name: string): Promise<string> =>
      JSON.stringify(comparable(await real.inspected<object>(name), true)).replaceAll(name, '<name>');
    same(await seen(ours), await seen(theirs));
  });

  test('a port that is left to the engine is published both ways', async () => {
    const { byApi, byCli } = await both(options({ ports: [tcp('127.0.0.1', '', '80')] }));
    for (const shown of [byApi, byCli] as Shown[]) {
      assert.deepEqual(shown.HostConfig.PortBindings, { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] });
      assert.match(shown.NetworkSettings.Ports['80/tcp']?.[0]?.HostPort ?? '', /^\d+$/);
    }
  });

  test('interactive means for the API what its line means for the CLI, and a shell reads the line as it is', async () => {
    const wish = options({
      mode: '-it',
      name: real.name('interactive'),
      env: ['GREETING=it’s "me"; $(id)'],
      ports: [tcp('127.0.0.1', String(await freePort()), '80')],
    });
    real.willRemove('rm', '--force', wish.name);
    const session = await engine.runInteractive(createCall(wish), { columns: 80, rows: 24 });
    const byApi = await real.inspected<Shown>(wish.name);
    await real.docker('rm', '--force', wish.name);
    session.close();
    const cli = await inTerminal(joinWords([dockerCommand(), ...runLine(wish)]), real.address);
    try {
      const byCli = await eventually('the CLI runs it', () =>
        real.inspected<Shown>(wish.name).then(
          (shown) => shown.State.Running && shown,
          () => undefined,
        ),
      );
      same({ byApi, byCli, isNamed: true });
    } finally {
      await real.docker('rm', '--force', wish.name);
      await cli.stop();
    }
  });

  test('it really runs: command, environment, volume and port', async () => {
    const volume = real.name('data');
    const port = await freePort();
    const name = real.name('works');
    real.willRemove('volume', 'rm', volume);
    real.willRemove('rm', '--force', name);
    const id = await runDetached(
      options({
        name,
        env: ['GREETING=안녕하세요 🐳'],
        volumes: [`${volume}:/www`],
        ports: [tcp('127.0.0.1', String(port), '80')],
        command: ['sh', '-c', 'echo "$GREETING" > /www/index.html; exec httpd -f -p 80 -h /www'],
      }),
    );
    assert.equal((await real.inspected<{ Id: string }>(name)).Id, id);
    let last = '';
    const page = await eventually(
      'the web server answers',
      () =>
        fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2_000) }).then(
          (reply) => reply.text(),
          (error: unknown) => {
            last = String((error as Error).cause ?? error);
            return undefined;
          },
        ),
      { instead: async () => `${last}; ${await real.docker('ps', '--all')}` },
    );
    assert.equal(page.trim(), '안녕하세요 🐳');
  });

  const failsWith = async (code: string, subject: string, wish: RunOptions, port?: string): Promise<void> => {
    await assert.rejects(runDetached(wish), (thrown) => {
      assert.ok(Failure.is(thrown), String(thrown));
      assert.equal(thrown.code, code, thrown.message);
      assert.equal(thrown.args[0], subject);
      if (port !== undefined) assert.equal(thrown.args[1], port);
      return true;
    });
  };

  test('a name that is taken', async () => {
    const { name } = await real.container('taken');
    await failsWith('container.nameTaken', name, options({ name }));
  });

  test('an image that is gone, with and without a name for the container', async () => {
    const image = 'dyt-no-such-image:1';
    await failsWith('image.gone', image, options({ image }));
    await failsWith('image.gone', image, options({ image, name: real.name('never') }));
  });

  test('a port that another container has', async () => {
    const port = String(await freePort());
    await real.container('first', ['sleep', '100000'], ['-p', `127.0.0.1:${port}:80`]);
    const name = real.name('second');
    real.willRemove('rm', '--force', name);
    await failsWith('container.portTaken', name, options({ name, ports: [tcp('127.0.0.1', port, '80')] }), port);
    // As the sentence says: made, but not started.
    assert.equal((await real.inspected<Shown>(name)).State.Running, false);
  });

  test('a port that a program of the host has', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as net.AddressInfo;
      const name = real.name('beside');
      real.willRemove('rm', '--force', name);
      await failsWith(
        'container.portTaken',
        name,
        options({ name, ports: [tcp('127.0.0.1', String(port), '80')] }),
        String(port),
      );
    } finally {
      server.close();
    }
  });

  test('a command that is not in the image, or that may not be executed', async () => {
    for (const program of ['no-such-program', '/no/such/program', '/etc/passwd', '/etc']) {
      const name = real.name('command');
      real.willRemove('rm', '--force', name);
      await failsWith('container.commandNotFound', name, options({ name, command: [program] }));
      assert.equal((await real.inspected<Shown>(name)).State.Running, false);
    }
  });
});

interface Pair {
  readonly byApi: object;
  readonly byCli: object;
  readonly isNamed: boolean;
}

interface Shown {
  readonly State: { readonly Running: boolean };
  readonly HostConfig: { readonly PortBindings: unknown };
  readonly NetworkSettings: { readonly Ports: Readonly<Record<string, readonly { HostPort: string }[] | null>> };
}

function tcp(hostIp: string, hostPort: string, containerPort: string): PortMapping {
  return { hostIp, hostPort, containerPort, protocol: 'tcp' };
}

async function anyOptions(random: Random, volume: string, real: RealEngine): Promise<Partial<RunOptions>> {
  const ports: PortMapping[] = [];
  for (const containerPort of random.list(3, () => String(random.int(1, 65535)))) {
    const hostPort = String(await freePort());
    const protocol = random.pick(['tcp', 'udp'] as const);
    ports.push({ hostIp: random.pick(['', '127.0.0.1']), hostPort, containerPort, protocol });
  }
  const characters = ['a', 'Z', '0', ' ', '=', '$', '"', "'", '\\', ';', '*', '한', '🐳', '-', '%'];
  const targets = ['/a', '/b/c', '/srv data', '/한글'];
  return {
    ports,
    name: random.chance(0.5) ? real.name('any') : '',
    removeAtExit: random.chance(0.5),
    env: random.list(5, () => `V${random.int(0, 3)}=${random.text(characters, 12)}`),
    // Each target once: the engine takes no two mounts at one place.
    volumes: targets
      .filter(() => random.chance(0.5))
      .map((target) => random.pick([target, `${volume}:${target}`, `${volume}:${target}:ro`, `/tmp:${target}:ro`])),
    command: ['sh', '-c', 'sleep 100000', ...random.list(4, () => random.text(characters, 10))],
  };
}

/** A shell line in a terminal of its own, as a person would run it: `docker run -it` takes no less. */
async function inTerminal(line: string, address: string): Promise<{ stop: () => Promise<void> }> {
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    TERM: 'xterm',
    DOCKER_HOST: address,
    SHELL: '/bin/sh',
  };
  return startGroup('script', ['--quiet', '--return', '--command', line, '/dev/null'], { env });
}
