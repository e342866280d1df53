import { randomBytes } from 'node:crypto';
import { chmod, copyFile, lstat, mkdir, open, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Unpacked } from '../../contract/archives.ts';
import { Failure, wordsOf } from '../../contract/failure.ts';
import { readTar, type TarEntry } from './reader.ts';

const OPEN_TO_OWNER = 0o700;

/** @throws Failure naming the folder; what was unpacked until then stays. */
export async function unpackTar(
  archive: Readable,
  folder: string,
  onBytes: (count: number) => void = () => undefined,
): Promise<Unpacked> {
  const refused: string[] = [];
  /** Folders that their owner may not write to, by their modes: what is in them comes first. */
  const closed = new Map<string, number>();
  let files = 0;
  let bytes = 0;
  try {
    for await (const entry of readTar(archive)) {
      const parts = safeParts(entry.name);
      const isWritten = parts !== undefined && (await write(entry, folder, parts, onBytes));
      if (!isWritten) refused.push(entry.name);
      else if (entry.kind === 'file') {
        files += 1;
        bytes += entry.size;
      } else if (entry.kind === 'folder' && parts.length > 0) {
        const place = path.join(folder, ...parts);
        // Before anything is in it: nobody else shall look into a private one meanwhile.
        await setMode(place, entry.mode | OPEN_TO_OWNER);
        if ((entry.mode & OPEN_TO_OWNER) === OPEN_TO_OWNER) closed.delete(place);
        else closed.set(place, entry.mode);
      }
    }
    // The innermost first: a folder that is closed hides what is below it.
    for (const [place, mode] of [...closed].sort(([one], [other]) => other.length - one.length)) {
      await setMode(place, mode);
    }
  } catch (thrown) {
    if (Failure.is(thrown)) throw thrown;
    throw new Failure('archive.bad', [folder, wordsOf(thrown)], wordsOf(thrown));
  } finally {
    archive.destroy();
  }
  return { files, bytes, refused };
}

/** @throws Failure when it is damaged or cut */
export async function* namesIn(archive: Readable, file: string): AsyncGenerator<string> {
  try {
    for await (const { name } of readTar(archive)) yield name;
  } catch (thrown) {
    if (Failure.is(thrown)) throw thrown;
    throw new Failure('archive.bad', [file, wordsOf(thrown)], wordsOf(thrown));
  } finally {
    archive.destroy();
  }
}

/** The parts of a name below the folder; undefined for one that leads out of it or that this machine cannot have. */
export function safeParts(name: string, platform: NodeJS.Platform = process.platform): string[] | undefined {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  const isBad = (part: string): boolean =>
    part === '..' || part.includes('\0') || (platform === 'win32' && /[\\:*?"<>|]|[. ]$/.test(part));
  return parts.some(isBad) ? undefined : parts;
}

/** The mode of a folder, as docker sets it, whatever the umask; file systems without modes keep their own way. */
async function setMode(place: string, mode: number): Promise<void> {
  if (process.platform !== 'win32') await chmod(place, mode & 0o1777).catch(() => undefined);
}

/** False: it is refused. */
async function write(
  entry: TarEntry,
  folder: string,
  parts: readonly string[],
  onBytes: (count: number) => void,
): Promise<boolean> {
  const file = path.join(folder, ...parts);
  // The folder itself, as `./`, is there.
  if (parts.length === 0) return entry.kind === 'folder';
  if (!(await makeFolders(folder, parts.slice(0, -1)))) return false;
  switch (entry.kind) {
    case 'folder':
      return makeFolders(folder, parts);
    case 'file':
      return atomically(file, async (temporary) => {
        const handle = await open(temporary, 'wx', entry.mode & 0o777);
        try {
          for await (const piece of entry.content) {
            await handle.writeFile(piece);
            onBytes(piece.length);
          }
        } finally {
          await handle.close();
        }
      });
    case 'hardlink': {
      const source = safeParts(entry.target);
      const original = source === undefined ? undefined : path.join(folder, ...source);
      // A link could lead anywhere: every folder on the way must be one.
      if (source === undefined || original === undefined || !(await makeFolders(folder, source.slice(0, -1))))
        return false;
      if ((await kindOf(original)) !== 'file') return false;
      return atomically(file, (temporary) => copyFile(original, temporary));
    }
    case 'symlink':
      if (!staysInside(parts, entry.target)) return false;
      return atomically(file, (temporary) => symlink(entry.target, temporary));
    case 'other':
      return false;
  }
}

/**
 * Whether a link leads to a place below the folder, whatever else is linked: up first, and from there on only down, as
 * the way up from another link would begin somewhere else.
 */
function staysInside(parts: readonly string[], target: string): boolean {
  if (target === '' || path.isAbsolute(target) || target.includes('\0') || target.includes('\\')) return false;
  const steps = target.split('/').filter((part) => part !== '' && part !== '.');
  const down = steps.findIndex((part) => part !== '..');
  const up = down === -1 ? steps.length : down;
  return up < parts.length && !steps.slice(up).includes('..');
}

/** Makes what is missing of a path; false when something on it is no folder, a link to one for example. */
async function makeFolders(folder: string, parts: readonly string[]): Promise<boolean> {
  let place = folder;
  for (const part of parts) {
    place = path.join(place, part);
    const kind = await kindOf(place);
    if (kind === undefined) await mkdir(place);
    else if (kind !== 'folder') return false;
  }
  return true;
}

async function kindOf(place: string): Promise<'file' | 'folder' | 'other' | undefined> {
  try {
    const found = await lstat(place);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
  } catch {
    return undefined;
  }
}

/** Makes something beside its place and then puts it there. False when there is a folder already. */
async function atomically(file: string, make: (temporary: string) => Promise<void>): Promise<boolean> {
  if ((await kindOf(file)) === 'folder') return false;
  const temporary = path.join(path.dirname(file), `.dockyard-${randomBytes(6).toString('hex')}`);
  try {
    await make(temporary);
    await rename(temporary, file);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
  return true;
}
