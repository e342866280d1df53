import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_CONTEXT } from '../contract/context.ts';
import type { Endpoint, TlsFiles } from '../contract/endpoint.ts';
import type { Surroundings } from './surroundings.ts';

/** The path of the docker command, or undefined. */
export async function findDockerCli(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  return findProgram('docker', { env, platform });
}

/** The path of a program, or undefined; looked for along PATH only, as a shell would. @param program without `.exe` */
export async function findProgram(
  program: string,
  { env, platform }: Pick<Surroundings, 'env' | 'platform'>,
): Promise<string | undefined> {
  const name = platform === 'win32' ? `${program}.exe` : program;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(platform === 'win32' ? ';' : ':');
  for (const folder of folders.filter((entry) => path.isAbsolute(entry))) {
    const file = path.join(folder, name);
    try {
      await access(file, constants.X_OK);
      // A folder may be executable too: it is then one that may be entered.
      if ((await stat(file)).isFile()) return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/**
 * Variables that make the CLI speak to exactly this endpoint, whatever its own contexts say. `null` unsets a variable.
 */
export function cliEnvironment(endpoint: Endpoint): Record<string, string | null> {
  const tls = tlsOf(endpoint);
  const none = { DOCKER_CONTEXT: null, DOCKER_TLS: null, DOCKER_TLS_VERIFY: null, DOCKER_CERT_PATH: null };
  // Variables cannot say "TLS, with the system's authorities"; the context itself can.
  if (tls !== undefined && tls.ca === undefined && isNamed(endpoint)) {
    return { ...none, DOCKER_HOST: null, DOCKER_CONTEXT: endpoint.context };
  }
  const folder = tls?.ca ?? tls?.cert ?? tls?.key;
  return {
    ...none,
    DOCKER_HOST: cliAddress(endpoint),
    DOCKER_TLS: tls === undefined || tls.verify ? null : '1',
    DOCKER_TLS_VERIFY: tls?.verify === true ? '1' : null,
    DOCKER_CERT_PATH: folder === undefined ? null : path.dirname(folder),
  };
}

/**
 * Global options that a line needs to mean the same engine in anybody's shell: none while Dockyard follows the CLI's
 * own choice, the context or the address when a setting chose another one or Dockyard found it by itself.
 */
export function cliGlobalOptions(endpoint: Endpoint): string[] {
  if (endpoint.source !== 'setting' && endpoint.source !== 'found') return [];
  if (isNamed(endpoint)) return ['--context', endpoint.context];
  const tls = tlsOf(endpoint);
  return ['--host', cliAddress(endpoint), ...(tls === undefined ? [] : tlsOptions(tls))];
}

/** The address as the CLI writes it: always with its port, and never `http`, as it says elsewhere what is encrypted. */
export function cliAddress({ address, connection }: Endpoint): string {
  if (connection.kind !== 'tcp') return address;
  const host = connection.host.includes(':') ? `[${connection.host}]` : connection.host;
  return `tcp://${host}:${connection.port}`;
}

function tlsOptions({ ca, cert, key, verify }: TlsFiles): string[] {
  const own = cert !== undefined && key !== undefined ? ['--tlscert', cert, '--tlskey', key] : [];
  // An empty name means the system's authorities; without the option the CLI would look for its usual file.
  return [verify ? '--tlsverify' : '--tls', '--tlscacert', ca ?? '', ...own];
}

function tlsOf({ connection }: Endpoint): TlsFiles | undefined {
  return connection.kind === 'tcp' ? connection.tls : undefined;
}

/** A context that `--context` leads to; what `default` is depends on the shell. */
function isNamed(endpoint: Endpoint): endpoint is Endpoint & { context: string } {
  return endpoint.context !== undefined && endpoint.context !== DEFAULT_CONTEXT;
}
