import { isOlderApi } from '../contract/apiCall.ts';
import { list, number, type Raw, record, text } from './raw.ts';
import { readContainer } from './read.ts';
import type { ContainerRecord } from './records.ts';

/** What `GET /system/df?verbose=true` says, of any version. Sizes in bytes; undefined where the engine does not know. */
export interface DiskUsage {
  readonly images: readonly ImageUsage[];
  readonly containers: readonly ContainerUsage[];
  readonly volumes: readonly VolumeUsage[];
  readonly cache: readonly CacheUsage[];
  /** All layers of all images, each counted once. */
  readonly layers: number;
}

export interface ImageUsage {
  readonly id: string;
  readonly tags: readonly string[];
  /** It came from a registry, or went to one: it can be had again. */
  readonly hasDigest: boolean;
  /** Names by digest, in repositories of which it has no tag. */
  readonly byDigest: readonly string[];
  readonly size: number;
  /** Of it, what other images have too. */
  readonly shared: number;
}

export interface ContainerUsage {
  readonly container: ContainerRecord;
  /** Written in it. */
  readonly size: number;
}

export interface VolumeUsage {
  readonly name: string;
  readonly anonymous: boolean;
  readonly size: number | undefined;
  /** Containers that mount it, stopped ones included. */
  readonly users: number;
}

export interface CacheUsage {
  readonly id: string;
  /** What it keeps: `mount / from exec /bin/sh -c …`. */
  readonly description: string;
  readonly size: number;
  readonly inUse: boolean;
  /** Of a layer that an image has too. */
  readonly shared: boolean;
}

/** Since then an engine tells anonymous volumes from named ones, and leaves the named ones alone unless told. */
export const NAMED_VOLUMES_STAY = '1.42';

/**
 * Reads what the engine sent, older and newer forms. Takes anything.
 * @param api the version that the engine speaks, `1.41`; empty: an old one
 */
export function readDiskUsage(answer: unknown, api = ''): DiskUsage {
  const whole = record(answer);
  // API 1.52 groups them: `{ ImageUsage: { TotalSize, Items } }`.
  const entries = (old: string, current: string): Raw[] =>
    (Array.isArray(whole[old]) ? list(whole, old) : list(record(whole[current]), 'Items')).map(record);
  return {
    images: entries('Images', 'ImageUsage').map(readImageUsage),
    containers: entries('Containers', 'ContainerUsage').flatMap(readUsedContainer),
    volumes: entries('Volumes', 'VolumeUsage').map((volume) => readVolume(volume, api)),
    cache: entries('BuildCache', 'BuildCacheUsage').map(readCache),
    layers: number(whole, 'LayersSize') ?? number(record(whole['ImageUsage']), 'TotalSize') ?? 0,
  };
}

/** Of an entry of `GET /images/json` as well, which does not know what is shared. */
export function readImageUsage(raw: Raw): ImageUsage {
  const tags = list(raw, 'RepoTags').filter(isName);
  const digests = list(raw, 'RepoDigests').filter(isName);
  const tagged = new Set(tags.map((tag) => tag.replace(/:[^:/]*$/, '')));
  return {
    id: text(raw, 'Id'),
    tags,
    hasDigest: digests.length > 0,
    byDigest: digests.filter((digest) => !tagged.has(digest.replace(/@.*$/, ''))),
    size: number(raw, 'Size') ?? 0,
    shared: Math.max(0, number(raw, 'SharedSize') ?? 0),
  };
}

function readUsedContainer(raw: Raw): ContainerUsage[] {
  const container = readContainer(raw);
  return container.kind === 'odd' ? [] : [{ container, size: number(raw, 'SizeRw') ?? 0 }];
}

function readVolume(raw: Raw, api: string): VolumeUsage {
  const usage = record(raw['UsageData']);
  const size = number(usage, 'Size');
  const name = text(raw, 'Name');
  return {
    name,
    // Later engines label them, and go by that; of those before there is only the name of 64 digits.
    anonymous:
      'com.docker.volume.anonymous' in record(raw['Labels']) ||
      (isOlderApi(api, NAMED_VOLUMES_STAY) && /^[0-9a-f]{64}$/.test(name)),
    size: size === undefined || size < 0 ? undefined : size,
    users: Math.max(0, number(usage, 'RefCount') ?? 0),
  };
}

function readCache(raw: Raw): CacheUsage {
  return {
    id: text(raw, 'ID'),
    description: text(raw, 'Description'),
    size: number(raw, 'Size') ?? 0,
    inUse: raw['InUse'] === true,
    shared: raw['Shared'] === true,
  };
}

/** Not what stands for “none”. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && !name.startsWith('<none>');
}
