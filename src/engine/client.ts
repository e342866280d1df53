import { Agent } from 'node:https';
import type Dockerode from 'dockerode';
import { isOlderApi } from '../contract/apiCall.ts';
import type { Connection } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import { readTlsFiles } from './tlsFiles.ts';

/** The newest Engine API that Dockyard was read against; a newer engine still speaks it. */
const NEWEST_API = '1.52';
const OLDEST_API = '1.41';

/**
 * Makes a dockerode client that speaks to exactly this endpoint. DOCKER_HOST in the environment would beat an explicit
 * `socketPath` inside docker-modem, so host and port are always given, even as undefined.
 * @param where not ssh: there, the socket of the tunnel
 * @param version `v1.41`; undefined: unversioned paths, for the first contact only.
 */
export async function createClient(where: Exclude<Connection, { kind: 'ssh' }>, version?: string): Promise<Dockerode> {
  const { default: Docker } = await import('dockerode');
  const shared = { ...(version === undefined ? {} : { version }) };
  const options =
    where.kind === 'socket'
      ? { ...shared, socketPath: where.path, host: undefined, port: undefined, protocol: 'http' as const }
      : { ...shared, ...(await tcpOptions(where)) };
  return withoutDockerHost(() => new Docker(options as Dockerode.DockerOptions));
}

async function tcpOptions(where: Extract<Connection, { kind: 'tcp' }>): Promise<object> {
  const base = {
    host: where.host.includes(':') ? `[${where.host}]` : where.host,
    port: where.port,
    socketPath: undefined,
  };
  if (where.tls === undefined) return { ...base, protocol: 'http' };
  const material = await readTlsFiles(where.tls);
  // A session that is taken up again is not verified again: a certificate that expired meanwhile would go unnoticed.
  const agent = new Agent({ keepAlive: true, maxCachedSessions: 0, rejectUnauthorized: where.tls.verify });
  return { ...base, protocol: 'https', ...material, agent };
}

/** docker-modem reads DOCKER_HOST in its constructor and throws when it is malformed, whatever options say. */
function withoutDockerHost<T>(build: () => T): T {
  const saved = process.env['DOCKER_HOST'];
  delete process.env['DOCKER_HOST'];
  try {
    return build();
  } finally {
    if (saved !== undefined) process.env['DOCKER_HOST'] = saved;
  }
}

/** The API version to speak with an engine that offers up to `offered`. */
export function negotiate(offered: unknown, address: string): string {
  if (typeof offered !== 'string' || !/^\d+\.\d+$/.test(offered)) throw new Failure('engine.notDocker', [address]);
  if (isOlderApi(offered, OLDEST_API)) throw new Failure('engine.tooOld', [address, offered, OLDEST_API]);
  return `v${isOlderApi(offered, NEWEST_API) ? offered : NEWEST_API}`;
}
