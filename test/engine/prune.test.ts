import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { withVolume } from '../../src/operations/volumes/helper.ts';
import { asPerson } from '../helpers/asPerson.ts';
import type { Act } from '../helpers/fakeUi.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { trial } from '../helpers/trial.ts';

/** On an engine of their own: they take everything that is unused. */
describe('prune, as a person makes it', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  before(async () => {
    real = await RealEngine.startOwn();
    engine = await real.engine();
  });
  afterEach(() => real.clean());
  after(() => real.stop());

  /** Something unused of each kind, the same each time. */
  const make = async (): Promise<void> => {
    for (const file of ['/a', '/b'])
      await real.buildImage('dyt-prune:1', `FROM ${IMAGE}\nRUN echo ${file} > ${file}\n`);
    await real.docker('volume', 'create', 'dyt-unused');
    for (const name of ['dyt-unused', 'dyt-named']) await real.docker('network', 'create', name);
    const options = ['--name', 'dyt-stopped', '--volume', 'dyt-used:/v', '--network', 'dyt-named'];
    await real.docker('run', ...options, 'dyt-prune:1', 'true');
    await real.buildImage('dyt-unused:1', `FROM ${IMAGE}\nLABEL unused=yes\n`);
  };
  const left = async (): Promise<Record<string, readonly string[]>> => {
    const of = async (...args: string[]): Promise<readonly string[]> => (await real.docker(...args)).split('\n').sort();
    return {
      containers: await of('ps', '--all', '--format', '{{.Names}}'),
      images: await of('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'),
      volumes: await of('volume', 'ls', '--quiet'),
      networks: await of('network', 'ls', '--format', '{{.Name}}'),
    };
  };
  const ended = async (what: string): Promise<{ id: string; name: string }> => {
    const made = await real.container(what, ['true']);
    await real.docker('wait', made.name);
    return made;
  };
  const clear = async (): Promise<void> => {
    await real.docker('rm', '--force', 'dyt-stopped').catch(() => undefined);
    await real.docker('network', 'rm', 'dyt-unused', 'dyt-named').catch(() => undefined);
    await real.docker('volume', 'rm', 'dyt-unused', 'dyt-used').catch(() => undefined);
    await real.docker('image', 'rm', '--force', 'dyt-prune:1', 'dyt-unused:1').catch(() => undefined);
    await real.docker('image', 'prune', '--force');
  };

  /** Each with what is chosen first, if it has more than one way, and what it names. */
  const cases: readonly [string, readonly Act[], RegExp][] = [
    ['image.prune', [{ choose: 'Dangling images: without a name' }], /docker image prune --force/],
    ['volume.prune', [], /volumes hold is lost for good: [^\n]*dyt-unused[^]*docker volume prune --force/],
    [
      'network.prune',
      [],
      /Cannot start any more, for their network goes: dyt-stopped[^]*dyt-unused[^]*docker network prune --force/,
    ],
    [
      'system.prune',
      [{ choose: 'Also all unused images and volumes' }],
      /nobody else has them: [^\n]*dyt-unused:1[^]*dyt-stopped[^]*dyt-used[^]*docker system prune --all --volumes --force/,
    ],
  ];

  trial(
    ['image.prune', 'volume.prune', 'network.prune', 'system.prune'],
    'takes what its docker line takes, and names it before',
    async (same) => {
      const kept = await real.container('kept');
      for (const [id, way, named] of cases) {
        await make();
        const before = await left();
        const script: readonly Act[] = [...way, { pick: 'yes' }, { confirm: true }];
        const { ui, line } = await asPerson(engine, id, { script });
        assert.match(ui.confirmations[0]?.detail ?? '', named);
        const byRequest = await left();
        await clear();
        await make();
        await real.docker(...line);
        same(byRequest, await left(), id);
        assert.notDeepEqual(byRequest, before, id);
        await clear();
        const again = await asPerson(engine, id, { script: way });
        assert.match(again.ui.statuses[0] ?? '', /nothing to remove/, id);
      }
      assert.equal((await left())['containers']?.includes(kept.name), true);
    },
  );

  test('names that go of images in use, and images that go with others, are in the plan', async () => {
    // Else the sample image goes too.
    await real.container('kept');
    await real.buildImage('dyt-chain:1', `FROM ${IMAGE}\nRUN echo a > /a\nRUN echo b > /b\n`);
    for (const name of ['dyt-chain:2', 'dyt-other:9']) await real.docker('tag', 'dyt-chain:1', name);
    real.willRemove('rm', '--force', 'dyt-user');
    await real.docker('create', '--name', 'dyt-user', 'dyt-chain:1', 'true');
    const tags = async (): Promise<readonly string[]> =>
      (await real.docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')).split('\n').sort();
    const ids = async (): Promise<readonly string[]> =>
      (await real.docker('image', 'ls', '--all', '--quiet', '--no-trunc')).split('\n');
    const prune = async (choose: string): Promise<string> => {
      const script: readonly Act[] = [{ choose }, { pick: 'yes' }, { confirm: true }];
      return (await asPerson(engine, 'image.prune', { script })).ui.confirmations[0]?.detail ?? '';
    };
    const before = await tags();
    const asked = await prune('All that no container was made of');
    assert.match(asked, /keep only one of their names: dyt-chain:1 = dyt-chain:2 = dyt-other:9\./);
    const gone = before.filter((tag) => tag.startsWith('dyt'));
    assert.equal(gone.length - (await tags()).filter((tag) => tag.startsWith('dyt')).length, 2);

    await real.docker('rm', 'dyt-user');
    const [last = ''] = (await tags()).filter((tag) => tag.startsWith('dyt'));
    await real.docker('tag', last, 'dyt-moved');
    await real.docker('image', 'rm', last);
    await real.buildImage('dyt-moved', `FROM ${IMAGE}\nLABEL moved=yes\n`);
    const all = await ids();
    const chain = await prune('Dangling images: without a name');
    const left = await ids();
    const lost = all.filter((id) => !left.includes(id)).map((id) => id.slice('sha256:'.length).slice(0, 12));
    assert.equal(lost.length, 2);
    for (const id of lost) assert.ok(chain.includes(id), `${id} is not named in ${chain}`);
    await real.docker('image', 'rm', 'dyt-moved');
  });

  test('a container that lends a volume to our own work is not taken', async () => {
    real.willRemove('volume', 'rm', 'dyt-lent');
    await real.docker('volume', 'create', 'dyt-lent');
    const other = await ended('other');
    await withVolume(engine, 'dyt-lent', async (archive) => {
      const id = archive.split('/')[2] ?? '';
      const { ui, line } = await asPerson(engine, 'container.prune', { script: [{ confirm: true }] });
      assert.doesNotMatch(ui.confirmations[0]?.detail ?? '', new RegExp('dockyard-'));
      await real.docker(...line);
      const choose = 'Stopped containers, unused networks, dangling images, build cache';
      await ended('another');
      const all = await asPerson(engine, 'system.prune', { script: [{ choose }, { pick: 'yes' }, { confirm: true }] });
      await real.docker(...all.line);
      const left = await real.docker('ps', '--all', '--quiet', '--no-trunc');
      assert.deepEqual([left.includes(id), left.includes(other.id)], [true, false]);
    });
  });
});
