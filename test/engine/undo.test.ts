import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { Failure } from '../../src/contract/failure.ts';
import type { Thing } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { CliLogins } from '../../src/engine/registry/logins.ts';
import { thisMachine } from '../../src/engine/surroundings.ts';
import { undoLine } from '../../src/operations/ledger.ts';
import { asPerson, type Done } from '../helpers/asPerson.ts';
import { type Act, FakeUi, services } from '../helpers/fakeUi.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { LOGIN, RealRegistry } from '../helpers/realRegistry.ts';
import { swarmTurn } from '../helpers/swarmTurn.ts';
import { type Same, trialUndo } from '../helpers/trial.ts';

/** What takes an operation back, as a person does it in the ledger: beside its docker line, and what it says before. */
describe('undo', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  let registry: RealRegistry;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyu-'));
  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
    registry = await RealRegistry.start();
  });
  afterEach(() => real.clean());
  after(async () => {
    registry.stop();
    await real.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What a person is asked; undefined: it was taken back without a question. */
  const takeBack = async ({ ledger }: Done, script: readonly Act[] = []): Promise<string | undefined> => {
    const entry = ledger.entries[0] ?? assert.fail('nothing was done');
    const ui = new FakeUi(script);
    const using = services(engine, { ui, ledger });
    await undoLine.run(using, { kind: 'ledger', id: entry.id, name: 'it', state: 'undoable' });
    assert.ok(ui.done, 'it did not ask all');
    return ui.confirmations[0]?.detail;
  };
  const lineOf = ({ ledger }: Done): readonly string[] => ledger.entries[0]?.undo?.line ?? assert.fail('no undo');
  const yes: readonly Act[] = [{ confirm: true }];
  const no: readonly Act[] = [{ confirm: false }];
  const exists = (kind: string, name: string): Promise<boolean> =>
    real.docker(kind, 'inspect', name).then(
      () => true,
      () => false,
    );
  const idOf = (image: string): Promise<string> => real.docker('image', 'inspect', '--format', '{{.Id}}', image);
  /** The engine tells times in seconds. */
  const anotherSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1100));
  const isChanged = (thrown: unknown): boolean => Failure.is(thrown, 'ledger.changed');

  /**
   * Does it twice, takes one back as a person and the other by the docker line.
   * @param look at what is there; twins look the same
   */
  const twice = async (
    same: Same,
    doIt: (name: string) => Promise<Done>,
    look: (name: string) => Promise<unknown>,
    script: readonly Act[] = [],
  ): Promise<string | undefined> => {
    const [ours, theirs] = [real.name('undo'), real.name('undo')];
    const done = await doIt(ours);
    const before = await look(ours);
    const asked = await takeBack(done, script);
    const byRequest = await look(ours);
    const twin = await doIt(theirs);
    await real.docker(...lineOf(twin));
    same(byRequest, await look(theirs));
    assert.notDeepEqual(byRequest, before, 'it shows no difference');
    return asked;
  };

  trialUndo(
    ['container.create', 'container.run', 'image.run'],
    'with what is lost said, and anonymous volumes',
    async (same) => {
      const made = (id: string, pick: string, command: string) => async (name: string) => {
        real.willRemove('rm', '--force', '--volumes', name);
        const image: readonly Act[] = id === 'image.run' ? [] : [{ pick: IMAGE }];
        return asPerson(engine, id, {
          thing: { id: IMAGE, name: IMAGE, state: 'tagged' },
          script: [
            ...image,
            ...[{ pick: 'name' }, { type: [name] }, { pick: 'volumes' }, { type: ['/anonymous'] }],
            ...[{ pick: 'command' }, { type: [command] }, { pick }],
          ],
        });
      };
      const volumes = (): Promise<string> => real.docker('volume', 'ls', '--quiet', '--filter', 'dangling=true');
      const kept = await volumes();
      const look = (name: string): Promise<boolean> => exists('container', name);
      const created = await twice(same, made('container.create', 'create', 'sleep 5000'), look, yes);
      assert.match(created ?? '', /^Its anonymous volumes are lost too: \w{12}\.\n\ndocker rm --force --volumes /);
      for (const id of ['container.run', 'image.run']) {
        const ran = await twice(same, made(id, 'run', "sh -c 'echo x > /written; exec sleep 5000'"), look, yes);
        assert.match(ran ?? '', /^It is running and will be killed.* lost: \/written\. Its anonymous volumes/);
      }
      same(await volumes(), kept);
    },
  );

  test('a container that holds nothing goes without a question; one that is kept stays', async () => {
    const name = real.name('undo');
    real.willRemove('rm', '--force', name);
    const make = (command: string): Promise<Done> =>
      asPerson(engine, 'container.create', {
        script: [
          ...[{ pick: IMAGE }, { pick: 'name' }, { type: [name] }],
          ...[{ pick: 'command' }, { type: [command] }, { pick: 'create' }],
        ],
      });
    assert.equal(await takeBack(await make('true')), undefined);
    assert.equal(await exists('container', name), false);
    const done = await make('sleep 5000');
    await real.docker('start', name);
    assert.match((await takeBack(done, no)) ?? '', /^It is running and will be killed[^.]*\.\n\n/);
    assert.equal(await exists('container', name), true);
  });

  trialUndo('container.update', 'with the swap that the engine had chosen', async (same) => {
    const update = async (name: string): Promise<Done> => {
      await real.docker('run', '--detach', '--name', name, '--memory', '128m', IMAGE, 'sleep', '5000');
      real.willRemove('rm', '--force', name);
      const id = await real.docker('inspect', '--format', '{{.Id}}', name);
      const limits: readonly Act[] = [
        ...[{ pick: 'memory' }, { type: ['256m'] }],
        ...[{ pick: 'memorySwap' }, { type: ['512m'] }],
      ];
      return asPerson(engine, 'container.update', { thing: { id, name }, script: [...limits, { pick: 'update' }] });
    };
    const limits = '{{.HostConfig.Memory}} {{.HostConfig.MemorySwap}}';
    await twice(same, update, (name) => real.docker('inspect', '--format', limits, name));
  });

  trialUndo(
    ['volume.create', 'volume.restore'],
    'empty ones quietly, others not before they are asked about',
    async (same) => {
      const look = (name: string): Promise<boolean> => exists('volume', name);
      const created = (name: string): Promise<Done> => {
        real.willRemove('volume', 'rm', name);
        return asPerson(engine, 'volume.create', { script: [{ type: [name] }, { pick: 'go' }] });
      };
      assert.equal(await twice(same, created, look), undefined);
      const fill = (name: string): Promise<string> =>
        real.docker('run', '--rm', '--volume', `${name}:/v`, IMAGE, 'sh', '-c', 'head -c 2000000 /dev/zero > /v/f');
      const filled = real.name('undo');
      const done = await created(filled);
      await anotherSecond();
      await fill(filled);
      assert.match(
        (await takeBack(done, no)) ?? '',
        /^(?:It was written to since then[^.]*\. )?What is kept in it \(2 MB\) is lost for good\.\n\ndocker volume rm/,
      );
      assert.equal(await look(filled), true);

      const file = path.join(folder, 'v.tar');
      await asPerson(engine, 'volume.backup', { thing: { id: filled, name: filled }, script: [{ file }] });
      const restored = (name: string): Promise<Done> => {
        real.willRemove('volume', 'rm', name);
        return asPerson(engine, 'volume.restore', { script: [{ file }, { type: [name] }] });
      };
      assert.match((await twice(same, restored, look, yes)) ?? '', /\(2 MB\)/);
      const over = await asPerson(engine, 'volume.restore', {
        script: [{ file }, { type: [filled] }, { confirm: true }],
      });
      assert.equal(over.ledger.entries[0]?.undo, undefined, 'what it held before is gone');
    },
  );

  test('a volume that was made anew is asked about, and one that is in use stays', async () => {
    const name = real.name('undo');
    real.willRemove('volume', 'rm', name);
    const make = (): Promise<Done> => asPerson(engine, 'volume.create', { script: [{ type: [name] }, { pick: 'go' }] });
    const done = await make();
    await real.docker('volume', 'rm', name);
    await anotherSecond();
    await real.docker('volume', 'create', name);
    assert.match((await takeBack(done, no)) ?? '', /^It was written to since then, or made anew\.\n\ndocker volume rm/);
    assert.equal(await exists('volume', name), true);
    await real.docker('volume', 'rm', name);
    const used = await make();
    await real.container('uses', undefined, ['--volume', `${name}:/v`]);
    await assert.rejects(takeBack(used), /in use/);
    assert.equal(await exists('volume', name), true);
  });

  trialUndo('network.create', 'naming who is on it', async (same) => {
    const look = (name: string): Promise<boolean> => exists('network', name);
    const create = (name: string): Promise<Done> => {
      real.willRemove('network', 'rm', name);
      return asPerson(engine, 'network.create', { script: [{ type: [name] }, { pick: 'go' }] });
    };
    assert.equal(await twice(same, create, look), undefined);
    const name = real.name('undo');
    const done = await create(name);
    const { name: container } = await real.container('on', undefined, ['--network', name]);
    assert.match((await takeBack(done, no)) ?? '', new RegExp(`^These containers are on it: ${container}\\.`));
    assert.equal(await look(name), true);
  });

  trialUndo(['network.connect', 'network.disconnect'], 'with the aliases and the address', async (same) => {
    const name = real.name('net');
    real.willRemove('network', 'rm', name);
    await real.docker('network', 'create', '--subnet', '10.214.7.0/24', name);
    const thing: Thing = {
      ...{ kind: 'network', name, state: 'own' },
      id: await real.docker('network', 'inspect', '--format', '{{.Id}}', name),
    };
    const { name: container } = await real.container('member');
    const on = async (): Promise<unknown> => {
      const format = '{{json .NetworkSettings.Networks}}';
      const all = JSON.parse(await real.docker('inspect', '--format', format, container)) as Record<
        string,
        { Aliases: readonly string[]; IPAddress: string; IPAMConfig: unknown } | undefined
      >;
      const { Aliases = [], IPAddress, IPAMConfig } = all[name] ?? {};
      return [Aliases.filter((alias) => alias !== ''), IPAddress, IPAMConfig];
    };
    const apart = await on();
    const join = (): Promise<Done> =>
      asPerson(engine, 'network.connect', {
        thing,
        script: [{ choose: container }, { type: ['db store'] }, { type: ['10.214.7.9'] }],
      });
    const leave = (): Promise<Done> =>
      asPerson(engine, 'network.disconnect', { thing, script: [{ choose: container }] });
    const joined = await join();
    const together = await on();
    assert.equal(await takeBack(joined), undefined);
    const byRequest = await on();
    await real.docker(...lineOf(await join()));
    same(byRequest, await on());
    same(byRequest, apart);
    await join();
    assert.equal(await takeBack(await leave()), undefined);
    same(await on(), together);
    const left = await leave();
    await real.docker(...lineOf(left));
    same(await on(), together);
  });

  trialUndo(
    ['image.tag', 'container.commit', 'image.import'],
    'away, or back to the image that had the name',
    async (same) => {
      const container = await real.container('source', ['sh', '-c', 'echo hi > /made; exec sleep 5000']);
      const rootfs = path.join(folder, 'rootfs.tar');
      await real.docker('export', '--output', rootfs, container.name);
      const doing: Readonly<Record<string, (name: string, ...more: readonly Act[]) => Promise<Done>>> = {
        'image.tag': (name, ...more) =>
          asPerson(engine, 'image.tag', {
            thing: { id: IMAGE, name: IMAGE, state: 'tagged' },
            script: [{ type: [name] }, ...more],
          }),
        'container.commit': (name, ...more) =>
          asPerson(engine, 'container.commit', {
            thing: { ...container, state: 'running' },
            script: [{ type: [name] }, ...more, { type: [''] }, { type: [''] }],
          }),
        'image.import': (name, ...more) =>
          asPerson(engine, 'image.import', { script: [{ file: rootfs }, { type: [name] }, ...more] }),
      };
      for (const [id, doIt] of Object.entries(doing)) {
        const look = (name: string): Promise<string> => idOf(name).catch(() => 'none');
        const named = (name: string, ...more: readonly Act[]): Promise<Done> => {
          real.willRemove('image', 'rm', name);
          return doIt(name, ...more);
        };
        // A tag takes only a name; the others the image with it.
        const lost = id === 'image.tag' ? [] : yes;
        const asked = await twice(same, named, look, lost);
        if (lost.length > 0) assert.match(asked ?? '', /^With its last name an image goes too: \w{12} \(\d/, id);
        const moved = real.name('moved');
        await real.buildImage(moved, `FROM ${IMAGE}\nLABEL before=${moved}\n`);
        const earlier = await idOf(moved);
        const done = await named(moved, ...yes);
        assert.match(done.ui.confirmations[0]?.detail ?? '', /^The image \w{12} has this name now\./, id);
        assert.notEqual(await idOf(moved), earlier);
        assert.deepEqual(lineOf(done), ['tag', earlier, `${moved}:latest`]);
        assert.equal(await takeBack(done), undefined);
        assert.equal(await idOf(moved), earlier, id);
        const stale = await named(moved, ...yes);
        await real.docker('tag', earlier, moved);
        await assert.rejects(takeBack(stale), isChanged);
      }
      await real.docker('image', 'prune', '--force');
    },
  );

  trialUndo('image.load', 'only what was not there before', async (same) => {
    const [one, two] = [real.name('load'), real.name('load')];
    const make = async (): Promise<void> => {
      await real.buildImage(one, `FROM ${IMAGE}\nLABEL one=${one}\n`);
      await real.docker('tag', one, two);
    };
    const file = path.join(folder, 'load.tar');
    const look = (): Promise<string> =>
      real.docker('image', 'ls', '--format', '{{.Repository}}', '--filter', `label=one=${one}`);
    await make();
    await real.docker('save', '--output', file, one, two);
    const load = (): Promise<Done> => asPerson(engine, 'image.load', { script: [{ file }] });
    assert.equal((await load()).ledger.entries[0]?.undo, undefined, 'all was there');
    await real.docker('image', 'rm', one);
    assert.equal(await takeBack(await load()), undefined);
    same(await look(), two);
    await real.docker('image', 'rm', two);
    const done = await load();
    assert.match((await takeBack(done, yes)) ?? '', /^With its last name an image goes too: \w{12} \([^,]*\)\./);
    const byRequest = await look();
    await real.docker(...lineOf(await load()));
    same(byRequest, await look());
    same(byRequest, '');
  });

  trialUndo(['image.pull', 'registry.pullTag'], 'only what was not there before', async (same) => {
    const name = `${registry.host}/undo:1`;
    await real.buildImage(name, `FROM ${IMAGE}\nLABEL pulled=1\n`);
    const first = await idOf(name);
    await real.docker('push', name);
    const place = { host: registry.host, plain: false, repository: 'undo', tag: '1' };
    const pulls: readonly (() => Promise<Done>)[] = [
      () => asPerson(engine, 'image.pull', { script: [{ type: [name] }] }),
      () => asPerson(engine, 'registry.pullTag', { thing: { id: JSON.stringify(place) } }),
    ];
    for (const pull of pulls) {
      assert.equal((await pull()).ledger.entries[0]?.undo, undefined, 'it was there');
      await real.docker('image', 'rm', name);
      await takeBack(await pull(), yes);
      const byRequest = await exists('image', name);
      await real.docker(...lineOf(await pull()));
      same(byRequest, await exists('image', name));
      await real.buildImage(name, `FROM ${IMAGE}\nLABEL pulled=other\n`);
      const other = await idOf(name);
      assert.equal(await takeBack(await pull()), undefined);
      same(await idOf(name), other, 'the name is back where it was');
      await real.docker('tag', first, name).catch(() => undefined);
      await real.docker('pull', name);
    }
    await real.docker('image', 'rm', '--force', name);
    await real.docker('image', 'prune', '--force');
  });

  trialUndo('swarm.scale', 'leaving alone what changed since', async (same) => {
    const giveBack = await swarmTurn();
    try {
      await real.docker('swarm', 'init', '--advertise-addr', '127.0.0.1');
      const service = real.name('service');
      await real.docker('service', 'create', '--detach', '--replicas', '0', '--name', service, IMAGE, 'sleep', '5000');
      const spec = (): Promise<string> => real.docker('service', 'inspect', '--format', '{{json .Spec}}', service);
      const id = await real.docker('service', 'inspect', '--format', '{{.ID}}', service);
      const thing = { id, name: service, state: 'service' };
      const scale = (): Promise<Done> => asPerson(engine, 'swarm.scale', { thing, script: [{ type: ['2'] }] });
      const done = await scale();
      await real.docker('service', 'update', '--detach', '--label-add', 'since=then', service);
      assert.equal(await takeBack(done), undefined);
      const byRequest = await spec();
      assert.match(byRequest, /"Replicas":0/);
      await real.docker(...lineOf(await scale()), '--detach');
      same(byRequest, await spec());
      await real.docker('swarm', 'leave', '--force');
    } finally {
      giveBack();
    }
  });

  trialUndo('system.login', 'where there was no login before', async (same) => {
    const closed = await RealRegistry.start({ login: true });
    try {
      const around = { ...thisMachine(), env: { PATH: process.env['PATH'], HOME: folder, DOCKER_CONFIG: folder } };
      const logins = new CliLogins(around, () => Promise.resolve({ DOCKER_HOST: real.address, DOCKER_CONFIG: folder }));
      const login = (): Promise<Done> =>
        asPerson(engine, 'system.login', {
          machine: { logins },
          script: [
            ...[{ pick: '' }, { type: [closed.host] }],
            ...[{ type: [LOGIN.username] }, { type: [LOGIN.password] }],
          ],
        });
      assert.equal(await takeBack(await login()), undefined);
      same(await logins.loggedIn(), []);
      await logins.login(closed.host, LOGIN.username, LOGIN.password);
      const again = await asPerson(engine, 'system.login', {
        machine: { logins },
        script: [{ pick: closed.host }, { type: [LOGIN.username] }, { type: [LOGIN.password] }],
      });
      assert.equal(again.ledger.entries[0]?.undo, undefined, 'the login before is not known');
    } finally {
      closed.stop();
    }
  });
});
