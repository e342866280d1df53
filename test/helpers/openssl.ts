import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensurePrograms } from '../support/packages.mjs';

const run = promisify(execFile);

/** Folders with `ca.pem`, `cert.pem` and `key.pem`, as DOCKER_CERT_PATH names them. */
export interface Certificates {
  readonly server: string;
  readonly client: string;
}

/** Makes a certificate authority, and by it one certificate for 127.0.0.1 and localhost, and one for a client. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  await ensurePrograms({ openssl: 'openssl' }, { yes: true, why: 'Tests of TLS need' });
  const authority = path.join(folder, 'authority');
  mkdirSync(authority, { recursive: true });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const make = (where: string, name: string, ...more: readonly string[]): Promise<unknown> => {
    const files = ['-keyout', path.join(where, 'key.pem'), '-out', path.join(where, 'cert.pem')];
    return run('openssl', ['req', '-x509', '-days', '2', ...key, '-subj', `/CN=${name}`, ...files, ...more]);
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
  const server = await signed('server', [
    usual,
    'subjectAltName=IP:127.0.0.1,DNS:localhost',
    'extendedKeyUsage=serverAuth',
  ]);
  const client = await signed('client', [usual, 'extendedKeyUsage=clientAuth']);
  writeFileSync(path.join(folder, 'README'), 'Made by a test of Dockyard; of no use to anybody.\n');
  return { server, client };
}

/**
 * A certificate for 127.0.0.1 that is good from one time to another (YYYYMMDDHHMMSSZ), by the authority that
 * `makeCertificates` made in `folder`.
 * @returns `where`, which then holds what the folder of a server does
 */
export async function datedServer(folder: string, where: string, from: string, to: string): Promise<string> {
  const authority = path.join(folder, 'authority');
  cpSync(path.join(folder, 'server'), where, { recursive: true });
  const at = (name: string): string => path.join(where, name);
  writeFileSync(at('index'), '');
  writeFileSync(at('serial'), '1000\n');
  const lines = [
    '[ca]\ndefault_ca=d\n[d]',
    `database=${at('index')}\nserial=${at('serial')}\nnew_certs_dir=${where}`,
    `certificate=${authority}/cert.pem\nprivate_key=${authority}/key.pem\ndefault_md=sha256\npolicy=p\nx509_extensions=e`,
    '[p]\ncommonName=supplied\n[e]\nsubjectAltName=IP:127.0.0.1\n[req]\ndistinguished_name=n\n[n]\n',
  ];
  writeFileSync(at('config'), lines.join('\n'));
  const request = ['-key', at('key.pem'), '-subj', '/CN=dyt', '-out', at('request')];
  await run('openssl', ['req', '-new', '-config', at('config'), ...request]);
  const out = ['-startdate', from, '-enddate', to, '-in', at('request'), '-out', at('cert.pem')];
  await run('openssl', ['ca', '-batch', '-notext', '-config', at('config'), ...out]);
  return where;
}
