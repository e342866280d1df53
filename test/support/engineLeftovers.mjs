// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { linuxProcess, linuxProcesses } from './linuxProcesses.mjs';
import { isAlive, until } from './processes.mjs';
import { removeBridge, unmountBelow } from './engineNetwork.mjs';

/**
 * What Linux tells about the engines of this machine, and how to clear away what a killed one leaves: its containerd,
 * its containers with their shims, mounts and bridges. All of it is found by the engine's own folder, never by a bare
 * name.
 */

/**
 * An engine that uses this machine's default bridge (docker0). Rootless engines and engines inside containers have a
 * network of their own, and private ones with a bridge of their own do not touch docker0.
 * @param {string} ownPidFile of the engine that asks
 * @returns {{ pid: number, endpoint: string } | undefined}
 */
export function defaultBridgeEngine(ownPidFile) {
  const ourNetwork = networkOf('self');
  const engine = linuxProcesses().find(
    ({ pid, args }) =>
      path.basename(args[0] ?? '') === 'dockerd' &&
      networkOf(String(pid)) === ourNetwork &&
      !args.some((arg) => arg === '--bridge' || arg.startsWith('--bridge=') || arg === ownPidFile),
  );
  if (engine === undefined) return undefined;
  const host = valueOf(engine.args, '-H') ?? valueOf(engine.args, '--host');
  // fd:// is a socket that systemd opened: the default one.
  const isDefault = host === undefined || host.startsWith('fd:');
  return { pid: engine.pid, endpoint: isDefault ? 'unix:///var/run/docker.sock' : host };
}

/**
 * @param {string} pidFile named among the engine's arguments
 * @returns {number | undefined} undefined when it does not run, also when its number belongs to another process by now
 */
export function engineProcess(pidFile) {
  const found = linuxProcess(read(pidFile).trim());
  return found?.args.includes(pidFile) === true ? found.pid : undefined;
}

/**
 * Ends everything that an engine left. Does nothing where nothing is left.
 * @param {{ runtime: string, data: string, bridge: string | undefined }} place runtime: the folder of pid file and
 *   exec-root; data: its data-root; bridge: its own one, undefined for the default
 */
export async function endLeftovers({ runtime, data, bridge }) {
  const ours = linuxProcesses().filter(({ args }) =>
    args.some((arg) => arg.startsWith(`${runtime}/`) && isEngines(args)),
  );
  // A container's first process is a child of its shim and knows nothing of the folder. Its end takes the rest of the
  // container along.
  const shims = new Set(
    ours.filter(({ args }) => path.basename(args[0] ?? '').startsWith('containerd-shim')).map(({ pid }) => pid),
  );
  const left = [...ours, ...linuxProcesses().filter(({ parent }) => shims.has(parent))];
  for (const { pid } of left) kill(pid);
  if (!(await until(() => left.every(({ pid }) => !isAlive(pid)), 10_000))) {
    const numbers = left.map(({ pid }) => pid).join(', ');
    throw new Error(`The engine of ${runtime} left processes that do not end, even by SIGKILL: ${numbers}.`);
  }
  await unmountBelow([runtime, data]);
  for (const name of ['pid', 'docker.sock', 'exec'])
    fs.rmSync(path.join(runtime, name), { recursive: true, force: true });
  // The engine makes its bridges again when it starts, as after a reboot.
  for (const name of bridgesOf(data)) await removeBridge(name);
  const last = bridge ?? (defaultBridgeEngine(path.join(runtime, 'pid')) === undefined ? 'docker0' : undefined);
  if (last !== undefined) await removeBridge(last);
}

/**
 * The bridges of an engine's networks, by the record that it keeps of them: one that was killed cannot be asked.
 * @param {string} data
 */
function bridgesOf(data) {
  const record = read(path.join(data, 'network', 'files', 'local-kv.db'));
  if (record === '' || !fs.existsSync('/sys/class/net')) return [];
  return fs
    .readdirSync('/sys/class/net')
    .filter((name) => /^br-[0-9a-f]{12}$/.test(name) && record.includes(name.slice(3)));
}

/**
 * An editor or a log follower may name the folder too.
 * @param {readonly string[]} args
 */
function isEngines(args) {
  return /^(dockerd|containerd|containerd-shim.*|docker-.*|runc)$/.test(path.basename(args[0] ?? ''));
}

/**
 * @param {readonly string[]} args
 * @param {string} flag
 */
function valueOf(args, flag) {
  const at = args.indexOf(flag);
  return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith(`${flag}=`))?.slice(flag.length + 1);
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended between being seen and now.
  }
}

/** @param {string} pid */
function networkOf(pid) {
  try {
    return fs.readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return fs.readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
