export interface PortText {
  readonly ip: string;
  readonly hostPort: string;
  /** Port or range, and the protocol. */
  readonly container: string;
  readonly port: string;
  /** As written; empty when there is none. */
  readonly protocol: string;
}

/** `[ip:]hostPort:port/protocol`; takes apart any text. Rules: BuildKit, dockerfile2llb/convert_expose.go. */
export function readPort(text: string): PortText {
  const parts = text.split(':');
  const container = parts.at(-1) ?? '';
  const slash = container.indexOf('/');
  return {
    ip: parts.slice(0, -2).join(':'),
    hostPort: parts.at(-2) ?? '',
    container,
    port: slash === -1 ? container : container.slice(0, slash),
    protocol: slash === -1 ? '' : container.slice(slash + 1),
  };
}

const protocols: readonly string[] = ['', 'tcp', 'udp', 'sctp'];

/** BuildKit takes it. */
export function isPort(text: string): boolean {
  const { hostPort, port, protocol } = readPort(text);
  return isRange(port) && (hostPort === '' || isRange(hostPort)) && protocols.includes(protocol.toLowerCase());
}

function isRange(text: string): boolean {
  const [first = '', last = first, ...more] = text.split('-');
  const start = portNumber(first);
  const end = portNumber(last);
  return more.length === 0 && start !== undefined && end !== undefined && start <= end;
}

function portNumber(text: string): number | undefined {
  const port = /^\+?[0-9]{1,10}$/.test(text) ? Number(text) : -1;
  return port >= 0 && port <= 65535 ? port : undefined;
}
