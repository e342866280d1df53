import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
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
    try {
      const handle = await open(temporary, 'wx');
      let bytes: number;
      try {
        bytes = await writeAll(handle, body, onBytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, target);
      return bytes;
    } catch (thrown) {
      body.destroy();
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

/**
 * Writes all that comes, in large pieces: an engine sends many small ones, and streams take as long for each of them as
 * it takes to read it.
 * @returns bytes
 * @throws when the body ends before its end, and what the file system says
 */
async function writeAll(handle: FileHandle, body: Readable, onBytes?: (count: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let held: Buffer[] = [];
    let size = 0;
    let sum = 0;
    let isWriting = false;
    const write = (): void => {
      if (isWriting) return;
      const [chunks, count] = [held, size];
      [held, size] = [[], 0];
      isWriting = true;
      writePieces(handle, chunks).then(() => {
        isWriting = false;
        sum += count;
        onBytes?.(count);
        if (body.readableEnded && held.length === 0) resolve(sum);
        else if (body.readableEnded || size >= PIECE) write();
        body.resume();
      }, reject);
    };
    body.on('data', (chunk: Buffer) => {
      held.push(chunk);
      size += chunk.length;
      if (size < PIECE) return;
      // One piece is held while another is written.
      if (isWriting) body.pause();
      else write();
    });
    body.on('end', write);
    body.on('error', reject);
    body.on('close', () => {
      if (!body.readableEnded) reject(new Error('aborted'));
    });
  });
}

async function writePieces(handle: FileHandle, chunks: Buffer[]): Promise<void> {
  if (chunks.length === 0) return;
  const whole = chunks.reduce((sum, { length }) => sum + length, 0);
  const { bytesWritten } = await handle.writev(chunks);
  // A file system may take a part of them; why it takes no more it says when it is asked again.
  if (bytesWritten < whole) await writePieces(handle, [Buffer.concat(chunks).subarray(bytesWritten)]);
}

/** Of the file system, not of where the bytes come from. */
function ofFile(thrown: unknown): boolean {
  const { code, path } = thrown as { code?: unknown; path?: unknown };
  return path !== undefined || /^(ENOSPC|EDQUOT|EFBIG|EIO)$/.test(String(code));
}
