import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { rootCertificates } from 'node:tls';

/** What Node's TLS takes for one registry. */
export interface RegistryTls {
  readonly ca?: string[];
  readonly cert?: string;
  readonly key?: string;
}

/** Where the docker command and the engine look for certificates of registries. */
export const CERTIFICATE_FOLDER = '/etc/docker/certs.d';

/**
 * The authority and the client certificate that somebody put aside for a registry: `*.crt`, and a `*.cert` with its
 * `*.key`, in a folder of the registry's name. Files that cannot be read are as if they were not there.
 */
export async function registryTls(host: string, folder: string): Promise<RegistryTls> {
  const own = path.join(folder, host);
  const names = (await readdir(own).catch(() => [])).sort();
  const text = async (name: string): Promise<string> => readFile(path.join(own, name), 'utf8').catch(() => '');
  const authorities = await Promise.all(names.filter((name) => name.endsWith('.crt')).map(text));
  const pair = names.find((name) => name.endsWith('.cert') && names.includes(`${name.slice(0, -5)}.key`));
  return {
    // Those that everybody trusts stay trusted.
    ...(authorities.length === 0 ? {} : { ca: [...rootCertificates, ...authorities] }),
    ...(pair === undefined ? {} : { cert: await text(pair), key: await text(`${pair.slice(0, -5)}.key`) }),
  };
}
