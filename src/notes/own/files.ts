import { opendir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from './decode.ts';
import type { Stamp } from './index.ts';
import type { Slices } from './slices.ts';

const EXTENSIONS = new Set(['.md', '.markdown', '.mdown', '.mkd', '.mdx', '.txt', '.text', '.rst', '.adoc', '.org']);
/** Larger files are no notes, in bytes. */
const LARGEST = 2_000_000;
/** Notes, and entries of folders, that are looked at. */
const MOST_NOTES = 50_000;
const MOST_ENTRIES = 500_000;

export function isNote(file: string): boolean {
  return EXTENSIONS.has(path.extname(file).toLowerCase());
}

/** What a file is now; undefined when it is gone, too large or nothing to read. */
export async function stampOf(file: string): Promise<Stamp | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() && found.size <= LARGEST ? { changed: found.mtimeMs, size: found.size } : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a note; undefined when it cannot be read or is no text. */
export async function textOf(file: string): Promise<string | undefined> {
  try {
    return decodeText(await readFile(file));
  } catch {
    return undefined;
  }
}

/**
 * All notes in folders and below, each once, with what they are now. What is hidden is left out; links are followed, but
 * no folder is looked at twice.
 */
export async function* notesIn(
  folders: readonly string[],
  slices: Slices,
): AsyncGenerator<{ readonly file: string; readonly stamp: Stamp }> {
  const waiting = [...folders];
  const seen = new Set<string>();
  let entries = 0;
  let notes = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined || seen.has(real)) continue;
    seen.add(real);
    try {
      for await (const entry of await opendir(folder)) {
        entries += 1;
        if (entries > MOST_ENTRIES) return;
        await slices.pause();
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const file = path.join(folder, entry.name);
        const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await leadsToFolder(file)));
        if (isFolder) waiting.push(file);
        if (isFolder || !isNote(file)) continue;
        const stamp = await stampOf(file);
        if (stamp === undefined) continue;
        notes += 1;
        if (notes > MOST_NOTES) return;
        yield { file, stamp };
      }
    } catch {
      // Gone meanwhile, or not for us to read.
    }
  }
}

async function leadsToFolder(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
