import assert from 'node:assert/strict';
import { after, afterEach, before, describe } from 'node:test';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
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
});
