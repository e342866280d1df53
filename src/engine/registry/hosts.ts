import type { RegistryAddress } from '../../contract/registry.ts';

/** Docker Hub as it stands in names of images, in the docker command's config.json, and where it really answers. */
export const DOCKER_HUB = 'docker.io';
const HUB_KEY = 'https://index.docker.io/v1/';
const HUB_API = 'registry-1.docker.io';

/** What config.json and credential helpers call a registry. */
export function credentialKey(host: string): string {
  return host === DOCKER_HUB ? HUB_KEY : host;
}

/** `https://host/path` and `host` are the same registry to the docker command. */
export function hostOfKey(key: string): string {
  const bare = key.replace(/^https?:\/\//, '');
  const slash = bare.indexOf('/');
  const host = slash === -1 ? bare : bare.slice(0, slash);
  return host === 'index.docker.io' || host === HUB_API ? DOCKER_HUB : host;
}

/**
 * Where the API of a registry may answer, the likeliest first. Like the engine, a registry of this machine is asked
 * without TLS when it has none.
 */
export function registryOrigins({ host, plain }: RegistryAddress): readonly string[] {
  if (plain) return [`http://${host}`];
  if (host === DOCKER_HUB) return [`https://${HUB_API}`];
  return isThisMachine(host) ? [`https://${host}`, `http://${host}`] : [`https://${host}`];
}

function isThisMachine(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}
