import { constants, gunzipSync } from 'node:zlib';

/** Bytes that are enough to find the first name of an archive. */
export const START = 64 * 1024;

const BLOCK = 512;
/** Entries that only tell about the next one: extended headers and long names. */
const ABOUT_THE_NEXT = new Set(['x', 'g', 'L', 'K']);

/** How a file is packed, by its first bytes. */
interface Compression {
  readonly name: string;
  readonly magic: readonly number[];
  /** The command that unpacks it, before the name of the file, and leaves a plain tar beside it. */
  readonly unpackedBy: readonly string[];
}

const compressions: readonly Compression[] = [
  { name: 'gzip', magic: [0x1f, 0x8b], unpackedBy: ['gunzip', '--keep'] },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], unpackedBy: ['unxz', '--keep'] },
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68], unpackedBy: ['bunzip2', '--keep'] },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], unpackedBy: ['unzstd'] },
];

/** Undefined: a plain tar, or no archive. */
export function compressionOf(start: Buffer): Compression | undefined {
  return compressions.find(({ magic }) => magic.every((byte, index) => start[index] === byte));
}

/** The name of the first entry of a tar, compressed by gzip or not; undefined when there is none. Takes any bytes. */
export function firstName(start: Buffer): string | undefined {
  const tar = plain(start);
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    const type = header.toString('latin1', 156, 157);
    if (!ABOUT_THE_NEXT.has(type)) {
      const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
      return name === '' ? undefined : name;
    }
    const size = Number.parseInt(header.toString('latin1', 124, 136), 8);
    if (!Number.isFinite(size)) return undefined;
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

function plain(start: Buffer): Buffer {
  if (compressionOf(start)?.name !== 'gzip') return start;
  try {
    // Cut off in its middle, it gives what is there so far.
    const limits = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };
    return gunzipSync(start, limits);
  } catch {
    return Buffer.alloc(0);
  }
}
