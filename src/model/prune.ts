import type { CacheUsage, ContainerUsage, DiskUsage, ImageUsage, VolumeUsage } from './diskUsage.ts';
import { HELPER_LABEL, type NetworkRecord } from './records.ts';

/** What a prune is told to look at. */
export interface PruneScope {
  readonly containers: boolean;
  /** `dangling`: without a name; `unused`: all that no container was made of. */
  readonly images: 'none' | 'dangling' | 'unused';
  readonly volumes: 'none' | 'anonymous' | 'unused';
  readonly networks: boolean;
  readonly cache: 'none' | 'dangling' | 'unused';
}

/** What the engine has, as far as a prune is concerned. */
export interface PruneFacts {
  readonly usage: DiskUsage;
  readonly networks: readonly NetworkRecord[];
  /** Ids of images without a name that no other image is built on: those that the engine calls dangling. */
  readonly dangling: ReadonlySet<string>;
  /** All images, those that are only a step of others included. Empty where engines know no parents. */
  readonly lineage: readonly Ancestry[];
}

/** What an image was built on. */
export interface Ancestry {
  readonly id: string;
  /** The id of the image; empty: none that is known. */
  readonly parent: string;
  /** It has a tag or a digest of its own. */
  readonly isNamed: boolean;
}

/** Exactly what will go. */
export interface PrunePlan {
  readonly containers: readonly ContainerUsage[];
  readonly images: readonly ImageUsage[];
  /** Ids of the images without a name that only those which go were built on: they go with them. */
  readonly parents: readonly string[];
  /**
   * Images that containers use: they stay, and keep one of their names, which is not the same one on all engines. All
   * the others are taken from them.
   */
  readonly untagged: readonly ImageUsage[];
  readonly volumes: readonly VolumeUsage[];
  readonly networks: readonly NetworkRecord[];
  readonly cache: readonly CacheUsage[];
  /** Containers of ours that are at work: they stay, if the prune is told to leave those with `HELPER_LABEL` alone. */
  readonly helpers: readonly ContainerUsage[];
  /** Bytes that come back at least: what only the removed images have in common comes on top. */
  readonly bytes: number;
  /** Stopped containers that stay and cannot be started any more, as they name a network that goes. */
  readonly stranded: readonly ContainerUsage[];
  /** Images that were never pulled or pushed: this engine is the only place that has them. */
  readonly onlyHere: readonly ImageUsage[];
}

/** The engine's own networks, which it does not let go of. */
const builtIn = new Set(['bridge', 'host', 'none', 'ingress', 'docker_gwbridge']);

export const nothing: PruneScope = {
  containers: false,
  images: 'none',
  volumes: 'none',
  networks: false,
  cache: 'none',
};

/** What the engine would take away, in its order: what only stopped containers used is unused once these are gone. */
export function planPrune(scope: PruneScope, { usage, networks, dangling, lineage }: PruneFacts): PrunePlan {
  const up = usage.containers.filter(({ container }) => isUp(container.state));
  const helpers = usage.containers.filter(({ container }) => HELPER_LABEL in container.labels);
  const containers = scope.containers
    ? usage.containers.filter((usage) => !isUp(usage.container.state) && !helpers.includes(usage))
    : [];
  const staying = usage.containers.filter((usage) => !containers.includes(usage));
  const usedImages = new Set(staying.map(({ container }) => container.imageId));
  const images = usage.images.filter(
    (image) =>
      !usedImages.has(image.id) &&
      (scope.images === 'unused'
        ? image.tags.length > 0 || dangling.has(image.id)
        : scope.images === 'dangling' && dangling.has(image.id)),
  );
  const usedVolumes = new Set(staying.flatMap(({ container }) => container.mounts).map(({ source }) => source));
  const volumes = usage.volumes.filter(
    (volume) =>
      !usedVolumes.has(volume.name) &&
      // Something that the list of containers does not show uses it.
      (volume.users === 0 || scope.containers) &&
      (scope.volumes === 'unused' || (scope.volumes === 'anonymous' && volume.anonymous)),
  );
  // A network is in use by containers that run; one that a stopped container only names goes.
  const usedNetworks = namesOf(up);
  const gone = scope.networks
    ? networks.filter(({ name, id }) => !builtIn.has(name) && !usedNetworks.has(name) && !usedNetworks.has(id))
    : [];
  const goneNames = new Set(gone.map(({ name }) => name));
  const cache = usage.cache.filter(
    ({ inUse, shared }) => !inUse && (scope.cache === 'unused' || (scope.cache === 'dangling' && !shared)),
  );
  return {
    containers,
    images,
    parents: parentsOf(images, usedImages, lineage),
    untagged:
      scope.images === 'unused'
        ? usage.images.filter((image) => usedImages.has(image.id) && imageNames(image).length > 1)
        : [],
    helpers: scope.containers ? helpers : [],
    volumes,
    networks: gone,
    cache,
    bytes:
      sum(containers, ({ size }) => size) +
      sum(images, ({ size, shared }) => size - shared) +
      sum(volumes, ({ size }) => size ?? 0) +
      sum(cache, ({ size, shared }) => (shared ? 0 : size)),
    stranded: staying.filter(
      ({ container }) => !isUp(container.state) && container.networks.some(({ network }) => goneNames.has(network)),
    ),
    onlyHere: images.filter(({ hasDigest, tags }) => !hasDigest && tags.length > 0),
  };
}

/** Of an image that goes its parent goes too, unless it has a name, a container uses it, or another image needs it. */
function parentsOf(
  images: readonly ImageUsage[],
  used: ReadonlySet<string>,
  lineage: readonly Ancestry[],
): readonly string[] {
  const byId = new Map(lineage.map((one) => [one.id, one]));
  const children = new Map<string, number>();
  for (const { parent } of lineage) children.set(parent, (children.get(parent) ?? 0) + 1);
  const parents: string[] = [];
  for (const { id } of images) {
    let parent = byId.get(byId.get(id)?.parent ?? '');
    while (parent !== undefined && !parent.isNamed && !used.has(parent.id)) {
      const left = (children.get(parent.id) ?? 0) - 1;
      children.set(parent.id, left);
      if (left !== 0) break;
      parents.push(parent.id);
      parent = byId.get(parent.parent);
    }
  }
  return parents;
}

/** What an image is called, as far as a prune counts it: a digest is no name of its own beside a tag of its repository. */
export function imageNames({ tags, byDigest }: Pick<ImageUsage, 'tags' | 'byDigest'>): readonly string[] {
  return [...tags, ...byDigest];
}

/** How many things go; of images that stay, names. */
export function planSize({ containers, images, parents, untagged, volumes, networks, cache }: PrunePlan): number {
  return (
    containers.length +
    images.length +
    parents.length +
    sum(untagged, (image) => imageNames(image).length - 1) +
    volumes.length +
    networks.length +
    cache.length
  );
}

/** Whether a newer plan has something that an older one, which somebody agreed to, did not name. */
export function hasMore(newer: PrunePlan, older: PrunePlan): boolean {
  const known = new Set(idsOf(older));
  return idsOf(newer).some((id) => !known.has(id));
}

function idsOf({ containers, images, parents, untagged, volumes, networks, cache }: PrunePlan): string[] {
  return [
    ...containers.map(({ container }) => container.id),
    ...images.flatMap((image) => [image.id, ...imageNames(image)]),
    ...parents,
    ...untagged.flatMap(imageNames),
    ...volumes.map(({ name }) => `volume ${name}`),
    ...networks.map(({ id }) => id),
    ...cache.map(({ id }) => `cache ${id}`),
  ];
}

function namesOf(containers: readonly ContainerUsage[]): ReadonlySet<string> {
  return new Set(
    containers.flatMap(({ container }) => container.networks.flatMap(({ network, networkId }) => [network, networkId])),
  );
}

function isUp(state: string): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
