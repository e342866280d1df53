import { number, type Raw, record, text } from '../../model/raw.ts';
import { connectLine, readAttachment } from '../connectLine.ts';
import type { CreateBody } from './option.ts';
import { csvFields, csvLine, keyValue, texts } from './values.ts';

export const isAddress = (value: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(value) || (value.includes(':') && URL.canParse(`http://[${value}]/`));

export const isMacAddress = (value: string): boolean => /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(value);

/** What a network is called, or its id. */
export const isNetworkName = (value: string): boolean => /^[\w.:@/-]+$/.test(value);

/** Whether somebody made it: the engine knows the others by these names. */
export const isOfUser = (network: string): boolean => !/^(?:default|bridge|host|none|container:.*)$/.test(network);

/** What the container is told of its network; options add to it one after the other. */
export function putEndpoint(body: CreateBody, fields: Raw): void {
  const network = body.HostConfig['NetworkMode'];
  const name = typeof network === 'string' ? network : 'default';
  const before = record(record(record(body['NetworkingConfig'])['EndpointsConfig'])[name]);
  const IPAMConfig = { ...record(before['IPAMConfig']), ...record(fields['IPAMConfig']) };
  const ipam = Object.keys(IPAMConfig).length === 0 ? {} : { IPAMConfig };
  body['NetworkingConfig'] = { EndpointsConfig: { [name]: { ...before, ...fields, ...ipam } } };
}

/** A network that a container is on. */
export interface Endpoint {
  readonly network: string;
  readonly settings: Raw;
}

function endpoints(inspected: Raw): Endpoint[] {
  const networks = Object.entries(record(record(inspected['NetworkSettings'])['Networks']));
  return networks.map(([network, settings]) => ({ network, settings: record(settings) }));
}

/** The one that `--network` names; undefined when the container was taken off it. */
export function firstEndpoint(inspected: Raw): Endpoint | undefined {
  const mode = text(record(inspected['HostConfig']), 'NetworkMode');
  // Somebody may have given the id, or its first digits.
  const isIt = ({ network, settings }: Endpoint): boolean =>
    network === mode ||
    (mode === 'default' && network === 'bridge') ||
    (/^[0-9a-f]{4,64}$/.test(mode) && text(settings, 'NetworkID').startsWith(mode));
  const all = endpoints(inspected);
  return all.find(({ network }) => network === mode) ?? all.find(isIt);
}

export function furtherEndpoints(inspected: Raw): Endpoint[] {
  const first = firstEndpoint(inspected)?.network;
  return endpoints(inspected).filter(({ network }) => network !== first);
}

/** The names that somebody gave it there. Engines before 25 add the short id and the host name by themselves. */
export function aliasesOf(inspected: Raw, { settings }: Endpoint): string[] {
  const own = [text(inspected, 'Id').slice(0, 12), text(record(inspected['Config']), 'Hostname')];
  return texts(settings, 'Aliases').filter((alias) => !own.includes(alias));
}

/** The arguments of `docker network connect` that put a container on a network as it is there now. */
export function connectWords(inspected: Raw, endpoint: Endpoint, container: string): string[] {
  const { network, settings } = endpoint;
  return connectLine(network, container, { ...readAttachment(settings), aliases: aliasesOf(inspected, endpoint) });
}

/** An address of `IPAMConfig` as a list of one, or none. */
export function ipamTexts(ipam: Raw, field: 'IPv4Address' | 'IPv6Address'): string[] {
  return [text(ipam, field)].filter((address) => address !== '');
}

/** A value of `--network`: the name alone, or fields as in `name=web,alias=db`. */
export interface NetworkValue {
  readonly network: string;
  /** What `EndpointsConfig` is told. */
  readonly settings: Raw;
  readonly macAddress: string;
}

/** Undefined for what docker would refuse, and for fields that are not known here. */
export function networkOf(value: string): NetworkValue | undefined {
  if (isNetworkName(value)) return { network: value, settings: {}, macAddress: '' };
  const given = new Map<string, string[]>();
  for (const field of csvFields(value)) {
    const [key, said] = keyValue(field);
    if (longFields[key]?.(said) !== true) return undefined;
    given.set(key, [...(given.get(key) ?? []), said]);
  }
  const all = (key: string): readonly string[] => given.get(key) ?? [];
  const network = all('name').at(-1);
  if (network === undefined) return undefined;
  const [ip, ip6, priority] = [all('ip').at(-1), all('ip6').at(-1), all('gw-priority').at(-1)];
  const IPAMConfig = {
    ...(ip === undefined ? {} : { IPv4Address: ip }),
    ...(ip6 === undefined ? {} : { IPv6Address: ip6 }),
    ...(given.has('link-local-ip') && { LinkLocalIPs: all('link-local-ip') }),
  };
  const settings = {
    ...(given.has('alias') && { Aliases: all('alias') }),
    ...(Object.keys(IPAMConfig).length > 0 && { IPAMConfig }),
    ...(given.has('driver-opt') && { DriverOpts: Object.fromEntries(all('driver-opt').map(keyValue)) }),
    ...(priority === undefined ? {} : { GwPriority: Number(priority) }),
  };
  return { network, settings, macAddress: all('mac-address').at(-1) ?? '' };
}

const longFields: Readonly<Record<string, ((value: string) => boolean) | undefined>> = {
  name: isNetworkName,
  alias: isNetworkName,
  ip: isAddress,
  ip6: isAddress,
  'link-local-ip': isAddress,
  'mac-address': isMacAddress,
  'driver-opt': (value) => /^[^=\s]+=/.test(value),
  'gw-priority': (value) => /^-?\d{1,9}$/.test(value),
};

/** The value of `--network` for what has no option of its own; a name alone wherever that is enough. */
export function networkText(network: string, settings: Raw): string {
  const priority = number(settings, 'GwPriority') ?? 0;
  const more = [
    ...texts(record(settings['IPAMConfig']), 'LinkLocalIPs').map((address) => `link-local-ip=${address}`),
    ...pairsOf(settings['DriverOpts']).map((pair) => `driver-opt=${pair}`),
    ...(priority === 0 ? [] : [`gw-priority=${priority}`]),
  ];
  return more.length === 0 ? network : csvLine([`name=${network}`, ...more]);
}

function pairsOf(values: unknown): string[] {
  return Object.entries(record(values)).map(([key, value]) => `${key}=${String(value)}`);
}
