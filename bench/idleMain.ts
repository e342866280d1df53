import { firstTree, wait, watching } from './watching.ts';

/**
 * What an extension host has when nobody does anything, in a process that has done nothing else:
 * `idleMain <socket> <milliseconds>`. It says `shown` when all rows are there, then what share of a core it took, and
 * hides the views when something comes in.
 */

/** Milliseconds until what came with the first tree is put in order. */
const SETTLING = 30_000;

async function main(): Promise<void> {
  const [socket = '', idle = ''] = process.argv.slice(2);
  const window = watching(socket);
  await firstTree(window);
  process.stdout.write('shown\n');
  process.stdin.once('data', () => window.model.watch(new Set()));
  process.stdin.on('end', () => window.close());
  await wait(SETTLING);
  const before = process.cpuUsage();
  const begun = performance.now();
  await wait(Number(idle));
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${(user + system) / 1000 / (performance.now() - begun)}\n`);
}

void main();
