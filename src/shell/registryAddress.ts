import type { Localized } from '../contract/localized.ts';
import type { RegistryAddress } from '../contract/registry.ts';

const hostShape = /^(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?$/;

/** What is wrong with the host of a registry; undefined when nothing is. */
export function registryProblem(host: string): Localized | undefined {
  // Without a dot or a colon it would be the name of somebody at Docker Hub.
  const isHost = hostShape.test(host) && (/[.:]/.test(host) || host === 'localhost');
  if (isHost && host.length <= 255) return undefined;
  return {
    en: 'That is no address of a registry. It has a dot or a port, and no scheme: registry.example.com or 127.0.0.1:5000.',
    ko: '레지스트리 주소가 아닙니다. 점이나 포트가 있어야 하고 스킴은 쓰지 않습니다. 예: registry.example.com, 127.0.0.1:5000',
  };
}

/** An entry of the setting `dockyard.registries`: a registry, or one repository of it. */
export interface RegistryEntry {
  readonly address: RegistryAddress;
  /** Empty: all that the registry lists. */
  readonly repository: string;
}

/**
 * Reads `registry.example.com`, `http://127.0.0.1:5000` or `docker.io/library/alpine`; undefined when it is none.
 * `http://` in front means that a registry of another machine is asked without TLS.
 */
export function readRegistryEntry(text: string): RegistryEntry | undefined {
  const plain = /^http:\/\//i.test(text);
  const bare = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '');
  const slash = bare.indexOf('/');
  const host = slash === -1 ? bare : bare.slice(0, slash);
  const repository = slash === -1 ? '' : bare.slice(slash + 1);
  if (registryProblem(host) !== undefined) return undefined;
  if (repository !== '' && !/^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/.test(repository)) {
    return undefined;
  }
  return { address: { host: /^(index\.)?docker\.io$/.test(host) ? 'docker.io' : host, plain }, repository };
}
