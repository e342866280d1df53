import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Endpoint, EndpointSource, TlsFiles } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';

/** What resolving an endpoint may look at; injected so that a test can play any machine. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** The text of a file, or undefined when it is not there or cannot be read. */
  readFile(file: string): Promise<string | undefined>;
}

const CONTEXT_DEFAULT = 'default';

/**
 * Finds the engine that the docker command would use, in the CLI's own order:
 * the setting (ours, it wins) > DOCKER_HOST > DOCKER_CONTEXT > `currentContext` of config.json > the platform's default.
 * @param setting the value of `dockyard.engine.endpoint`; empty means not set.
 * @throws Failure `engine.badEndpoint`, `engine.unsupportedEndpoint` or `engine.unknownContext`.
 */
export async function resolveEndpoint(setting: string, around: Surroundings): Promise<Endpoint> {
  const { env } = around;
  if (setting.trim() !== '') return parseAddress(setting.trim(), 'setting', around);
  const host = env['DOCKER_HOST']?.trim();
  if (host) return parseAddress(host, 'DOCKER_HOST', around, envTls(around));
  const fromEnv = env['DOCKER_CONTEXT'];
  if (fromEnv) return contextEndpoint(fromEnv, 'DOCKER_CONTEXT', around);
  const current = await currentContext(around);
  if (current) return contextEndpoint(current, 'currentContext', around);
  return parseAddress(defaultAddress(around.platform), 'default', around);
}

export function defaultAddress(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
}

/** The real machine. @param read how files are read, if not from disk. */
export function thisMachine(read: Surroundings['readFile'] = readText): Surroundings {
  return { env: process.env, platform: process.platform, home: homedir(), readFile: read };
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

function configFolder({ env, home }: Surroundings): string {
  return env['DOCKER_CONFIG'] || path.join(home, '.docker');
}

/** Like the CLI: DOCKER_TLS_VERIFY (any value) asks for TLS, with the files in DOCKER_CERT_PATH or ~/.docker. */
function envTls(around: Surroundings): TlsFiles | undefined {
  const { env } = around;
  if (!env['DOCKER_TLS_VERIFY'] && !env['DOCKER_TLS']) return undefined;
  const folder = env['DOCKER_CERT_PATH'] || configFolder(around);
  return { folder, verify: Boolean(env['DOCKER_TLS_VERIFY']) };
}

async function currentContext(around: Surroundings): Promise<string | undefined> {
  const name = property(await readJson(path.join(configFolder(around), 'config.json'), around), 'currentContext');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Contexts lie in `contexts/meta/<sha256 of the name>/meta.json`, their certificates in `contexts/tls/<same>/docker`. */
async function contextEndpoint(name: string, source: EndpointSource, around: Surroundings): Promise<Endpoint> {
  if (name === CONTEXT_DEFAULT) return parseAddress(defaultAddress(around.platform), 'default', around);
  const folder = path.join(configFolder(around), 'contexts');
  const hash = createHash('sha256').update(name).digest('hex');
  const meta = await readJson(path.join(folder, 'meta', hash, 'meta.json'), around);
  const docker = property(property(meta, 'Endpoints'), 'docker');
  const host = property(docker, 'Host');
  if (typeof host !== 'string' || host === '') throw new Failure('engine.unknownContext', [name]);
  const tlsFolder = path.join(folder, 'tls', hash, 'docker');
  const verify = property(docker, 'SkipTLSVerify') !== true;
  // Like the CLI: certificates ask for TLS, and so does not wanting them checked.
  const hasTls = !verify || (await around.readFile(path.join(tlsFolder, 'ca.pem'))) !== undefined;
  return { ...parseAddress(host, source, around, hasTls ? { folder: tlsFolder, verify } : undefined), context: name };
}

async function readJson(file: string, around: Surroundings): Promise<unknown> {
  const text = await around.readFile(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The CLI ignores a config that it cannot parse after a warning; a half-written file must not lose the engine.
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function parseAddress(address: string, source: EndpointSource, around: Surroundings, tls?: TlsFiles): Endpoint {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? address : address.slice(scheme.length + 3);
  switch (scheme) {
    case 'unix': {
      const socket = rest === '' ? '/var/run/docker.sock' : rest;
      if (!socket.startsWith('/')) throw new Failure('engine.badEndpoint', [address]);
      return { address: `unix://${socket}`, source, connection: { kind: 'socket', path: socket } };
    }
    case 'npipe':
      if (rest === '') throw new Failure('engine.badEndpoint', [address]);
      return { address, source, connection: { kind: 'socket', path: rest.replaceAll('\\', '/') } };
    case 'tcp':
    case 'http':
    case 'https':
      return tcpEndpoint(address, rest, source, around, scheme === 'https' ? (tls ?? defaultTls(around)) : tls);
    case undefined:
      // `DOCKER_HOST=host:2375` is good for the CLI too.
      if (/^[^/\s]+:\d+$/.test(address)) return tcpEndpoint(`tcp://${address}`, address, source, around, tls);
      throw new Failure('engine.badEndpoint', [address]);
    case 'ssh':
    case 'fd':
      throw new Failure('engine.unsupportedEndpoint', [address]);
    default:
      throw new Failure('engine.badEndpoint', [address]);
  }
}

function defaultTls(around: Surroundings): TlsFiles {
  return envTls(around) ?? { folder: configFolder(around), verify: true };
}

function tcpEndpoint(
  address: string,
  rest: string,
  source: EndpointSource,
  around: Surroundings,
  tls: TlsFiles | undefined,
): Endpoint {
  let url: URL;
  try {
    url = new URL(`http://${rest}`);
  } catch {
    throw new Failure('engine.badEndpoint', [address]);
  }
  // `new URL` swallows the port 80 of http; the text still has it.
  const port = url.port === '' ? (/:80(\/|$)/.test(rest) ? 80 : tls ? 2376 : 2375) : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '' || port === 0) throw new Failure('engine.badEndpoint', [address]);
  const secure = tls ?? (source === 'setting' && port === 2376 ? defaultTls(around) : undefined);
  return {
    address,
    source,
    connection: { kind: 'tcp', host, port, ...(secure === undefined ? {} : { tls: secure }) },
  };
}
