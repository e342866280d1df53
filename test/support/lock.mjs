// @ts-check
import fs from 'node:fs';
import process from 'node:process';
import { isAlive, until } from './processes.mjs';
import { say } from './say.mjs';

/** A wait that needs no explanation. */
const UNNOTICED_MS = 3000;

/**
 * Runs work that only one process of this machine may do at a time. The lock is a file that holds the process id of
 * its owner; one whose owner died is taken over.
 * @template T
 * @param {string} file
 * @param {{ what: string, limitMs: number }} options what the others are doing, for the line said while waiting
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, { what, limitMs }, work) {
  if (!(await until(() => tryLock(file), UNNOTICED_MS, 100))) {
    say(`waiting: process ${String(ownerOf(file) ?? '?')} is ${what}`);
    if (!(await until(() => tryLock(file), limitMs, 250))) {
      throw new Error(
        `Process ${String(ownerOf(file) ?? '?')} has been ${what} for too long. End it, or delete ${file} if it does something else.`,
      );
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether we own it now
 */
function tryLock(file) {
  if (create(file)) return true;
  const owner = ownerOf(file);
  if (owner === undefined || isAlive(owner)) return false;
  // Two waiters may see the same dead owner. Moving the file away decides which of them removes it, and the check of
  // what was moved catches a lock that a third one has just made.
  const moved = `${file}.${String(process.pid)}`;
  try {
    fs.renameSync(file, moved);
  } catch {
    return false;
  }
  const stillDead = ownerOf(moved) === owner;
  if (!stillDead) fs.linkSync(moved, file);
  fs.rmSync(moved, { force: true });
  return stillDead && create(file);
}

/** @param {string} file */
function create(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {number | undefined} undefined when there is no lock, or its owner has not written its number yet
 */
function ownerOf(file) {
  try {
    const pid = Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : pid;
  } catch {
    return undefined;
  }
}
