import type { Readable } from 'node:stream';

/** Files of this machine, as operations need them. Everything rejects with a `Failure` that names the file. */
export interface Files {
  /**
   * Writes what comes, all of it or nothing: a file that is there stays as it is until the last byte has come, and its
   * mode is kept. A new one is for its owner alone.
   * @param onBytes is told of each piece
   * @returns bytes
   */
  save(file: string, body: Readable, onBytes?: (count: number) => void): Promise<number>;
  /** @returns its bytes, to be read to the end or destroyed, and how many they are */
  open(file: string): Promise<{ readonly body: Readable; readonly size: number }>;
  /** The first bytes of a file, at most so many. */
  head(file: string, bytes: number): Promise<Buffer>;
  /** The text of a file; undefined when it cannot be read. */
  text(file: string): Promise<string | undefined>;
}
