// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { engineRequest, whyNoAnswer } from './engineHttp.mjs';
import { installEngine } from './engineInstall.mjs';
import { defaultBridgeEngine, endLeftovers, engineProcess } from './engineLeftovers.mjs';
import { makeBridge } from './engineNetwork.mjs';
import { isOwnedByUs, ownerOf, placeOf, runningPlaceOf, writeOwner } from './enginePlace.mjs';
import { withLock } from './lock.mjs';
import { findProgram, excerpt, startGroup, until } from './processes.mjs';
import { say, step } from './say.mjs';

export { installEngine } from './engineInstall.mjs';

/**
 * A private Docker engine: a `dockerd` with folders and a socket of its own, started by hand. It needs root.
 *
 * ONE ENGINE AT A TIME ON THE DEFAULT BRIDGE. A second `dockerd` on docker0 takes it away from under the first
 * ("could not find bridge docker0"). So a private engine is either the only one of the machine (`bridge: 'default'`,
 * everything as a person knows it), or it has a bridge of its own and leaves iptables alone (`bridge: 'own'`): then any
 * number run side by side, ports are published by docker-proxy, and containers reach nothing outside this machine.
 */

/** @typedef {import('./enginePlace.mjs').Place} Place */

const START_LIMIT_MS = 60_000;
/** The engine gives its containers 10 s to end, and itself 5 s more. */
const STOP_LIMIT_MS = 30_000;

/**
 * @typedef {object} EngineHandle
 * @property {string} endpoint unix://...
 * @property {boolean} owned whether stop() ends it: not when another process, which still lives, started it
 * @property {() => number | undefined} pid
 * @property {() => Promise<void>} stop ends it with its containerd and waits until all is gone; images and volumes stay
 * @property {() => Promise<void>} stopNow the same; its containers are killed, which else have 10 s to follow a SIGTERM
 * @property {(signal: NodeJS.Signals) => void} kill e.g. SIGKILL (a crash), SIGSTOP (it no longer answers), SIGCONT
 * @property {() => Promise<void>} restart ends what is left of it and starts it again, at the same address
 */

/**
 * @typedef {object} PrivateEngineOptions
 * @property {string} folder where its images and volumes live; one engine per folder
 * @property {boolean} [yes] install packages without asking
 * @property {'default' | 'own'} [bridge] see above; 'default' unless told
 * @property {'reuse' | 'fail'} [whenBusy] what to do when another engine has the default bridge; 'reuse' unless told
 * @property {boolean} [keep] leave it running when this process ends; stopPrivateEngine ends it
 */

/**
 * Starts a private engine, or takes the one that already runs in this folder.
 * @param {PrivateEngineOptions} options
 * @returns {Promise<EngineHandle>}
 */
export async function startPrivateEngine(options) {
  const { folder, yes = false, bridge = 'default', whenBusy = 'reuse', keep = false } = options;
  await installEngine({ yes });
  const place = placeOf(folder, bridge);
  return oneAtATime(async () => {
    if ((await whyNoAnswer(place.endpoint)) === undefined) return takeRunning(runningPlaceOf(folder), keep);
    const other = bridge === 'default' ? defaultBridgeEngine(place.pidFile) : undefined;
    if (other !== undefined) return useOther(other, whenBusy);
    await launch(place, keep);
    return handleOf(place, keep);
  });
}

/**
 * @param {string} folder
 * @returns {Promise<boolean>} whether an engine answers there
 */
export async function privateEngineRuns(folder) {
  return (await whyNoAnswer(placeOf(folder, 'default').endpoint)) === undefined;
}

/**
 * Ends the private engine of a folder, whoever started it.
 * @param {string} folder
 */
export async function stopPrivateEngine(folder) {
  await oneAtATime(() => end(runningPlaceOf(folder)));
}

/**
 * Engines of this machine start and end one after the other, so that each sees which bridges the others have.
 * @template T
 * @param {() => Promise<T>} work
 */
function oneAtATime(work) {
  const file = path.join(os.tmpdir(), 'dockyard-engine.lock');
  return withLock(file, { what: 'starting or ending a private Docker engine', limitMs: 120_000 }, work);
}

/**
 * @param {Place} place
 * @param {boolean} keep
 */
async function launch(place, keep) {
  fs.mkdirSync(place.runtime, { recursive: true });
  fs.mkdirSync(place.data, { recursive: true });
  await endLeftovers(place);
  if (place.bridge !== undefined) await makeBridge(place.bridge);
  // Without a configuration file of its own the engine reads the machine's, which may hold another engine's folders.
  fs.writeFileSync(place.configuration, '{}\n');
  fs.writeFileSync(place.log, '');
  // No storage driver is named: the engine takes overlay2 where that works on this disk, else vfs.
  const args = ['--config-file', place.configuration, '--data-root', place.data, '--exec-root', place.execRoot];
  args.push('-H', place.endpoint, '--pidfile', place.pidFile);
  if (place.bridge !== undefined) args.push('--bridge', place.bridge, '--iptables=false', '--ip6tables=false');
  await step('starting a private Docker engine', async () => {
    // The engine looks for its own helpers on PATH, which has no sbin for some root shells.
    const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
    const { exited } = await startGroup(findProgram('dockerd') ?? 'dockerd', args, { env, logFile: place.log, keep });
    let ended = '';
    void exited.then((how) => (ended = how));
    const isDecided = async () => ended !== '' || (await whyNoAnswer(place.endpoint)) === undefined;
    if ((await until(isDecided, START_LIMIT_MS, 100)) && ended === '') return;
    const why = ended === '' ? `did not answer in ${String(START_LIMIT_MS / 1000)} s` : `ended with ${ended}`;
    const log = excerpt(fs.readFileSync(place.log, 'utf8'));
    await end(place);
    throw new Error(`The private Docker engine ${why}. What ${place.log} says:\n${log}`);
  });
  writeOwner(place, keep);
}

/**
 * @param {Place} place
 * @param {boolean} keep
 */
function takeRunning(place, keep) {
  const owner = ownerOf(place);
  if (owner === undefined) {
    // Its owner died without ending it: it is ours to end now.
    writeOwner(place, keep);
  }
  const whoEndsIt =
    owner === undefined || owner.keep ? '' : `; process ${String(owner.pid)} started it and will end it`;
  say(`using the private Docker engine that runs in ${place.runtime}${whoEndsIt}`);
  return handleOf(place, keep);
}

/**
 * @param {{ pid: number, endpoint: string }} other
 * @param {'reuse' | 'fail'} whenBusy
 * @returns {Promise<EngineHandle>}
 */
async function useOther({ pid, endpoint }, whenBusy) {
  const who = `The Docker engine at ${endpoint} (process ${String(pid)})`;
  const why = await whyNoAnswer(endpoint);
  if (whenBusy === 'fail' || why !== undefined) {
    const silence = why === undefined ? '' : ` It does not answer: ${why}`;
    throw new Error(
      `${who} has this machine's default bridge, and a second engine would break that. Stop it first.${silence}`,
    );
  }
  say(`${who} has this machine's default bridge: using that one`);
  const refuse = () => {
    throw new Error(`${who} is not ours to end.`);
  };
  const stop = async () => {};
  return { endpoint, owned: false, pid: () => pid, stop, stopNow: stop, kill: refuse, restart: async () => refuse() };
}

/**
 * @param {Place} place
 * @param {boolean} keep
 * @returns {EngineHandle}
 */
function handleOf(place, keep) {
  const owned = isOwnedByUs(place);
  const mustBeOurs = () => {
    if (!owned)
      throw new Error(`The private engine of ${place.runtime} was started by another process, which needs it.`);
  };
  const stop = async () => {
    if (owned) await oneAtATime(() => end(place));
  };
  return {
    endpoint: place.endpoint,
    owned,
    pid: () => engineProcess(place.pidFile),
    stop,
    stopNow: async () => {
      if (owned) await killContainers(place.endpoint);
      await stop();
    },
    kill: (signal) => {
      mustBeOurs();
      const pid = engineProcess(place.pidFile);
      if (pid === undefined) throw new Error(`The private engine of ${place.runtime} does not run.`);
      process.kill(pid, signal);
    },
    restart: async () => {
      mustBeOurs();
      await oneAtATime(async () => {
        await end(place);
        await launch(place, keep);
      });
    },
  };
}

/** @param {string} endpoint of an engine that may be gone, or halted: then nothing is done */
async function killContainers(endpoint) {
  if ((await whyNoAnswer(endpoint)) !== undefined) return;
  const { body } = await engineRequest(endpoint, 'GET', '/containers/json');
  const kills = body.map((/** @type {{ Id: string }} */ { Id }) =>
    engineRequest(endpoint, 'POST', `/containers/${Id}/kill`),
  );
  // One that ended meanwhile cannot be killed.
  await Promise.allSettled(kills);
}

/** @param {Place} place */
async function end(place) {
  const pid = engineProcess(place.pidFile);
  if (pid !== undefined) {
    process.kill(pid, 'SIGTERM');
    // One that SIGSTOP halted sees the SIGTERM only when it goes on.
    process.kill(pid, 'SIGCONT');
    await until(() => engineProcess(place.pidFile) === undefined, STOP_LIMIT_MS);
  }
  await endLeftovers(place);
  for (const file of [place.ownerFile, place.configuration]) fs.rmSync(file, { force: true });
  // A runtime folder apart from the data holds nothing more that anybody needs.
  if (path.dirname(place.data) !== place.runtime) fs.rmSync(place.runtime, { recursive: true, force: true });
}
