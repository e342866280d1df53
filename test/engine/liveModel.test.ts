import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import type { LiveModel } from '../../src/model/liveModel.ts';
import type { ContainerRecord, ImageRecord } from '../../src/model/records.ts';
import { agrees } from '../helpers/agreement.ts';
import { eventually } from '../helpers/eventually.ts';
import { property } from '../helpers/random.ts';
import { IMAGE, RealEngine, TEST_LABEL } from '../helpers/realEngine.ts';

/** Everything is done by the docker command in another shell; nobody here ever asks for a refresh. */
describe('a live model', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  let model: LiveModel;

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
    model = await real.model();
    await model.settled();
  });
  beforeEach(() => assert.equal(model.status.kind, 'live'));
  after(async () => {
    model.dispose();
    await real.stop();
  });

  const container = (id: string): ContainerRecord | undefined => {
    const record = model.store.containers.get(id);
    return record?.kind === 'container' ? record : undefined;
  };
  const sees = async (what: string, id: string, holds: (record: ContainerRecord) => boolean): Promise<void> => {
    await eventually(
      what,
      () => {
        const record = container(id);
        return record !== undefined && holds(record);
      },
      { instead: () => JSON.stringify(container(id)) },
    );
  };
  const gone = async (what: string, map: () => ReadonlyMap<string, unknown>, key: string): Promise<void> => {
    await eventually(`${what} is gone`, () => !map().has(key));
  };
  const image = (reference: string): ImageRecord | undefined =>
    [...model.store.images.values()].find(
      (record): record is ImageRecord => record.kind === 'image' && record.reference === reference,
    );

  test('the life of a container, from create to rm', async () => {
    const name = real.name('life');
    real.willRemove('rm', '--force', name);
    const id = await real.docker('create', '--init', '--label', TEST_LABEL, '--name', name, IMAGE, 'sleep', '100000');
    await sees('created', id, (record) => record.state === 'created' && record.name === name);
    await real.docker('start', name);
    await sees('running', id, ({ state }) => state === 'running');
    await real.docker('pause', name);
    await sees('paused', id, ({ state }) => state === 'paused');
    await real.docker('unpause', name);
    await sees('running again', id, ({ state }) => state === 'running');
    await real.docker('rename', name, `${name}-b`);
    real.willRemove('rm', '--force', `${name}-b`);
    await sees('renamed', id, (record) => record.name === `${name}-b`);
    await real.docker('restart', '--time', '1', id);
    await sees('restarted', id, ({ state }) => state === 'running');
    await real.docker('kill', id);
    await sees('killed', id, ({ state, exitCode }) => state === 'exited' && exitCode === 137);
    await real.docker('start', id);
    await sees('started again', id, ({ state, exitCode }) => state === 'running' && exitCode === undefined);
    await real.docker('stop', '--time', '1', id);
    await sees('stopped', id, ({ state }) => state === 'exited');
    await real.docker('rm', id);
    await gone('the container', () => model.store.containers, id);
    await agrees(model, engine);
  });

  test('a container that ends by itself, and one that --rm takes away', async () => {
    const { id } = await real.container('ends', ['sh', '-c', 'exit 3']);
    await sees('exited with 3', id, ({ state, exitCode }) => state === 'exited' && exitCode === 3);
    const short = await real.container('short', ['sleep', '1'], ['--rm']);
    await eventually('it has come', () => container(short.id) !== undefined);
    await gone('the container', () => model.store.containers, short.id);
  });

  test('health: starting, healthy, unhealthy, healthy', async () => {
    const { id, name } = await real.container(
      'health',
      ['sleep', '100000'],
      [
        ...['--health-cmd', 'test -e /well', '--health-interval', '500ms', '--health-retries', '1'],
        ...['--health-start-period', '2m'],
      ],
    );
    await sees('starting', id, ({ health }) => health === 'starting');
    await real.docker('exec', name, 'touch', '/well');
    await sees('healthy', id, ({ health }) => health === 'healthy');
    await real.docker('exec', name, 'rm', '/well');
    await sees('unhealthy', id, ({ health }) => health === 'unhealthy');
    await real.docker('exec', name, 'touch', '/well');
    await sees('healthy again', id, ({ health }) => health === 'healthy');
  });

  test('networks come and go, and containers join and leave them', async () => {
    const name = real.name('network');
    const { id, name: member } = await real.container('member');
    real.willRemove('network', 'rm', name);
    const network = await real.docker('network', 'create', '--label', TEST_LABEL, name);
    await eventually('the network has come', () => model.store.networks.has(network));
    await real.docker('network', 'connect', name, member);
    await sees('connected', id, ({ networks }) =>
      networks.some((attachment) => attachment.networkId === network && attachment.address !== ''),
    );
    await real.docker('network', 'disconnect', name, member);
    await sees('disconnected', id, ({ networks }) => networks.every(({ networkId }) => networkId !== network));
    await real.docker('network', 'rm', name);
    await gone('the network', () => model.store.networks, network);
    await agrees(model, engine);
  });

  test('volumes come and go, named and anonymous, and are used', async () => {
    const name = real.name('volume');
    real.willRemove('volume', 'rm', name);
    await real.docker('volume', 'create', '--label', TEST_LABEL, name);
    await eventually('the volume has come', () => model.store.volumes.has(name));
    const { id } = await real.container('user', ['sleep', '100000'], ['-v', `${name}:/a`, '-v', '/b']);
    await sees('both are mounted', id, ({ mounts }) => mounts.length === 2);
    const anonymous = container(id)?.mounts.find(({ destination }) => destination === '/b')?.source ?? '';
    await eventually('the anonymous volume has come', () => model.store.volumes.has(anonymous));
    await real.docker('rm', '--force', '--volumes', id);
    await gone('the anonymous volume', () => model.store.volumes, anonymous);
    assert.ok(model.store.volumes.has(name));
    await real.docker('volume', 'rm', name);
    await gone('the volume', () => model.store.volumes, name);
    await agrees(model, engine);
  });

  test('images: tag, untag, build, a tag that moves on and leaves a dangling one, remove', async () => {
    const tag = `${real.name('tag')}:v1`;
    real.willRemove('rmi', '--force', tag);
    await real.docker('tag', IMAGE, tag);
    await eventually('the tag has come', () => image(tag) !== undefined);
    assert.equal(image(tag)?.id, image(IMAGE)?.id);
    await real.docker('rmi', tag);
    await eventually('the tag is gone', () => image(tag) === undefined);

    const built = `${real.name('built')}:latest`;
    real.willRemove('rmi', '--force', built);
    await real.buildImage(built, `FROM ${IMAGE}\nLABEL ${TEST_LABEL}\nENV ROUND=1\n`);
    await eventually('the build has come', () => image(built) !== undefined);
    const first = image(built)?.id ?? '';
    await real.buildImage(built, `FROM ${IMAGE}\nLABEL ${TEST_LABEL}\nENV ROUND=2\n`);
    await eventually('the tag has moved on', () => image(built) !== undefined && image(built)?.id !== first);
    await eventually('the first one dangles', () => model.store.images.has(`${first}/`));
    await real.docker('rmi', first);
    await gone('the dangling one', () => model.store.images, `${first}/`);
    await real.docker('rmi', built);
    await eventually('the build is gone', () => image(built) === undefined);
    await agrees(model, engine);
  });

  test('images: commit, save and load, import', async () => {
    const { name } = await real.container('source');
    const committed = `${real.name('commit')}:latest`;
    real.willRemove('rmi', '--force', committed);
    await real.docker('commit', name, committed);
    await eventually('the commit has come', () => image(committed) !== undefined);
    const file = `/tmp/${real.name('saved')}.tar`;
    try {
      await real.docker('save', '--output', file, committed);
      await real.docker('rmi', committed);
      await eventually('it is gone', () => image(committed) === undefined);
      await real.docker('load', '--input', file);
      await eventually('it is back', () => image(committed) !== undefined);
      const imported = `${real.name('import')}:latest`;
      real.willRemove('rmi', '--force', imported);
      await real.docker('import', file, imported);
      await eventually('the import has come', () => image(imported) !== undefined);
    } finally {
      await rm(file, { force: true });
    }
  });

  test('prune takes several at once', async () => {
    const mark = real.name('prune');
    const ids: string[] = [];
    for (let index = 0; index < 4; index += 1) {
      const name = real.name('pruned');
      real.willRemove('rm', '--force', name);
      const flags = ['--label', TEST_LABEL, '--label', mark, '--name', name];
      ids.push(await real.docker('create', ...flags, IMAGE, 'true'));
      real.willRemove('volume', 'rm', name);
      await real.docker('volume', 'create', '--label', mark, name);
    }
    await eventually('all have come', () => ids.every((id) => container(id) !== undefined));
    await real.docker('container', 'prune', '--force', '--filter', `label=${mark}`);
    await real.docker('volume', 'prune', '--force', '--filter', `label=${mark}`);
    await eventually('all containers are gone', () => ids.every((id) => container(id) === undefined));
    await agrees(model, engine);
  });

  test('keys stay the same whatever happens to a thing', async () => {
    const { id, name } = await real.container('key');
    await eventually('it has come', () => container(id) !== undefined);
    const others = [...model.store.containers.keys()].filter((key) => key !== id);
    const seen = new Set<string>();
    const listening = model.store.changes.on(({ kind }) => {
      if (kind !== 'container') return;
      for (const key of model.store.containers.keys()) if (!others.includes(key)) seen.add(key);
      assert.ok(model.store.containers.has(id), 'its row was away for a moment');
    });
    for (const args of [['stop', '--time', '1'], ['start'], ['pause'], ['unpause'], ['restart', '--time', '1']]) {
      await real.docker(...args, name);
    }
    await real.docker('rename', name, `${name}-b`);
    real.willRemove('rm', '--force', `${name}-b`);
    await sees('renamed', id, (record) => record.name === `${name}-b`);
    listening.dispose();
    assert.deepEqual([...seen], [id]);
  });

  test('many things at once end up right', async () => {
    const names = Array.from({ length: 24 }, () => real.name('many'));
    for (const name of names) real.willRemove('rm', '--force', name);
    const create = (name: string): Promise<string> =>
      real.docker('run', '-d', '--label', TEST_LABEL, '--name', name, IMAGE, 'sh', '-c', 'exit 0');
    const shells = [names.slice(0, 8), names.slice(8, 16), names.slice(16)];
    await Promise.all(
      shells.map(async (mine) => {
        for (const name of mine) await create(name);
      }),
    );
    await agrees(model, engine);
    await real.docker('rm', '--force', ...names);
    await agrees(model, engine);
  });

  test('whatever a shell does, in any order, the model ends up right', { timeout: 180_000 }, async (t) => {
    await property(t, 3, async (random) => {
      const alive = new Set<string>();
      for (let step = 0; step < 15; step += 1) {
        const name = alive.size === 0 || random.chance(0.3) ? real.name('any') : random.pick([...alive]);
        if (!alive.has(name)) {
          real.willRemove('rm', '--force', '--volumes', name);
          await real.docker(
            'create',
            '--init',
            '--label',
            TEST_LABEL,
            '--name',
            name,
            '-v',
            '/v',
            IMAGE,
            'sleep',
            '1000',
          );
          alive.add(name);
          continue;
        }
        const action = random.pick(['start', 'stop', 'kill', 'pause', 'unpause', 'restart', 'rm', 'rename']);
        const args: Record<string, string[]> = {
          stop: ['stop', '--time', '1', name],
          restart: ['restart', '--time', '1', name],
          rm: ['rm', '--force', '--volumes', name],
          rename: ['rename', name, `${name}r`],
        };
        // Many of them make no sense in the state that it is in: the CLI says so, and nothing happens.
        const done = await real.docker(...(args[action] ?? [action, name])).then(
          () => true,
          () => false,
        );
        if (done && (action === 'rm' || action === 'rename')) alive.delete(name);
        if (done && action === 'rename') {
          alive.add(`${name}r`);
          real.willRemove('rm', '--force', '--volumes', `${name}r`);
        }
        if (random.chance(0.3)) await agrees(model, engine);
      }
      await agrees(model, engine);
    });
  });
});
