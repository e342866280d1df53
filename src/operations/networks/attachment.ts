import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { Thing } from '../../contract/view.ts';
import { type Raw, record, text } from '../../model/raw.ts';
import { type Attachment, isV6, readAttachment } from '../../shell/connectLine.ts';

/** How a container is on a network. */
export interface Attached extends Attachment {
  readonly container: Pick<Thing, 'id' | 'name'>;
}

export const plain: Attachment = {
  aliases: [],
  addresses: [],
  linkLocal: [],
  links: [],
  driverOptions: {},
  gatewayPriority: 0,
};

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
  const attachment = readAttachment(found?.endpoint ?? {});
  // Engines before 25 add the short id by themselves.
  const aliases = attachment.aliases.filter((alias) => alias !== container.id.slice(0, 12));
  return { ...attachment, container, aliases };
}
