import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Figure } from './figure.ts';

const root = path.join(import.meta.dirname, '..');

/** Measured as it is shipped: bundled, in a process of its own. What runs tests from source slows classes down. */
export async function languageFigures(): Promise<Figure[]> {
  const outfile = path.join(root, 'out/bench/language.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/language.ts'],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  const { stdout } = await promisify(execFile)(process.execPath, [outfile], { maxBuffer: 1e7 });
  return JSON.parse(stdout) as Figure[];
}
