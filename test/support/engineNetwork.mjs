// @ts-check
import fs from 'node:fs';
import { runCommand } from './processes.mjs';

/**
 * Makes a bridge for one private engine, in a /24 of 10.213.0.0/16 that nothing on this machine uses. The engine takes
 * the address that it finds on the bridge as its containers' gateway.
 * @param {string} name at most 15 characters
 */
export async function makeBridge(name) {
  // Node's own list leaves out a bridge that nothing is attached to yet.
  const addresses = await runCommand('ip', ['-o', '-4', 'addr', 'show']);
  const free = Array.from({ length: 254 }, (_, index) => `10.213.${String(index + 1)}.`).find(
    (subnet) => !addresses.includes(` ${subnet}`),
  );
  if (free === undefined)
    throw new Error('All of 10.213.0.0/16 is taken; remove bridges that nobody uses (see "ip link").');
  await runCommand('ip', ['link', 'add', name, 'type', 'bridge']);
  await runCommand('ip', ['addr', 'add', `${free}1/24`, 'dev', name]);
  await runCommand('ip', ['link', 'set', name, 'up']);
}

/**
 * @param {string} name nothing happens when there is no such bridge
 */
export async function removeBridge(name) {
  if (fs.existsSync(`/sys/class/net/${name}`)) await runCommand('ip', ['link', 'delete', name]);
}

/**
 * Lets go of the overlay, shm and network-namespace mounts of an engine: while they are there its folder cannot be
 * removed, and removing it would reach into them.
 * @param {readonly string[]} folders
 */
export async function unmountBelow(folders) {
  if (!fs.existsSync('/proc/self/mounts')) return;
  const mounts = fs
    .readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    // The second word, in which blanks and the like are octal numbers.
    .map((line) =>
      (line.split(' ')[1] ?? '').replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))),
    )
    .filter((mount) => folders.some((folder) => mount === folder || mount.startsWith(`${folder}/`)));
  // The innermost come last.
  for (const mount of mounts.reverse()) await runCommand('umount', ['-l', mount]);
}
