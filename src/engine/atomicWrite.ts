import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { Failure, wordsOf } from '../contract/failure.ts';

/**
 * Writes a file so that a reader sees all of the old or all of the new. A link stays one: what it leads to is written.
 * @param mode of a new file; one that is there keeps its own
 * @throws Failure `context.notWritten`
 */
export async function writeAtomically(file: string, content: string | Buffer, mode: number): Promise<void> {
  await orNotWritten(file, async () => {
    const target = await realpath(file).catch(() => file);
    const before = await stat(target).catch(() => undefined);
    const temporary = `${target}.${randomBytes(6).toString('hex')}`;
    try {
      await writeFile(temporary, content, { mode: before === undefined ? mode : before.mode & 0o777, flag: 'wx' });
      await rename(temporary, target);
    } catch (thrown) {
      await rm(temporary, { force: true });
      throw thrown;
    }
  });
}

/** @throws Failure `context.notWritten` */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  await orNotWritten(folder, () => mkdir(folder, { recursive: true, mode }));
}

/** @throws Failure `context.notWritten` */
export async function removeFolder(folder: string): Promise<void> {
  await orNotWritten(folder, () => rm(folder, { recursive: true, force: true }));
}

async function orNotWritten(file: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    throw new Failure('context.notWritten', [file], wordsOf(thrown));
  }
}
