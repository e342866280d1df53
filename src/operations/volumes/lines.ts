import { basename, dirname } from 'node:path';
import type { Engine } from '../../contract/engine.ts';
import type { Step } from '../../contract/operation.ts';
import { MOUNT } from './helper.ts';
import type { Source } from './source.ts';

type Line = Pick<Step<unknown>, 'line' | 'redirect'>;

/** Where the folder of the file is mounted. */
const FOLDER = '/backup';

/** Whether an engine sees the folders of this machine: only then can a container mount one. */
export function isHere({ endpoint }: Pick<Engine, 'endpoint'>): boolean {
  return endpoint.connection.kind === 'socket';
}

/**
 * The way of the documentation, a container that has both the volume and the folder of the file. Where the engine is on
 * another machine that folder would be one over there: then the archive goes through docker's own output.
 */
export function backUpLine(volume: string, file: string, here: boolean): Line {
  const tar = (target: string): string[] => ['busybox', 'tar', '-cf', target, '-C', '/', basename(MOUNT)];
  const from = ['--mount', mount('volume', volume, MOUNT, true)];
  if (!here) return { line: ['run', '--rm', ...from, ...tar('-')], redirect: { sign: '>', file } };
  const into = ['--mount', mount('bind', dirname(file), FOLDER, false)];
  return { line: ['run', '--rm', ...from, ...into, ...tar(`${FOLDER}/${basename(file)}`)] };
}

export function restoreLine(volume: string, { file, where, isGzip }: Source, here: boolean): Line {
  const tar = (source: string): string[] => ['busybox', 'tar', isGzip ? '-xzf' : '-xf', source, '-C', where];
  const into = ['--mount', mount('volume', volume, MOUNT, false)];
  if (!here) return { line: ['run', '--rm', '--interactive', ...into, ...tar('-')], redirect: { sign: '<', file } };
  const from = ['--mount', mount('bind', dirname(file), FOLDER, true)];
  return { line: ['run', '--rm', ...into, ...from, ...tar(`${FOLDER}/${basename(file)}`)] };
}

/** Docker reads it as a line of CSV; a colon in a path means nothing there, as it does to `--volume`. */
function mount(type: 'bind' | 'volume', source: string, target: string, readonly: boolean): string {
  const fields = [`type=${type}`, `source=${source}`, `target=${target}`, ...(readonly ? ['readonly'] : [])];
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}
