import type {
  Attachment,
  ContainerRecord,
  ContainerState,
  Health,
  ImageRecord,
  Labels,
  Mount,
  NetworkRecord,
  OddRecord,
  Port,
  VolumeRecord,
} from './records.ts';

/**
 * Readers of the engine's lists. They take what is there and do without what is not: only a missing id makes an entry
 * odd. Engine API: https://docs.docker.com/reference/api/engine/
 */
type Raw = Readonly<Record<string, unknown>>;

const states: readonly ContainerState[] = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'];

export function readContainer(value: unknown): ContainerRecord | OddRecord {
  const raw = record(value);
  const id = text(raw, 'Id');
  if (id === '') return odd(value, 'Id');
  const status = text(raw, 'Status');
  const state = readState(text(raw, 'State').toLowerCase(), status);
  return {
    kind: 'container',
    id,
    name: containerName(list(raw, 'Names')) || id.slice(0, 12),
    image: text(raw, 'Image'),
    imageId: text(raw, 'ImageID'),
    command: text(raw, 'Command'),
    created: number(raw, 'Created') ?? 0,
    state,
    health: readHealth(status, text(record(raw['Health']), 'Status')),
    exitCode:
      /^(?:Exited|Restarting) \((\d+)\)/.exec(status) === null ? undefined : Number(/\((\d+)\)/.exec(status)?.[1]),
    // Nothing can be said of a port without a number or a mount without a place.
    ports: list(raw, 'Ports')
      .map(readPort)
      .filter(({ containerPort }) => containerPort > 0),
    mounts: list(raw, 'Mounts')
      .map(readMount)
      .filter(({ destination }) => destination !== ''),
    networks: Object.entries(record(record(raw['NetworkSettings'])['Networks'])).map(readAttachment),
    labels: readLabels(raw),
  };
}

/** A container has one name of its own and, with legacy links, others such as `/web/db`; its own has one slash. */
function containerName(names: readonly unknown[]): string {
  const own = names.filter((name): name is string => typeof name === 'string' && name !== '');
  const name = own.find((candidate) => candidate.lastIndexOf('/') <= 0) ?? own[0] ?? '';
  return name.replace(/^\//, '');
}

function readState(state: string, status: string): ContainerState {
  const known = states.find((candidate) => candidate === state);
  if (known !== undefined) return known;
  // Podman says `configured` or `initialized` where Docker says `created`, and `stopped` for `exited`.
  if (state === 'configured' || state === 'initialized') return 'created';
  if (state === 'stopped' || state === 'stopping') return 'exited';
  if (/^Up\b/.test(status)) return /\(Paused\)/.test(status) ? 'paused' : 'running';
  if (/^Exited\b/.test(status)) return 'exited';
  return 'unknown';
}

/** Newer engines (API 1.52) have a field for it; all of them write it into the status text. */
function readHealth(status: string, field: string): Health | undefined {
  const word = field.toLowerCase() || /\((healthy|unhealthy|health: starting)\)/.exec(status)?.[1];
  if (word === 'healthy' || word === 'unhealthy') return word;
  return word === 'health: starting' || word === 'starting' ? 'starting' : undefined;
}

function readPort(value: unknown): Port {
  const raw = record(value);
  return {
    hostIp: text(raw, 'IP'),
    hostPort: number(raw, 'PublicPort') || undefined,
    containerPort: number(raw, 'PrivatePort') ?? 0,
    protocol: text(raw, 'Type') || 'tcp',
  };
}

function readMount(value: unknown): Mount {
  const raw = record(value);
  // Podman lists bare destinations.
  if (typeof value === 'string') return { type: '', source: '', destination: value, writable: true };
  return {
    type: text(raw, 'Type'),
    source: text(raw, 'Name') || text(raw, 'Source'),
    destination: text(raw, 'Destination'),
    writable: raw['RW'] !== false,
  };
}

function readAttachment([network, value]: [string, unknown]): Attachment {
  const raw = record(value);
  return {
    networkId: text(raw, 'NetworkID'),
    network,
    address: text(raw, 'IPAddress'),
    addressV6: text(raw, 'GlobalIPv6Address'),
  };
}

/** One record for each tag; an image without one is dangling. */
export function readImage(value: unknown): readonly (ImageRecord | OddRecord)[] {
  const raw = record(value);
  const id = text(raw, 'Id');
  if (id === '') return [odd(value, 'Id')];
  const tags = list(raw, 'RepoTags')
    .filter(isText)
    .filter((tag) => !tag.startsWith('<none>'));
  const digests = list(raw, 'RepoDigests')
    .filter(isText)
    .filter((digest) => !digest.startsWith('<none>'));
  const base = {
    kind: 'image' as const,
    id,
    size: number(raw, 'Size') ?? 0,
    created: number(raw, 'Created') ?? 0,
    labels: readLabels(raw),
  };
  if (tags.length > 0) {
    return [...new Set(tags)].map((reference) => {
      const repository = `${withoutTag(reference)}@`;
      const own = digests.find((digest) => digest.startsWith(repository));
      return { ...base, reference, repository: '', digest: own?.slice(repository.length) ?? '' };
    });
  }
  const [repository = '', digest = ''] = digests[0]?.split('@', 2) ?? [];
  return [{ ...base, reference: '', repository, digest }];
}

function withoutTag(reference: string): string {
  const colon = reference.lastIndexOf(':');
  return colon > reference.lastIndexOf('/') ? reference.slice(0, colon) : reference;
}

export function readVolume(value: unknown): VolumeRecord | OddRecord {
  const raw = record(value);
  const name = text(raw, 'Name');
  if (name === '') return odd(value, 'Name');
  return {
    kind: 'volume',
    name,
    driver: text(raw, 'Driver'),
    mountpoint: text(raw, 'Mountpoint'),
    anonymous: /^[0-9a-f]{64}$/.test(name),
    labels: readLabels(raw),
  };
}

export function readNetwork(value: unknown): NetworkRecord | OddRecord {
  const raw = record(value);
  const id = text(raw, 'Id');
  if (id === '') return odd(value, 'Id');
  const configs = list(record(raw['IPAM']), 'Config').map(record);
  return {
    kind: 'network',
    id,
    name: text(raw, 'Name') || id.slice(0, 12),
    driver: text(raw, 'Driver'),
    scope: text(raw, 'Scope'),
    subnets: configs.map((config) => text(config, 'Subnet')).filter((subnet) => subnet !== ''),
    internal: raw['Internal'] === true,
    labels: readLabels(raw),
  };
}

const noLabels: Labels = {};

/** Most things have none: those share one. */
function readLabels(raw: Raw): Labels {
  const texts = Object.entries(record(raw['Labels'])).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return texts.length === 0 ? noLabels : Object.fromEntries(texts);
}

function odd(value: unknown, missing: string): OddRecord {
  // Undefined and functions have no JSON, whatever the types of `stringify` say.
  const json = (JSON.stringify(value) as string | undefined) ?? String(value);
  return { kind: 'odd', id: json, reason: `${missing}: ${json.slice(0, 200)}` };
}

function record(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};
}

function list(raw: Raw, name: string): readonly unknown[] {
  const value = raw[name];
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function text(raw: Raw, name: string): string {
  const value = raw[name];
  return typeof value === 'string' ? value : '';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function number(raw: Raw, name: string): number | undefined {
  const value = raw[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
