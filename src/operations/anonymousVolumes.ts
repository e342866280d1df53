import type { Engine } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import { list, type Raw, record, text } from '../model/raw.ts';
import { readContainer } from '../model/read.ts';

/**
 * Names of the volumes that go when containers are removed together with their anonymous volumes: those that nobody gave
 * a name, and that no other container mounts. A named one stays, even one whose name looks like theirs.
 * @param ids of the containers; of what is gone nothing goes
 */
export async function volumesGoingWith(engine: Engine, ids: ReadonlySet<string>): Promise<readonly string[]> {
  const all = (await engine.listContainers()).map(readContainer).filter((entry) => entry.kind === 'container');
  const others = new Set(
    all.filter(({ id }) => !ids.has(id)).flatMap(({ mounts }) => mounts.map(({ source }) => source)),
  );
  const candidates = new Map(
    all
      .filter(({ id }) => ids.has(id))
      .map((container) => {
        const volumes = container.mounts.map(({ source }) => source).filter(looksAnonymous);
        return [container, volumes.filter((volume) => !others.has(volume))] as const;
      })
      .filter(([, volumes]) => volumes.length > 0),
  );
  // Only what a container was made with tells whether somebody wrote the name.
  const named = await Promise.all([...candidates.keys()].map(({ id, name }) => namedVolumes(engine, id, name)));
  const staying = new Set(named.flat());
  return [...new Set([...candidates.values()].flat())].filter((volume) => !staying.has(volume));
}

async function namedVolumes(engine: Engine, id: string, name: string): Promise<readonly string[]> {
  try {
    return volumesNamedBy(record(await engine.inspect('container', id, name)));
  } catch (thrown) {
    if (Failure.is(thrown, 'thing.gone')) return [];
    throw thrown;
  }
}

/** Sources that the options of a container name: `--volume NAME:PATH` and `--mount source=NAME`. */
function volumesNamedBy(inspected: Raw): readonly string[] {
  const options = record(inspected['HostConfig']);
  return [
    ...list(options, 'Binds').map((bind) => String(bind).split(':')[0] ?? ''),
    ...list(options, 'Mounts').map((mount) => text(record(mount), 'Source')),
  ];
}

/** The engine makes such names up: 64 hexadecimal digits. */
function looksAnonymous(volume: string): boolean {
  return /^[0-9a-f]{64}$/.test(volume);
}
