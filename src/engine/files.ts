import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure, wordsOf } from '../contract/failure.ts';
import type { Files } from '../contract/files.ts';

/** Bytes that are read from a file at a time: with fewer, asking costs more than reading. */
const PIECE = 1024 * 1024;

/** The files of the machine that this runs on. */
export const machineFiles: Files = {
  save: async (file, body, onBytes) => {
    // A link stays one: what it leads to is written.
    const target = await realpath(file).catch(() => file);
    const temporary = `${target}.${randomBytes(6).toString('hex')}.part`;
    let bytes = 0;
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        onBytes?.(chunk.length);
        done(null, chunk);
      },
    });
    try {
      await pipeline(body, counted, createWriteStream(temporary, { flags: 'wx', flush: true, highWaterMark: PIECE }));
      await rename(temporary, target);
      return bytes;
    } catch (thrown) {
      await rm(temporary, { force: true });
      throw ofFile(thrown) ? new Failure('file.notWritten', [file], wordsOf(thrown)) : thrown;
    }
  },
  open: async (file) => {
    try {
      const handle = await open(file, 'r');
      const stats = await handle.stat();
      if (!stats.isFile()) {
        await handle.close();
        throw new Error('not a file');
      }
      return { body: handle.createReadStream({ highWaterMark: PIECE }), size: stats.size };
    } catch (thrown) {
      throw new Failure('file.notRead', [file], wordsOf(thrown));
    }
  },
  head: async (file, bytes) => {
    try {
      const handle = await open(file, 'r');
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    } catch (thrown) {
      throw new Failure('file.notRead', [file], wordsOf(thrown));
    }
  },
  text: (file) => readFile(file, 'utf8').catch(() => undefined),
};

/** Of the file system, not of where the bytes come from. */
function ofFile(thrown: unknown): boolean {
  const { code, path } = thrown as { code?: unknown; path?: unknown };
  return path !== undefined || /^(ENOSPC|EDQUOT|EFBIG|EIO)$/.test(String(code));
}
