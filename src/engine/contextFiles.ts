import { createHash } from 'node:crypto';
import path from 'node:path';
import type { TlsFiles } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import type { Surroundings } from './surroundings.ts';

/** What we read of a context's `meta.json`. */
export interface ContextMeta {
  readonly address: string;
  readonly skipVerify: boolean;
  /** All of the file. */
  readonly whole: Readonly<Record<string, unknown>>;
}

export function configFolder({ env, home }: Pick<Surroundings, 'env' | 'home'>): string {
  return env['DOCKER_CONFIG'] || path.join(home, '.docker');
}

/** The name of a context's folders: the SHA-256 of its name. */
export function contextId(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

export function metaFolder(config: string, id = ''): string {
  return path.join(config, 'contexts', 'meta', id);
}

/** Holds one folder for each kind of endpoint; that of the engine is `docker`. */
export function tlsFolder(config: string, id = ''): string {
  return path.join(config, 'contexts', 'tls', id);
}

/**
 * @param id as `contextId` gives it
 * @param name for the words of a failure
 * @throws Failure `engine.unknownContext`, or `engine.contextDamaged` when the file is there but says no endpoint.
 */
export async function readContext(name: string, around: Surroundings, id = contextId(name)): Promise<ContextMeta> {
  const file = path.join(metaFolder(configFolder(around), id), 'meta.json');
  const text = await around.readFile(file);
  if (text === undefined) throw new Failure('engine.unknownContext', [name]);
  const whole = parseJson(text);
  const docker = property(property(whole, 'Endpoints'), 'docker');
  const address = property(docker, 'Host');
  if (typeof address !== 'string' || address === '') throw new Failure('engine.contextDamaged', [name, file], text);
  const skipVerify = property(docker, 'SkipTLSVerify') === true;
  return { address, skipVerify, whole: whole as Record<string, unknown> };
}

/** Like the CLI: any certificate asks for TLS, and so does not wanting the server's checked. */
export async function contextTls(id: string, skipVerify: boolean, around: Surroundings): Promise<TlsFiles | undefined> {
  const files = await presentFiles(path.join(tlsFolder(configFolder(around), id), 'docker'), around);
  return skipVerify || Object.keys(files).length > 0 ? { ...files, verify: !skipVerify } : undefined;
}

/** Those of `ca.pem`, `cert.pem` and `key.pem` that a folder has. */
export async function presentFiles(folder: string, around: Surroundings): Promise<Omit<TlsFiles, 'verify'>> {
  const kinds = ['ca', 'cert', 'key'] as const;
  const files = kinds.map((kind) => [kind, path.join(folder, `${kind}.pem`)] as const);
  const there = await Promise.all(files.map(([, file]) => around.exists(file)));
  return Object.fromEntries(files.filter((_, index) => there[index]));
}

export async function readJson(file: string, around: Surroundings): Promise<unknown> {
  const text = await around.readFile(file);
  return text === undefined ? undefined : parseJson(text);
}

/** The CLI ignores a config that it cannot parse after a warning; a half-written file must not lose the engine. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
