import path from 'node:path';
import { DEFAULT_CONTEXT } from '../contract/context.ts';
import type { Endpoint, EndpointSource, TlsFiles } from '../contract/endpoint.ts';
import { type AddressRules, parseAddress } from './address.ts';
import { configFolder, contextId, contextTls, presentFiles, property, readContext, readJson } from './contextFiles.ts';
import type { Surroundings } from './surroundings.ts';
import { defaultAddress, usualPlaces } from './usualPlaces.ts';

/** How the setting names a context. */
const CONTEXT_PREFIX = 'context:';

/**
 * Finds the engine that the docker command would use, in the CLI's own order:
 * the setting (ours, it wins) > DOCKER_HOST > DOCKER_CONTEXT > `currentContext` of config.json > the platform's default.
 * Only when nothing is said anywhere and nothing is at the default address, other engines' usual places are looked at.
 * @param setting the value of `dockyard.engine.endpoint`: an address, or `context:NAME`; empty means not set.
 * @throws Failure `engine.badEndpoint`, `engine.unsupportedEndpoint`, `engine.unknownContext` or `engine.contextDamaged`.
 */
export async function resolveEndpoint(setting: string, around: Surroundings): Promise<Endpoint> {
  const { env } = around;
  const chosen = setting.trim();
  if (chosen.startsWith(CONTEXT_PREFIX)) return chosenContext(chosen.slice(CONTEXT_PREFIX.length).trim(), around);
  if (chosen !== '') return settingEndpoint(chosen, around);
  if (env['DOCKER_HOST']) return hostEndpoint(env['DOCKER_HOST'].trim(), around);
  if (env['DOCKER_CONTEXT']) return contextEndpoint(env['DOCKER_CONTEXT'], 'DOCKER_CONTEXT', around);
  const current = await currentContext(around);
  if (current !== undefined) return contextEndpoint(current, 'currentContext', around);
  const usual = await defaultEndpoint(around);
  return (await isNothingThere(usual, around)) ? ((await foundEndpoint(around)) ?? usual) : usual;
}

/** The context that the docker command's config names; undefined: none. */
export async function currentContext(around: Surroundings): Promise<string | undefined> {
  const name = property(await readJson(path.join(configFolder(around), 'config.json'), around), 'currentContext');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** What the context `default` means: DOCKER_HOST, else the platform's default. */
export function defaultContext(around: Surroundings): Promise<Endpoint> {
  const host = around.env['DOCKER_HOST'];
  return host ? hostEndpoint(host.trim(), around) : defaultEndpoint(around);
}

async function chosenContext(name: string, around: Surroundings): Promise<Endpoint> {
  if (name !== DEFAULT_CONTEXT) return contextEndpoint(name, 'setting', around);
  return { ...(await defaultContext(around)), source: 'setting', context: name };
}

async function settingEndpoint(address: string, around: Surroundings): Promise<Endpoint> {
  const fromEnv = await envTls(around);
  const files = fromEnv ?? (await commandFiles(around, true));
  const tls: AddressRules['tls'] = (port, always) => (always || port === 2376 ? files : undefined);
  return { ...parseAddress(address, { ports: 'tls', bareHosts: false, tls }), source: 'setting' };
}

/** @param host DOCKER_HOST, trimmed; one of blanks alone is the default engine, whatever contexts say */
async function hostEndpoint(host: string, around: Surroundings): Promise<Endpoint> {
  if (host === '') return defaultEndpoint(around);
  const fromEnv = await envTls(around);
  const files = fromEnv ?? (await commandFiles(around, true));
  const tls: AddressRules['tls'] = (_, always) => (always ? files : fromEnv);
  return { ...parseAddress(host, { ports: 'plain', bareHosts: true, tls }), source: 'DOCKER_HOST' };
}

/** With DOCKER_TLS and no address the CLI goes to localhost. */
async function defaultEndpoint(around: Surroundings): Promise<Endpoint> {
  const tls = await envTls(around);
  const address = tls === undefined ? defaultAddress(around.platform) : 'tcp://localhost:2376';
  return { ...parseAddress(address, { ports: 'plain', bareHosts: false, tls: () => tls }), source: 'default' };
}

async function contextEndpoint(name: string, source: EndpointSource, around: Surroundings): Promise<Endpoint> {
  if (name === DEFAULT_CONTEXT) return defaultEndpoint(around);
  const { address, skipVerify } = await readContext(name, around);
  const own = await contextTls(contextId(name), skipVerify, around);
  const usual = await commandFiles(around, true);
  const tls: AddressRules['tls'] = (_, always) => own ?? (always ? usual : undefined);
  return { ...parseAddress(address, { ports: 'tls', bareHosts: false, tls }), source, context: name };
}

/** Like the CLI: DOCKER_TLS_VERIFY (any value) asks for TLS, with the files in DOCKER_CERT_PATH or ~/.docker. */
async function envTls(around: Surroundings): Promise<TlsFiles | undefined> {
  const verify = Boolean(around.env['DOCKER_TLS_VERIFY']);
  return verify || around.env['DOCKER_TLS'] ? commandFiles(around, verify) : undefined;
}

/** The CLI does without a certificate of its own, but not without `ca.pem`: it says so when that is missing. */
async function commandFiles(around: Surroundings, verify: boolean): Promise<TlsFiles> {
  const folder = around.env['DOCKER_CERT_PATH'] || configFolder(around);
  return { ca: path.join(folder, 'ca.pem'), ...(await presentFiles(folder, around)), verify };
}

async function isNothingThere({ connection }: Endpoint, around: Surroundings): Promise<boolean> {
  return connection.kind === 'socket' && !(await around.exists(connection.path));
}

async function foundEndpoint(around: Surroundings): Promise<Endpoint | undefined> {
  for (const place of usualPlaces(around)) {
    if (!(await around.exists(place))) continue;
    return { address: socketAddress(place, around), source: 'found', connection: { kind: 'socket', path: place } };
  }
  return undefined;
}

/** The addresses of all sockets at the usual places, the default one first. */
export async function foundAddresses(around: Surroundings): Promise<string[]> {
  const places = usualPlaces(around);
  const there = await Promise.all(places.map((place) => around.exists(place)));
  const found = places.filter((_, index) => there[index]).map((place) => socketAddress(place, around));
  const usual = await defaultEndpoint(around);
  return (await isNothingThere(usual, around)) ? found : [...new Set([usual.address, ...found])];
}

function socketAddress(place: string, { platform }: Surroundings): string {
  return `${platform === 'win32' ? 'npipe' : 'unix'}://${place}`;
}
