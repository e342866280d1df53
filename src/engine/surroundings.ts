import { access, readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';

/** What finding an engine may look at; injected so that a test can play any machine. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** The text of a file, or undefined when it is not there or cannot be read. */
  readFile(file: string): Promise<string | undefined>;
  /** Whether there is a file, a socket or a named pipe (`//./pipe/name`) that this user may know of. */
  exists(file: string): Promise<boolean>;
}

/** The real machine. @param read how files are read, if not from disk. */
export function thisMachine(read: Surroundings['readFile'] = readText): Surroundings {
  return { env: process.env, platform: process.platform, home: homedir(), readFile: read, exists };
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

const PIPES = '//./pipe/';

async function exists(file: string): Promise<boolean> {
  try {
    // Asking for a pipe itself would open it, and take the one instance that its server may have free.
    if (file.startsWith(PIPES)) return (await readdir(PIPES)).includes(file.slice(PIPES.length));
    await access(file);
    return true;
  } catch {
    return false;
  }
}
