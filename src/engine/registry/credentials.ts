import { spawn } from 'node:child_process';
import path from 'node:path';
import { Failure, wordsOf } from '../../contract/failure.ts';
import { findProgram } from '../cli.ts';
import { configFolder, property, readJson } from '../contextFiles.ts';
import type { Surroundings } from '../surroundings.ts';
import { credentialKey, hostOfKey } from './hosts.ts';

/** What `docker login` left behind for a registry. It is read anew for each use and kept nowhere. */
export type Credentials =
  | { readonly username: string; readonly password: string }
  | { readonly username: string; readonly identityToken: string };

/** A helper may ask a person to unlock a key chain. Milliseconds. */
const HELPER_LIMIT = 60_000;
/** A helper that is anything but a short JSON object is none. Bytes. */
const HELPER_OUTPUT = 1024 * 1024;

/**
 * The credentials that the docker command has for a registry; undefined when it has none. The order is the command's
 * own: a helper for this registry, the store of all, the file itself.
 * @throws Failure `registry.helper` when a helper is missing or fails
 */
export async function credentialsFor(host: string, around: Surroundings): Promise<Credentials | undefined> {
  const config = await readJson(path.join(configFolder(around), 'config.json'), around);
  const key = credentialKey(host);
  const helper = property(property(config, 'credHelpers'), key) ?? property(config, 'credsStore');
  if (typeof helper === 'string' && helper !== '') return fromHelper(helper, key, around);
  const auths = property(config, 'auths');
  const entry = property(auths, key) ?? entryOfHost(auths, host);
  return fromEntry(entry);
}

/** The value of the engine's `X-Registry-Auth` header for these credentials; without any, an empty object. */
export function registryAuthHeader(host: string, credentials: Credentials | undefined): string {
  const shared = { serveraddress: credentialKey(host) };
  const value =
    credentials === undefined
      ? {}
      : 'identityToken' in credentials
        ? { ...shared, username: credentials.username, identitytoken: credentials.identityToken }
        : { ...shared, username: credentials.username, password: credentials.password };
  // With its padding: without it engines quietly take it for no login at all.
  return Buffer.from(JSON.stringify(value)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

/** `docker login https://host/` leaves the whole address as a key. */
function entryOfHost(auths: unknown, host: string): unknown {
  if (typeof auths !== 'object' || auths === null) return undefined;
  return Object.entries(auths).find(([key]) => hostOfKey(key) === host)?.[1];
}

function fromEntry(entry: unknown): Credentials | undefined {
  const auth = property(entry, 'auth');
  const identityToken = property(entry, 'identitytoken');
  const decoded = typeof auth === 'string' ? Buffer.from(auth, 'base64').toString('utf8') : '';
  const colon = decoded.indexOf(':');
  const username = colon === -1 ? '' : decoded.slice(0, colon);
  if (typeof identityToken === 'string' && identityToken !== '') return { username, identityToken };
  // The file's own encoder pads with zero bytes.
  return username === '' ? undefined : { username, password: decoded.slice(colon + 1).replace(/\0+$/, '') };
}

async function fromHelper(name: string, key: string, around: Surroundings): Promise<Credentials | undefined> {
  const program = `docker-credential-${name}`;
  // A name with a slash in it would be a program of another folder.
  const file = /^[\w.-]+$/.test(name) ? await findProgram(program, around) : undefined;
  if (file === undefined) throw new Failure('registry.helper', [program], 'not found on PATH');
  const { exitCode, output } = await ask(file, key, around.env).catch((thrown: unknown) => {
    throw new Failure('registry.helper', [program], wordsOf(thrown));
  });
  if (exitCode !== 0) {
    // The one sentence by which all helpers say that they have nothing.
    if (/credentials not found/i.test(output)) return undefined;
    throw new Failure('registry.helper', [program], output.slice(0, 500));
  }
  const answer = parsed(output);
  const username = property(answer, 'Username');
  const secret = property(answer, 'Secret');
  if (typeof username !== 'string' || typeof secret !== 'string') {
    // What it printed may hold a secret: it is not repeated.
    throw new Failure('registry.helper', [program], 'its answer could not be read');
  }
  if (secret === '') return undefined;
  return username === '<token>' ? { username: '', identityToken: secret } : { username, password: secret };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function ask(
  file: string,
  key: string,
  env: Surroundings['env'],
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, ['get'], {
      env: { ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: HELPER_LIMIT,
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > HELPER_OUTPUT) child.kill();
      else chunks.push(chunk);
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8').trim() }));
    // A helper that ends without reading is judged by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(key);
  });
}
