// @ts-check
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { agrees } from './ask.mjs';
import { whyNoAnswer } from './engineHttp.mjs';
import { canStartEngine, installEngine, NO_ENGINE_HERE } from './engineInstall.mjs';
import { privateEngineRuns, startPrivateEngine } from './privateEngine.mjs';
import { until } from './processes.mjs';
import { say } from './say.mjs';

export { engineRequest } from './engineHttp.mjs';
export { startPrivateEngine, stopPrivateEngine } from './privateEngine.mjs';
export { ensureSampleImage } from './sampleImage.mjs';

const DEFAULT_SOCKET = process.platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';

const NOT_OURS = { owned: false, stop: async () => {} };

/**
 * @typedef {object} FoundEngine
 * @property {string} endpoint what DOCKER_HOST would hold
 * @property {'DOCKER_HOST' | 'context' | 'default socket' | 'private'} source where the address came from
 */

/**
 * Looks for an engine that answers, in the docker CLI's own order: DOCKER_HOST, the current context, the default
 * socket. Says why where an address was given and nobody answers there.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<FoundEngine | undefined>}
 */
export async function findEngine(env = process.env) {
  for (const candidate of candidates(env)) {
    const why = await whyNoAnswer(candidate.endpoint);
    if (why === undefined) return candidate;
    // Nobody said that there is one at the default socket; but one that may not be used should be told of.
    if (candidate.source === 'default socket' && !/EACCES|EPERM/.test(why)) continue;
    const help = /EACCES|EPERM/.test(why) ? '. "sudo usermod -aG docker $USER" and a new login give you access' : '';
    say(`no engine by ${candidate.source} (${candidate.endpoint}): ${why}${help}`);
  }
  return undefined;
}

/**
 * An engine by all means: the one that the machine has, else a private one, installed if need be.
 * @param {{ folder: string, yes: boolean, env?: NodeJS.ProcessEnv }} options folder: of the private engine
 * @returns {Promise<FoundEngine & { owned: boolean, stop: () => Promise<void> }>} owned: whether this call started it,
 *   so that stop() ends it
 */
export async function ensureEngine({ folder, yes, env = process.env }) {
  const found = await findEngine(env);
  if (found !== undefined) return { ...found, ...NOT_OURS };
  // Another `npm start` may have one running: then there is nothing to ask.
  if (!(await privateEngineRuns(folder))) {
    if (!canStartEngine()) throw new Error(`No Docker engine answers. ${NO_ENGINE_HERE}`);
    if (!yes && !(await agrees('No Docker engine answers. Install what is missing and start a private one?'))) {
      throw new Error(`Dockyard needs a Docker engine. ${NO_ENGINE_HERE}`);
    }
    await installEngine({ yes: true });
    // Debian's package starts the machine's own engine where there is a service manager. Then that one is used: two
    // engines would fight for the default bridge.
    if (fs.existsSync('/run/systemd/system')) {
      const started = await until(async () => (await whyNoAnswer(DEFAULT_SOCKET)) === undefined, 10_000, 500);
      if (started) return { endpoint: DEFAULT_SOCKET, source: 'default socket', ...NOT_OURS };
    }
  }
  const engine = await startPrivateEngine({ folder, yes: true });
  return { endpoint: engine.endpoint, source: 'private', owned: engine.owned, stop: engine.stop };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {FoundEngine[]}
 */
function candidates(env) {
  const host = env['DOCKER_HOST'];
  if (host !== undefined && host !== '') return [{ endpoint: host, source: 'DOCKER_HOST' }];
  const context = contextEndpoint(env);
  /** @type {FoundEngine} */
  const usual = { endpoint: DEFAULT_SOCKET, source: 'default socket' };
  return context === undefined ? [usual] : [{ endpoint: context, source: 'context' }, usual];
}

/**
 * The address of the docker CLI's current context, read from its files: there need not be a CLI.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} undefined for the default context
 */
function contextEndpoint(env) {
  const folder = env['DOCKER_CONFIG'] ?? path.join(os.homedir(), '.docker');
  const name = env['DOCKER_CONTEXT'] ?? readJson(path.join(folder, 'config.json'))?.currentContext;
  if (typeof name !== 'string' || name === '' || name === 'default') return undefined;
  const id = crypto.createHash('sha256').update(name).digest('hex');
  return readJson(path.join(folder, 'contexts', 'meta', id, 'meta.json'))?.Endpoints?.docker?.Host;
}

/**
 * @param {string} file
 * @returns {any} what the docker CLI wrote; undefined when there is no such file or it is damaged
 */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
