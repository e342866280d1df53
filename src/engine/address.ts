import type { Connection, TlsFiles } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';

/** An address, completed where docker would not understand it, and what it means. */
export interface Address {
  readonly address: string;
  readonly connection: Connection;
}

export interface AddressRules {
  /** The port of a tcp address without one; `tls`: 2376 when it is encrypted, as people mean it. The CLI never does. */
  readonly ports: 'plain' | 'tls';
  /** As the CLI reads DOCKER_HOST: a bare name is a host, and no host is localhost. */
  readonly bareHosts: boolean;
  /** What makes the connection of this port encrypted; `always`: it must be. Undefined: it is not. */
  readonly tls: (port: number | undefined, always: boolean) => TlsFiles | undefined;
}

/** @throws Failure `engine.badEndpoint` or `engine.unsupportedEndpoint`. */
export function parseAddress(address: string, rules: AddressRules): Address {
  const bad = (): Failure => new Failure('engine.badEndpoint', [withoutPassword(address)]);
  // No address has a control character; a NUL would throw wherever it is used.
  if (/\p{Cc}/u.test(address)) throw bad();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? address : address.slice(scheme.length + 3);
  switch (scheme) {
    case 'unix': {
      const socket = rest === '' ? '/var/run/docker.sock' : rest;
      if (!socket.startsWith('/')) throw bad();
      return { address: `unix://${socket}`, connection: { kind: 'socket', path: socket } };
    }
    case 'npipe':
      if (rest === '') throw bad();
      return { address, connection: { kind: 'socket', path: rest.replaceAll('\\', '/') } };
    case 'tcp':
      return { address, connection: tcp(rest, false, rules) ?? fail(bad()) };
    case 'http':
    case 'https':
      return { address, connection: tcp(rest, scheme === 'https', { ...rules, bareHosts: false }) ?? fail(bad()) };
    case 'ssh':
      return { address, connection: ssh(rest) ?? fail(bad()) };
    case undefined:
      // `DOCKER_HOST=host:2375` is good for the CLI too.
      if (!rules.bareHosts && !/^[^/\s]+:\d+$/.test(address)) throw bad();
      return { address: `tcp://${address}`, connection: tcp(address, false, rules) ?? fail(bad()) };
    case 'fd':
      throw new Failure('engine.unsupportedEndpoint', [address]);
    default:
      throw bad();
  }
}

function fail(failure: Failure): never {
  throw failure;
}

/** Failures are shown and logged; a password that somebody put into an address must not be. */
function withoutPassword(address: string): string {
  return address.replace(/(:\/\/[^@/:]*):[^@]*@/, '$1:***@');
}

/** @returns undefined when it is none */
function tcp(rest: string, encrypted: boolean, { ports, bareHosts, tls }: AddressRules): Connection | undefined {
  let url: URL;
  try {
    url = new URL(`http://${bareHosts && /^(:|$)/.test(rest) ? `localhost${rest}` : rest}`);
  } catch {
    return undefined;
  }
  // A user, a prefix or a query would have to be sent with every request, which the Engine API does not know.
  if (url.username !== '' || url.password !== '' || rest.includes('@')) return undefined;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return undefined;
  // `new URL` swallows the port 80 of http; the text still has it.
  const given = url.port === '' ? (/:80(\/|$)/.test(rest) ? 80 : undefined) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '' || given === 0) return undefined;
  const files = tls(given, encrypted);
  const port = given ?? (files !== undefined && ports === 'tls' ? 2376 : 2375);
  return { kind: 'tcp', host, port, ...(files === undefined ? {} : { tls: files }) };
}

/** Characters that mean something to a shell could get into a ProxyCommand of the user's own ssh config. */
const SSH_WORD = /^(?!-)[^\s\p{C}:@/'"`$\\;|&<>(){}?#*!%[\]~^,]+$/u;
/** A colon divides the two ends of a forwarding, and a query is nothing that ssh knows. */
const SSH_PATH = /^\/[^\s\p{Cc}:?#]*$/u;
const SSH = /^(?:([^@/]*)@)?(?:\[([0-9a-f:.]+)\]|([^:@/]+))(?::(\d+))?(\/.*)?$/is;

/** @returns undefined when it is none, or when it could be taken for an option of ssh */
function ssh(rest: string): Connection | undefined {
  const parts = SSH.exec(rest);
  if (parts === null) return undefined;
  const [, user, ipv6, name = '', digits, where = '/'] = parts;
  const host = ipv6 ?? name;
  const port = digits === undefined ? undefined : Number(digits);
  if (ipv6 === undefined && !SSH_WORD.test(name)) return undefined;
  if (user !== undefined && !SSH_WORD.test(user)) return undefined;
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined;
  if (!SSH_PATH.test(where)) return undefined;
  const path = where === '/' ? undefined : where;
  return {
    kind: 'ssh',
    host,
    ...(user === undefined ? {} : { user }),
    ...(port === undefined ? {} : { port }),
    ...(path === undefined ? {} : { path }),
  };
}
