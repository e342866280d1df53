import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Endpoint } from '../contract/endpoint.ts';

/** The path of the docker command, or undefined; looked for along PATH only, as a shell would. */
export async function findDockerCli(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  const name = platform === 'win32' ? 'docker.exe' : 'docker';
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
export function cliEnvironment({ address, connection }: Endpoint): Record<string, string | null> {
  const tls = connection.kind === 'tcp' ? connection.tls : undefined;
  return {
    DOCKER_HOST: cliAddress(address),
    DOCKER_CONTEXT: null,
    DOCKER_TLS: tls === undefined || tls.verify ? null : '1',
    DOCKER_TLS_VERIFY: tls?.verify === true ? '1' : null,
    DOCKER_CERT_PATH: tls === undefined ? null : tls.folder,
  };
}

/**
 * Global options that a line needs to mean the same engine in anybody's shell: none while Dockyard follows the CLI's
 * own choice, the address when a setting chose another one.
 */
export function cliGlobalOptions({ address, source }: Endpoint): string[] {
  return source === 'setting' ? ['--host', cliAddress(address)] : [];
}

/** The CLI knows `tcp` only; whether it is encrypted is said elsewhere. */
function cliAddress(address: string): string {
  return address.replace(/^https?:\/\//i, 'tcp://');
}
