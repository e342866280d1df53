import type { Readable } from 'node:stream';

/** What came of unpacking an archive. */
export interface Unpacked {
  readonly files: number;
  readonly bytes: number;
  /** Names of entries that were left out: they lead outside of the folder, or are neither file, folder nor link. */
  readonly refused: readonly string[];
}

/** What is in an archive of the inside of a folder. */
export interface Contents {
  /** Whether a path, relative to the folder and with `/`, stays out. */
  readonly leavesOut: (path: string) => boolean;
  /** Nothing below a folder that stays out comes in: it need not be looked at. */
  readonly wholeFolders: boolean;
  /** Files that are not in the folder, by the names that they get. */
  readonly more: readonly { readonly name: string; readonly text: string }[];
}

/** Tar archives between a container and this machine. Everything rejects with a `Failure`. */
export interface Archives {
  /**
   * Unpacks into a folder, and writes nothing outside of it, whatever the archive says. Each file is there whole or as
   * it was before.
   * @param onBytes is told of each piece
   */
  unpack(archive: Readable, folder: string, onBytes?: (count: number) => void): Promise<Unpacked>;
  /**
   * The names of what is in an archive, in its order. It is read no further than they are asked for.
   * @param file what a failure names
   */
  names(archive: Readable, file: string): AsyncIterable<string>;
  /**
   * An archive of one file, or of a folder with all that is in it; links are packed as links. Owned by root.
   * @param name what it is called in the archive; left out: as it is called
   */
  pack(path: string, onBytes?: (count: number) => void, name?: string): Promise<Readable>;
  /** Whether there is a folder; a link to one is a link. */
  isFolder(path: string): Promise<boolean>;
  /** An archive of what is in a folder, named from there on, as an engine takes a build context. Owned by root. */
  packInside(folder: string, contents: Contents, onBytes?: (count: number) => void): Promise<Readable>;
}
