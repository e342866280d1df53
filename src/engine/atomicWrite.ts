import { mkdir, rm } from 'node:fs/promises';
import { Failure, wordsOf } from '../contract/failure.ts';
import { replaceFile } from '../files/replaceFile.ts';

/**
 * Writes a file so that a reader sees all of the old or all of the new; see `replaceFile`.
 * @throws Failure `context.notWritten`
 */
export async function writeAtomically(file: string, content: string | Buffer, mode: number): Promise<void> {
  await orNotWritten(file, () => replaceFile(file, content, mode));
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
