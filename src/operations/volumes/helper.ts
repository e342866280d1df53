import { randomUUID } from 'node:crypto';
import { apiPath } from '../../contract/apiCall.ts';
import type { Engine } from '../../contract/engine.ts';
import { Failure } from '../../contract/failure.ts';
import { list, number, record, text } from '../../model/raw.ts';
import { HELPER_LABEL } from '../../model/records.ts';

/** Where the volume is mounted, whatever the image has there. */
export const MOUNT = '/volume';

/**
 * Lets `work` read or write a volume through a container that is made for it, never started, and always removed: an
 * engine takes files out of a stopped container and puts them into it, its volumes included.
 * @param work is given the path of `/containers/{id}/archive`; the volume is the folder `MOUNT` there
 * @throws Failure `volume.noImage`: a container takes an image, any will do
 */
export async function withVolume<T>(engine: Engine, volume: string, work: (archive: string) => Promise<T>): Promise<T> {
  const created = await engine.send({
    method: 'POST',
    path: '/containers/create',
    query: { name: `dockyard-${randomUUID()}` },
    body: {
      Image: await anyImage(engine),
      Cmd: ['never-started'],
      Labels: { [HELPER_LABEL]: 'volume' },
      NetworkDisabled: true,
      HostConfig: {
        NetworkMode: 'none',
        // Otherwise an engine fills an empty volume with what the image has at that place.
        Mounts: [{ Type: 'volume', Source: volume, Target: MOUNT, VolumeOptions: { NoCopy: true } }],
      },
    },
    about: { kind: 'container', name: volume },
  });
  const id = text(record(created), 'Id');
  try {
    await removeLeftovers(engine, id);
    return await work(apiPath`/containers/${id}/archive`);
  } finally {
    await removeHelper(engine, id);
  }
}

/** Helpers that this window could not remove, as their engine was gone. */
const left = new Set<string>();

/** What became of the work is not changed by an engine that goes now: then the next use removes it. */
async function removeHelper(engine: Engine, id: string): Promise<void> {
  try {
    // `v` takes along what the image itself declares as a volume; a named one stays.
    await engine.send({
      method: 'DELETE',
      path: apiPath`/containers/${id}`,
      query: { force: true, v: true },
      about: { kind: 'container', name: id.slice(0, 12) },
    });
    left.delete(id);
  } catch (thrown) {
    if (Failure.is(thrown, 'thing.gone')) left.delete(id);
    else left.add(id);
  }
}

/** Seconds after which a helper of another window is not at work any more. */
const LONG_AGO = 24 * 60 * 60;

/** Removes what an engine that went away, or a window that was closed, has left. Times are the engine's own. */
async function removeLeftovers(engine: Engine, own: string): Promise<void> {
  const query = { all: true, filters: { label: [HELPER_LABEL] } };
  const answer = await engine.send({ method: 'GET', path: '/containers/json', query });
  const helpers = (Array.isArray(answer) ? (answer as unknown[]) : []).map(record);
  const now = number(helpers.find((helper) => text(helper, 'Id') === own) ?? {}, 'Created') ?? 0;
  for (const helper of helpers) {
    const id = text(helper, 'Id');
    const isOld = now - (number(helper, 'Created') ?? now) > LONG_AGO;
    if (id !== own && (left.has(id) || isOld)) await removeHelper(engine, id);
  }
}

/** The smallest image of the engine. */
async function anyImage(engine: Engine): Promise<string> {
  const images = (await engine.listImages()).map(record).filter((image) => list(image, 'RepoTags').length > 0);
  const sorted = images.sort((one, other) => (number(one, 'Size') ?? 0) - (number(other, 'Size') ?? 0));
  const [smallest] = sorted;
  if (smallest === undefined) throw new Failure('volume.noImage');
  return text(smallest, 'Id');
}
