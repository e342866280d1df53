import { constants, gunzipSync } from 'node:zlib';

/** Bytes that are enough to find the first name of an archive. */
export const START = 64 * 1024;

const BLOCK = 512;
/** Entries that only tell about the next one: extended headers and long names. */
const ABOUT_THE_NEXT = new Set(['x', 'g', 'L', 'K']);

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
  if (start[0] !== 0x1f || start[1] !== 0x8b) return start;
  try {
    // Cut off in its middle, it gives what is there so far.
    const limits = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };
    return gunzipSync(start, limits);
  } catch {
    return Buffer.alloc(0);
  }
}
