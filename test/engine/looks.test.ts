import assert from 'node:assert/strict';
import { after, afterEach, before, describe } from 'node:test';
import type { ThingKind } from '../../src/contract/engine.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { readContainer, readImage, readNetwork, readVolume } from '../../src/model/read.ts';
import { asPerson, type Done } from '../helpers/asPerson.ts';
import type { Act } from '../helpers/fakeUi.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { Transcript } from '../helpers/transcript.ts';
import { trial } from '../helpers/trial.ts';

const SIZE = { columns: 80, rows: 24 };

/** What opens a terminal or a document, or lists: it shows what the docker command prints. */
describe('looking', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  afterEach(() => real.clean());
  after(() => real.stop());

  const opened = async ({ terminals }: Done): Promise<Transcript> => new Transcript(await terminals.session(SIZE));
  /** The line without the flags for a terminal, of which a test has none. */
  const piped = (line: readonly string[]): string[] => line.filter((word) => word !== '-it');

  trial('container.exec', 'a shell in the container', async (same) => {
    const container = await real.container('exec');
    const done = await asPerson(engine, 'container.exec', { thing: { ...container, state: 'running' } });
    const session = await opened(done);
    session.session.write('echo "host $(hostname)"; exit 7\r');
    const end = await session.ended();
    const command = 'echo "host $(hostname)"; exit 7';
    const failed: unknown = await real
      .docker(...piped(done.terminals.plan.line), '-c', command)
      .catch((it: unknown) => it);
    const { code, stdout } = failed as { readonly code: number; readonly stdout: string };
    same({ code: end.exitCode, stdout: /^host \w+/m.exec(session.text)?.[0] }, { code, stdout: stdout.trim() });
  });

  trial('container.execWith', 'a command as a user, in a folder', async (same) => {
    const container = await real.container('exec');
    const done = await asPerson(engine, 'container.execWith', {
      thing: { ...container, state: 'running' },
      script: [
        { pick: 'shell' },
        { pick: 'own' },
        { type: ['', 'sh -c "id -u; pwd"'] },
        { pick: 'user' },
        { type: ['1000'] },
        { pick: 'workdir' },
        { type: ['tmp', '/tmp'] },
        { pick: 'open' },
      ],
    });
    const session = await opened(done);
    await session.ended();
    same(session.text.replaceAll('\r', '').trim(), await real.docker(...piped(done.terminals.plan.line)));
  });

  trial('container.execWith', 'the login shell, as /etc/passwd has it', async (same) => {
    const container = await real.container('login');
    await real.docker('exec', container.name, 'sed', '-i', 's#/bin/sh$#/bin/ash#', '/etc/passwd');
    const done = await asPerson(engine, 'container.execWith', {
      thing: { ...container, state: 'running' },
      script: [{ pick: 'shell' }, { choose: 'Login shell' }, { pick: 'open' }],
    });
    const session = await opened(done);
    session.session.write('echo "it is $0"; exit 4\r');
    const { exitCode } = await session.ended();
    const passwd = await real.docker('exec', container.name, 'sh', '-c', 'grep ^root: /etc/passwd | cut -d: -f7');
    same([/it is -?(\/\S+)/.exec(session.text)?.[1], exitCode], [passwd, 4]);
  });

  trial('container.attach', 'what the main process says', async (same) => {
    const script = 'read line; echo "got $line"; exit 3';
    const container = await real.container('attach', ['sh', '-c', script], ['-it']);
    const done = await asPerson(engine, 'container.attach', { thing: { ...container, state: 'running' } });
    const session = await opened(done);
    session.session.write('words\r');
    const { exitCode } = await session.ended();
    const shown = session.text.replaceAll('\r', '').trim();
    // The log has what every terminal on it was shown.
    same([shown, exitCode], [(await real.docker('logs', container.name)).replaceAll('\r', ''), 3]);
    assert.deepEqual(done.terminals.plan.line, ['attach', container.name]);
  });

  trial('container.logs', 'the last lines', async (same) => {
    const container = await real.container('logs', ['sh', '-c', 'seq 1 300; exit 0']);
    await real.docker('wait', container.name);
    const done = await asPerson(engine, 'container.logs', { thing: { ...container, state: 'exited' } });
    const session = await opened(done);
    await session.ended();
    same(session.text.trim(), await real.docker(...done.terminals.plan.line));
  });

  trial('container.logsWith', 'of the last seconds, and the last lines with their time', async (same) => {
    const script = 'echo early; sleep 3; seq 1 5';
    const container = await real.container('logsWith', ['sh', '-c', script]);
    await real.docker('wait', container.name);
    const ended = Date.parse(
      (await real.inspected<{ State: { FinishedAt: string } }>(container.name)).State.FinishedAt,
    );
    const since = ((ended - 1500) / 1000).toFixed(3);
    const shown = async (act: readonly Act[]): Promise<readonly [string, string]> => {
      const thing = { ...container, state: 'exited' };
      const done = await asPerson(engine, 'container.logsWith', { thing, script: [...act, { pick: 'go' }] });
      const session = await opened(done);
      await session.ended();
      return [session.text.trim(), await real.docker(...done.terminals.plan.line)];
    };
    const late = await shown([{ pick: 'since' }, { type: [since] }]);
    same(...late);
    assert.equal(late[0].replaceAll('\r', ''), '1\n2\n3\n4\n5');
    const last = await shown([{ pick: 'tail' }, { type: ['2'] }, { pick: 'timestamps' }]);
    same(...last);
    assert.match(last[0], /^\S+Z 4\r?\n\S+Z 5$/);
  });

  trial(
    ['container.inspect', 'image.inspect', 'volume.inspect', 'network.inspect'],
    'what docker inspect prints',
    async (same) => {
      const { id, name } = await real.container('inspect', undefined, ['--volume', '/anonymous']);
      const { Mounts, NetworkSettings } = await real.inspected<{
        Mounts: { Name: string }[];
        NetworkSettings: { Networks: { bridge: { NetworkID: string } } };
      }>(name);
      const volume = Mounts[0]?.Name ?? '';
      const things: readonly [ThingKind, string][] = [
        ['container', id],
        ['image', IMAGE],
        ['volume', volume],
        ['network', NetworkSettings.Networks.bridge.NetworkID],
      ];
      for (const [kind, key] of things) {
        const { ui } = await asPerson(engine, `${kind}.inspect`, { thing: { id: key, name: key, state: 'any' } });
        const [asked] = ui.inspected;
        const shown = await engine.inspect(kind, asked?.id ?? '', asked?.name ?? '');
        const [printed] = JSON.parse(await real.docker(kind, 'inspect', key)) as unknown[];
        same(shown, printed, kind);
      }
    },
  );

  trial(['containers', 'images', 'volumes', 'networks'], 'what docker lists', async (same) => {
    await real.container('listed', undefined, ['--volume', '/anonymous']);
    const lines = async (...args: string[]): Promise<string[]> => (await real.docker(...args)).split('\n').sort();
    const containers = (await engine.listContainers()).map(readContainer);
    same(
      containers.flatMap((entry) => (entry.kind === 'container' ? [entry.name] : [])).sort(),
      await lines('ps', '--all', '--format', '{{.Names}}'),
    );
    const images = (await engine.listImages()).flatMap(readImage);
    same(
      images.flatMap((entry) => (entry.kind === 'image' ? [entry.reference] : [])).sort(),
      await lines('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'),
    );
    const volumes = (await engine.listVolumes()).map(readVolume);
    same(
      volumes.flatMap((entry) => (entry.kind === 'volume' ? [entry.name] : [])).sort(),
      await lines('volume', 'ls', '--quiet'),
    );
    const networks = (await engine.listNetworks()).map(readNetwork);
    same(
      networks.flatMap((entry) => (entry.kind === 'network' ? [entry.name] : [])).sort(),
      await lines('network', 'ls', '--format', '{{.Name}}'),
    );
  });
});
