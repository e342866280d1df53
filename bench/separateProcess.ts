import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { SERVER_FLAGS } from '../src/server/launch.ts';
import type { Figure } from './figure.ts';

const root = path.join(import.meta.dirname, '..');

export const languageFigures = (): Promise<Figure[]> => figuresOf('language');
export const lineFigures = (): Promise<Figure[]> => figuresOf('lineNotes', SERVER_FLAGS);
export const ownNotesFigures = (): Promise<Figure[]> => figuresOf('ownNotes', SERVER_FLAGS);

/** @param flags of Node: those of the server where no peer, which has none, runs in the same process */
async function figuresOf(name: string, flags: readonly string[] = []): Promise<Figure[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, await bundled(name)], { maxBuffer: 1e7 });
  return JSON.parse(stdout) as Figure[];
}

/**
 * Bundled as it is shipped, for a process of its own: what runs tests from source slows classes down.
 * @returns the file that was made
 */
export async function bundled(name: string): Promise<string> {
  const outfile = path.join(root, `out/bench/${name}.cjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`bench/${name}.ts`],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    // Parts of it are no JavaScript.
    external: ['dockerode'],
    logLevel: 'warning',
  });
  return outfile;
}
