import { defaultRegistry, officialNamespace } from './knowledge/baseImages.ts';

/** A reference to an image, taken apart. */
export interface ImageName {
  /** As written; undefined when it is left out. */
  readonly registry: string | undefined;
  /** As written, without the registry. */
  readonly path: string;
  readonly tag: string | undefined;
  /** `sha256:` and the rest. */
  readonly digest: string | undefined;
  /** The registry that it means. */
  readonly host: string;
  /** The repository that it means: official images of Docker Hub stand below `library`. */
  readonly repository: string;
  /** Repository as it is usually written: with the registry unless that is Docker Hub, without `library`. */
  readonly familiar: string;
}

/** Takes any text apart. Rules: https://github.com/distribution/reference (splitDockerDomain). */
export function readImageName(name: string): ImageName {
  const at = name.indexOf('@');
  const digest = at === -1 ? undefined : name.slice(at + 1);
  const tagged = at === -1 ? name : name.slice(0, at);
  const colon = tagged.lastIndexOf(':');
  const hasTag = colon > tagged.lastIndexOf('/');
  const tag = hasTag ? tagged.slice(colon + 1) : undefined;
  const whole = hasTag ? tagged.slice(0, colon) : tagged;
  const slash = whole.indexOf('/');
  const first = slash === -1 ? '' : whole.slice(0, slash);
  const isRegistry = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const registry = isRegistry ? first : undefined;
  const path = isRegistry ? whole.slice(slash + 1) : whole;
  const host = registry === undefined || registry === `index.${defaultRegistry}` ? defaultRegistry : registry;
  const official = host === defaultRegistry && !path.includes('/');
  const repository = official ? `${officialNamespace}/${path}` : path;
  const short = repository.startsWith(`${officialNamespace}/`) ? repository.slice(officialNamespace.length + 1) : path;
  return {
    registry,
    path,
    tag,
    digest,
    host,
    repository,
    familiar: host === defaultRegistry ? short : `${host}/${path}`,
  };
}
