// @ts-check
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { isAlive } from './processes.mjs';

/**
 * A unix socket path may have 107 bytes, and the longest one below this folder is
 * `exec/containerd/containerd-debug.sock.ttrpc`.
 */
const LONGEST_RUNTIME_FOLDER = 60;

/** @typedef {ReturnType<typeof placeOf>} Place where one private engine keeps its things */

/**
 * @param {string} folder
 * @param {'default' | 'own'} bridge
 */
export function placeOf(folder, bridge) {
  const whole = path.resolve(folder);
  const hash = crypto.createHash('sha256').update(whole).digest('hex').slice(0, 8);
  const runtime = whole.length <= LONGEST_RUNTIME_FOLDER ? whole : path.join(os.tmpdir(), `dockyard-${hash}`);
  return {
    runtime,
    // An engine that changes its bridge removes the former one, which may be another engine's by now: with another
    // bridge it gets other data.
    data: path.join(whole, bridge === 'own' ? 'dataOwnBridge' : 'data'),
    execRoot: path.join(runtime, 'exec'),
    endpoint: `unix://${path.join(runtime, 'docker.sock')}`,
    pidFile: path.join(runtime, 'pid'),
    ownerFile: path.join(runtime, 'owner.json'),
    configuration: path.join(runtime, 'daemon.json'),
    log: path.join(runtime, 'dockerd.log'),
    /** At most 15 characters, as for every network interface. */
    bridge: bridge === 'own' ? `dy${hash}` : undefined,
  };
}

/**
 * Notes that this process ends the engine; with `keep`, that no process does.
 * @param {Place} place
 * @param {boolean} keep
 */
export function writeOwner(place, keep) {
  fs.writeFileSync(
    place.ownerFile,
    JSON.stringify({ pid: process.pid, keep, bridge: place.bridge === undefined ? 'default' : 'own' }),
  );
}

/** @typedef {{ pid: number, keep: boolean, bridge: 'default' | 'own' }} Owner */

/**
 * @param {Place} place
 * @returns {Owner | undefined} undefined when nobody will end it: its owner died
 */
export function ownerOf(place) {
  const owner = readOwner(place);
  return owner !== undefined && (owner.keep || isAlive(owner.pid)) ? owner : undefined;
}

/**
 * @param {string} folder
 * @returns {Place} of the engine that runs there, whichever bridge it has
 */
export function runningPlaceOf(folder) {
  return placeOf(folder, readOwner(placeOf(folder, 'default'))?.bridge ?? 'default');
}

/**
 * @param {Place} place
 * @returns {Owner | undefined}
 */
function readOwner(place) {
  try {
    return JSON.parse(fs.readFileSync(place.ownerFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {Place} place */
export function isOwnedByUs(place) {
  return ownerOf(place)?.pid === process.pid;
}
