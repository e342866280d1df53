import { number, type Raw, record } from '../model/raw.ts';
import { texts } from './run/values.ts';

/** How a container is on a network. */
export interface Attachment {
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

/** @param settings of the network in an inspected container */
export function readAttachment(settings: Raw): Attachment {
  const ipam = record(settings['IPAMConfig']);
  return {
    aliases: texts(settings, 'Aliases'),
    addresses: [ipam['IPv4Address'], ipam['IPv6Address']].filter(
      (address): address is string => typeof address === 'string' && address !== '',
    ),
    linkLocal: texts(ipam, 'LinkLocalIPs'),
    links: texts(settings, 'Links'),
    driverOptions: Object.fromEntries(
      Object.entries(record(settings['DriverOpts'])).map(([key, value]) => [key, String(value)]),
    ),
    gatewayPriority: number(settings, 'GwPriority') ?? 0,
  };
}

/** The arguments of `docker network connect`. */
export function connectLine(network: string, container: string, attachment: Attachment): string[] {
  const { aliases, addresses, linkLocal, links, driverOptions, gatewayPriority } = attachment;
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
    network,
    container,
  ];
}

export function isV6(address: string): boolean {
  return address.includes(':');
}
