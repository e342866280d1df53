import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Failure, wordsOf } from '../contract/failure.ts';
import type { Files } from '../contract/files.ts';

/** Bytes that are read from a file, or written to it, at a time: with fewer, asking costs more than reading. */
const PIECE = 1024 * 1024;
/** Pieces that may wait to be written: a disk that is slow for a moment shall not stop the engine. */
const MOST_WAITING = 16;

/** Bytes after which what is written goes to the disk, while more comes: at the end somebody would wait for all of it. */
const FLUSHED_AFTER = 64 * PIECE;

/** Of a new file, as docker writes archives: what is in an image or a volume is not for every user of a machine. */
const OWN_MODE = 0o600;

/** The files of the machine that this runs on. */
export const machineFiles: Files = {
  save: async (file, body, onBytes) => {
    // A body that fails while the file is opened would be an error that nobody listens to.
    body.on('error', () => undefined);
    // A link stays one: what it leads to is written.
    const target = await realpath(file).catch(() => file);
    const before = await stat(target).catch(() => undefined);
    const temporary = `${target}.${randomBytes(6).toString('hex')}.part`;
    try {
      const handle = await open(temporary, 'wx', OWN_MODE);
      let bytes: number;
      try {
        // Some file systems have no modes: there it stays as it was made.
        if (before !== undefined) await handle.chmod(before.mode & 0o777).catch(() => undefined);
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
 * Writes all that comes, in large pieces that are used again: an engine sends many small ones, and what is held on to of
 * them costs more than it takes to copy them.
 * @returns bytes
 * @throws when the body ends before its end, and what the file system says
 */
async function writeAll(handle: FileHandle, body: Readable, onBytes?: (count: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const free: Buffer[] = [];
    const full: Buffer[] = [];
    let piece: Buffer = Buffer.allocUnsafe(PIECE);
    let used = 0;
    let sum = 0;
    let isWriting = false;
    let flushed = 0;
    let flushing: Promise<void> | undefined;
    const flush = (): void => {
      if (flushing !== undefined || sum - flushed < FLUSHED_AFTER) return;
      flushed = sum;
      flushing = handle.datasync().then(() => (flushing = undefined), reject);
    };
    const write = (): void => {
      const [next] = full;
      if (isWriting) return;
      if (next === undefined) {
        if (body.readableEnded) void Promise.resolve(flushing).then(() => resolve(sum));
        return;
      }
      full.shift();
      isWriting = true;
      writeWhole(handle, next).then(() => {
        isWriting = false;
        sum += next.length;
        onBytes?.(next.length);
        flush();
        if (next.length === PIECE) free.push(next);
        body.resume();
        write();
      }, reject);
    };
    body.on('data', (chunk: Buffer) => {
      for (let taken = 0; taken < chunk.length; ) {
        const count = chunk.copy(piece, used, taken);
        taken += count;
        used += count;
        if (used < PIECE) continue;
        full.push(piece);
        [piece, used] = [free.pop() ?? Buffer.allocUnsafe(PIECE), 0];
        write();
      }
      if (full.length >= MOST_WAITING) body.pause();
    });
    body.on('end', () => {
      if (used > 0) full.push(piece.subarray(0, used));
      write();
    });
    body.on('error', reject);
    const onClose = (): void => {
      if (!body.readableEnded) reject(body.errored ?? new Error('aborted'));
    };
    // It may be over before the file was open.
    if (body.destroyed) onClose();
    else body.on('close', onClose);
  });
}

/** A file system may take a part; why it takes no more it says when it is asked again. */
async function writeWhole(handle: FileHandle, piece: Buffer): Promise<void> {
  for (let written = 0; written < piece.length; ) written += (await handle.write(piece, written)).bytesWritten;
}

/** Of the file system, not of where the bytes come from. */
function ofFile(thrown: unknown): boolean {
  const { code, path } = thrown as { code?: unknown; path?: unknown };
  return path !== undefined || /^(ENOSPC|EDQUOT|EFBIG|EIO)$/.test(String(code));
}
