import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { Thing } from '../../contract/view.ts';
import { list, number, type Raw, record, text } from '../../model/raw.ts';

/** How a container is on a network. */
export interface Attached {
  readonly container: Pick<Thing, 'id' | 'name'>;
  readonly aliases: readonly string[];
  /** Of either family; empty: any that are free. */
  readonly addresses: readonly string[];
  readonly linkLocal: readonly string[];
  /** `CONTAINER:NAME`, as `--link` takes them. */
  readonly links: readonly string[];
  readonly driverOptions: Readonly<Record<string, string>>;
  /** The network with the highest gives the default gateway; 0 is usual, and all that engines before 28 know. */
  readonly gatewayPriority: number;
}

export const plain: Omit<Attached, 'container'> = {
  aliases: [],
  addresses: [],
  linkLocal: [],
  links: [],
  driverOptions: {},
  gatewayPriority: 0,
};

export function connectLine({ name }: Thing, attached: Attached): string[] {
  const { container, aliases, addresses, linkLocal, links, driverOptions, gatewayPriority } = attached;
  const each = (flag: string, values: readonly string[]): string[] => values.flatMap((value) => [flag, value]);
  return [
    'network',
    'connect',
    ...each('--alias', aliases),
    ...addresses.flatMap((address) => [isV6(address) ? '--ip6' : '--ip', address]),
    ...each('--link-local-ip', linkLocal),
    ...each('--link', links),
    ...each(
      '--driver-opt',
      Object.entries(driverOptions).map(([key, value]) => `${key}=${value}`),
    ),
    ...(gatewayPriority === 0 ? [] : ['--gw-priority', String(gatewayPriority)]),
    name,
    container.name,
  ];
}

export function connectCall({ id, name }: Thing, attached: Attached): ApiCall {
  const { container, aliases, addresses, linkLocal, links, driverOptions, gatewayPriority } = attached;
  const ipam = {
    ...Object.fromEntries(addresses.map((address) => [isV6(address) ? 'IPv6Address' : 'IPv4Address', address])),
    ...(linkLocal.length === 0 ? {} : { LinkLocalIPs: [...linkLocal] }),
  };
  return {
    method: 'POST',
    path: apiPath`/networks/${id}/connect`,
    body: {
      Container: container.id,
      EndpointConfig: {
        Aliases: [...aliases],
        IPAMConfig: ipam,
        ...(links.length === 0 ? {} : { Links: [...links] }),
        ...(Object.keys(driverOptions).length === 0 ? {} : { DriverOpts: { ...driverOptions } }),
        ...(gatewayPriority === 0 ? {} : { GwPriority: gatewayPriority }),
      },
    },
    about: { kind: 'thing', name },
  };
}

export function disconnectCall({ id, name }: Thing, container: Attached['container']): ApiCall {
  return {
    method: 'POST',
    path: apiPath`/networks/${id}/disconnect`,
    body: { Container: container.id, Force: false },
    about: { kind: 'thing', name },
  };
}

/** As it is now, to be made so again. @param inspected the container */
export function attachmentOf(inspected: unknown, network: Thing, container: Attached['container']): Attached {
  const networks: Raw = record(record(record(inspected)['NetworkSettings'])['Networks']);
  const endpoints = Object.entries(networks).map(([name, endpoint]) => ({ name, endpoint: record(endpoint) }));
  const found =
    endpoints.find(({ endpoint }) => text(endpoint, 'NetworkID') === network.id) ??
    endpoints.find(({ name }) => name === network.name);
  const endpoint = found?.endpoint ?? {};
  const ipam = record(endpoint['IPAMConfig']);
  return {
    container,
    // Engines before 25 add the short id by themselves.
    aliases: texts(endpoint, 'Aliases').filter((alias) => alias !== container.id.slice(0, 12)),
    addresses: [text(ipam, 'IPv4Address'), text(ipam, 'IPv6Address')].filter((address) => address !== ''),
    linkLocal: texts(ipam, 'LinkLocalIPs'),
    links: texts(endpoint, 'Links'),
    driverOptions: Object.fromEntries(
      Object.entries(record(endpoint['DriverOpts'])).map(([key, value]) => [key, String(value)]),
    ),
    gatewayPriority: number(endpoint, 'GwPriority') ?? 0,
  };
}

function texts(raw: Raw, field: string): readonly string[] {
  return list(raw, field).filter((value): value is string => typeof value === 'string');
}

function isV6(address: string): boolean {
  return address.includes(':');
}
