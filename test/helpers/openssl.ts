import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensurePrograms } from '../support/packages.mjs';

/** Folders with `ca.pem`, `cert.pem` and `key.pem`, as DOCKER_CERT_PATH names them. */
export interface Certificates {
  readonly server: string;
  readonly client: string;
}

/** Makes a certificate authority, and by it one certificate for 127.0.0.1 and one for a client. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  await ensurePrograms({ openssl: 'openssl' }, { yes: true, why: 'Tests of TLS need' });
  const authority = path.join(folder, 'authority');
  mkdirSync(authority, { recursive: true });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const make = (where: string, name: string, ...more: readonly string[]): Promise<unknown> => {
    const files = ['-keyout', path.join(where, 'key.pem'), '-out', path.join(where, 'cert.pem')];
    return promisify(execFile)('openssl', [
      'req',
      '-x509',
      '-days',
      '2',
      ...key,
      '-subj',
      `/CN=${name}`,
      ...files,
      ...more,
    ]);
  };
  await make(authority, 'dyt authority');
  const signed = async (name: string, extensions: readonly string[]): Promise<string> => {
    const where = path.join(folder, name);
    mkdirSync(where, { recursive: true });
    const by = ['-CA', path.join(authority, 'cert.pem'), '-CAkey', path.join(authority, 'key.pem')];
    await make(where, `dyt ${name}`, ...by, ...extensions.flatMap((extension) => ['-addext', extension]));
    cpSync(path.join(authority, 'cert.pem'), path.join(where, 'ca.pem'));
    return where;
  };
  const usual = 'basicConstraints=critical,CA:FALSE';
  const server = await signed('server', [usual, 'subjectAltName=IP:127.0.0.1', 'extendedKeyUsage=serverAuth']);
  const client = await signed('client', [usual, 'extendedKeyUsage=clientAuth']);
  writeFileSync(path.join(folder, 'README'), 'Made by a test of Dockyard; of no use to anybody.\n');
  return { server, client };
}
