import { readImageName } from '../../dockerfile/imageName.ts';
import type { ContainerRecord, ImageRecord, NetworkRecord, VolumeRecord } from '../../model/records.ts';

/** What an engine has at one moment, as plain data. */
export interface Picture {
  readonly containers: readonly ContainerRecord[];
  readonly images: readonly ImageRecord[];
  readonly volumes: readonly VolumeRecord[];
  readonly networks: readonly NetworkRecord[];
}

/** By name, or by an id or the beginning of one, as docker looks them up. */
export function findContainer({ containers }: Picture, name: string): ContainerRecord | undefined {
  const plain = name.replace(/^\//, '');
  return (
    containers.find((one) => one.name === plain) ?? containers.find(({ id }) => plain !== '' && id.startsWith(plain))
  );
}

/** By name, tag left out included, or by id. */
export function findImage({ images }: Picture, name: string): ImageRecord | undefined {
  const wanted = fullName(name);
  const id = name.replace(/^sha256:/, '');
  return (
    images.find(({ reference }) => reference !== '' && fullName(reference) === wanted) ??
    (/^[\da-f]{4,64}$/.test(id) ? images.find((one) => one.id.replace(/^sha256:/, '').startsWith(id)) : undefined)
  );
}

export function findNetwork({ networks }: Picture, name: string): NetworkRecord | undefined {
  return networks.find((one) => one.name === name) ?? networks.find(({ id }) => name.length > 3 && id.startsWith(name));
}

/** `nginx` is `docker.io/library/nginx:latest`. */
export function fullName(name: string): string {
  const { host, repository, tag, digest } = readImageName(name);
  return `${host}/${repository}${digest === undefined ? `:${tag ?? 'latest'}` : `@${digest}`}`;
}

/** Whether something goes on in it. */
export function isRunning({ state }: ContainerRecord): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}

/** Containers that use a volume. */
export function usersOfVolume({ containers }: Picture, name: string): ContainerRecord[] {
  return containers.filter(({ mounts }) => mounts.some(({ type, source }) => type === 'volume' && source === name));
}

export function usersOfImage({ containers }: Picture, image: ImageRecord): ContainerRecord[] {
  return containers.filter(({ imageId }) => imageId === image.id);
}

export function usersOfNetwork({ containers }: Picture, { id, name }: NetworkRecord): ContainerRecord[] {
  return containers.filter(({ networks }) =>
    networks.some((one) => (one.networkId === '' ? one.network === name : one.networkId === id)),
  );
}
