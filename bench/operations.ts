import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Thing } from '../src/contract/view.ts';
import { remove } from '../src/operations/remove.ts';
import { backUpVolume } from '../src/operations/volumes/archives.ts';
import { MOUNT } from '../src/operations/volumes/helper.ts';
import { FakeUi, services } from '../test/helpers/fakeUi.ts';
import { IMAGE, RealEngine } from '../test/helpers/realEngine.ts';
import { engineRequest } from '../test/support/engineHttp.mjs';
import { type Figure, median, ms, timed } from './figure.ts';
import { overhead } from './overhead.ts';

const MANY = 500;
/** So that neither has only the earlier or the later containers of an engine that slows down. */
const ORDER = ['ours', 'docker', 'docker', 'ours'] as const;
const FILES = 100;
/** Bytes of all files together. */
const VOLUME = 1e9;
const COPIES = 3;

/** What operations cost over what the engine itself takes, on a real engine of their own. */
export async function operationFigures(): Promise<Figure[]> {
  return onOwnEngine(overhead, manyRemoved);
}

/** Gigabytes are written: a disk that is still busy with them makes an engine wait. */
export async function backupFigures(): Promise<Figure[]> {
  return onOwnEngine(backedUp);
}

async function onOwnEngine(...measures: readonly ((real: RealEngine) => Promise<Figure>)[]): Promise<Figure[]> {
  const real = await RealEngine.startOwn();
  try {
    const figures: Figure[] = [];
    for (const measure of measures) figures.push(await measure(real));
    return figures;
  } finally {
    await real.stop();
  }
}

/** Running containers that go with one command: ours on a selection, and `docker rm -f`. */
async function manyRemoved(real: RealEngine): Promise<Figure> {
  const engine = await real.engine();
  // The views of a window are open all the while, as they are when somebody selects.
  const model = await real.model();
  await model.settled();
  const spent = { ours: 0, docker: 0 };
  const each = (MANY * 2) / ORDER.length;
  for (const whose of ORDER) {
    const things = await startMany(real, each);
    spent[whose] += await timed(async () => {
      if (whose === 'docker') await real.docker('rm', '--force', ...things.map(({ name }) => name));
      else await services(engine, { ui: new FakeUi([{ confirm: true }]) }).runner.run(remove, things);
    });
    const left = await engine.listContainers(things.map(({ id }) => id));
    if (left.length > 0) throw new Error(`${left.length} containers are left by ${whose}`);
  }
  model.dispose();
  const ratio = spent.ours / spent.docker;
  return {
    what: `${MANY} running containers selected and removed, against \`docker rm -f\` of ${MANY} others, views open`,
    measured: `${ms(spent.ours)} against ${ms(spent.docker)}: ${ratio.toFixed(2)} of it`,
    target: '≤ 1.2 of it',
    holds: ratio <= 1.2,
  };
}

async function startMany(real: RealEngine, count: number): Promise<Thing[]> {
  const waiting = Array.from({ length: count }, () => real.name('many'));
  const made: Thing[] = [];
  const worker = async (): Promise<void> => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const body = { Image: IMAGE, Cmd: ['sleep', '100000'], HostConfig: { NetworkMode: 'none' } };
      const answer = await engineRequest(real.address, 'POST', `/containers/create?name=${name}`, body);
      const { Id: id } = answer.body as { Id: string };
      real.willRemove('rm', '--force', id);
      await engineRequest(real.address, 'POST', `/containers/${id}/start`);
      made.push({ kind: 'container', id, name, state: 'running' });
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return made;
}

/** A volume in a file, by our operation, against `docker cp` of the same folder out of a container. */
async function backedUp(real: RealEngine): Promise<Figure> {
  const engine = await real.engine();
  const volume = real.name('volume');
  real.willRemove('volume', 'rm', volume);
  const holder = real.name('holder');
  real.willRemove('rm', '--force', holder);
  const piece = Math.round(VOLUME / FILES / 1024);
  const write = `for i in $(seq ${FILES}); do dd if=/dev/urandom of=${MOUNT}/$i bs=1024 count=${piece} 2>/dev/null; done`;
  await real.docker('run', '--name', holder, '--volume', `${volume}:${MOUNT}`, IMAGE, 'sh', '-c', write);
  const folder = path.join(tmpdir(), `dockyard-bench-${process.pid}`);
  const times: Record<'ours' | 'docker', number[]> = { ours: [], docker: [] };
  for (let run = 0; run < COPIES; run += 1) {
    for (const whose of run % 2 === 0 ? (['ours', 'docker'] as const) : (['docker', 'ours'] as const)) {
      mkdirSync(folder);
      const file = path.join(folder, 'volume.tar');
      const time = await timed(async () => {
        if (whose === 'docker') await real.docker('cp', '--quiet', `${holder}:${MOUNT}`, path.join(folder, 'copy'));
        else {
          const { runner } = services(engine, { ui: new FakeUi([{ file }]) });
          await runner.run(backUpVolume, [{ kind: 'volume', id: volume, name: volume, state: 'unused' }]);
        }
      });
      times[whose].push(time);
      rmSync(folder, { recursive: true });
    }
  }
  const [ours, theirs] = [median(times.ours), median(times.docker)];
  const speed = theirs / ours;
  const rate = (time: number): string => `${(VOLUME / 1e6 / (time / 1000)).toFixed(0)} MB/s`;
  return {
    what: `a volume of ${VOLUME / 1e9} GB in ${FILES} files backed up, against \`docker cp\` of the same folder (medians of ${COPIES})`,
    measured: `${rate(ours)} against ${rate(theirs)}: ${speed.toFixed(2)} of its speed`,
    target: '≥ 0.8 of its speed',
    holds: speed >= 0.8,
  };
}
