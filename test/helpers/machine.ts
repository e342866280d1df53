import { createHash } from 'node:crypto';
import type { Surroundings } from '../../src/engine/surroundings.ts';

export const HOME = '/home/kim';

/** A machine with these variables and files, on Linux unless a test says otherwise. */
export function machine(
  env: Surroundings['env'] = {},
  files: Readonly<Record<string, string>> = {},
  platform: NodeJS.Platform = 'linux',
): Surroundings {
  return {
    env,
    platform,
    home: HOME,
    readFile: (file) => Promise.resolve(files[file]),
    exists: (file) => Promise.resolve(files[file] !== undefined),
  };
}

/** The files of a Docker context below a `.docker` folder, as `docker context create` writes them. */
export function context(
  name: string,
  docker: object,
  { tls = [], folder = `${HOME}/.docker` }: { tls?: readonly string[]; folder?: string } = {},
): Record<string, string> {
  const hash = createHash('sha256').update(name).digest('hex');
  return {
    [`${folder}/contexts/meta/${hash}/meta.json`]: JSON.stringify({ Name: name, Endpoints: { docker } }),
    ...Object.fromEntries(tls.map((name) => [`${folder}/contexts/tls/${hash}/docker/${name}.pem`, 'PEM'])),
  };
}

export const current = (name: string, folder = `${HOME}/.docker`): Record<string, string> => ({
  [`${folder}/config.json`]: JSON.stringify({ auths: {}, currentContext: name }),
});
