// @ts-check
import process from 'node:process';
import { ensurePrograms } from './packages.mjs';

/** The programs that an engine needs, and Debian's package for each: Docker's own packages bring them too. */
const PROGRAMS = { dockerd: 'docker.io', containerd: 'containerd', runc: 'runc', iptables: 'iptables', ip: 'iproute2' };

export const NO_ENGINE_HERE =
  'Please start the engine that this machine has (Docker Desktop, or "sudo systemctl start docker"), or install one ' +
  '(https://docs.docker.com/engine/install/). As root on Debian or Ubuntu, Dockyard installs and starts one by itself.';

export function canStartEngine() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * @param {{ yes: boolean }} options
 * @throws {Error} where no private engine can be had; the message says what to do instead
 */
export async function installEngine({ yes }) {
  if (!canStartEngine()) throw new Error(`A private Docker engine takes root on Linux. ${NO_ENGINE_HERE}`);
  await ensurePrograms(PROGRAMS, { yes, why: 'A private Docker engine needs' });
}
