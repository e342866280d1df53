import type Dockerode from 'dockerode';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Failure } from '../contract/failure.ts';
import type { Log } from '../contract/ports.ts';
import { createClient } from './client.ts';
import { openTunnel } from './ssh.ts';
import { checkHandshake } from './tlsHandshake.ts';

/** A way to an engine: a socket that is there, or a tunnel that has to be held open. */
export interface Transport {
  /** @param version `v1.41`; undefined: unversioned paths, for the first contact only. */
  client(version?: string): Promise<Dockerode>;
  /** Resolves when the way is gone for good, with the reason. A socket or an address never is: each request tries anew. */
  readonly closed: Promise<Failure>;
  dispose(): void;
}

/** @throws Failure when there is no way. */
export async function openTransport({ address, connection }: Endpoint, log: Log): Promise<Transport> {
  log.debug(`Opening the way to ${address}`);
  if (connection.kind === 'ssh') {
    const tunnel = await openTunnel(connection, address, log);
    return {
      client: (version) => createClient({ kind: 'socket', path: tunnel.socket }, version),
      closed: tunnel.closed,
      dispose: () => tunnel.dispose(),
    };
  }
  if (connection.kind === 'tcp') await checkHandshake(connection, address);
  return {
    client: (version) => createClient(connection, version),
    closed: new Promise(() => undefined),
    dispose: () => undefined,
  };
}
