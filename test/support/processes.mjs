// @ts-check
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { linuxProcess, linuxProcesses } from './linuxProcesses.mjs';

/** Lines of a failed command that its error repeats: npm says the cause first, compilers and apt last. */
const HEAD_LINES = 10;
const TAIL_LINES = 20;

/**
 * Runs a command to its end. No shell: arguments travel as they are.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: Buffer | string }} [options]
 * @returns {Promise<string>} what it printed, both streams in the order of arrival
 * @throws {Error} when it cannot be started or ends with a code other than 0; the message ends with its last lines
 */
export async function runCommand(command, args, options = {}) {
  const { cwd, env = process.env, input } = options;
  const child = spawn(command, [...args], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  const take = (/** @type {Buffer} */ chunk) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  // A command that ends without reading its input is judged by its exit code, not by the broken pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const lastResort = () => child.kill();
  process.once('exit', lastResort);
  const code = await new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.on('close', (exitCode, signal) => resolve(signal ?? exitCode));
  }).finally(() => process.off('exit', lastResort));
  if (code !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with ${String(code)}:\n${excerpt(output)}`);
  }
  return output;
}

/**
 * @typedef {object} RunningGroup a process with everything that it started
 * @property {number} pid
 * @property {Promise<string>} exited says how the first process ended: "exit code 1", "signal SIGKILL"
 * @property {(graceMs?: number) => Promise<void>} stop ends the whole group and waits until it is gone
 */

/**
 * Starts a process that leads a group of its own, so that it can be ended with all its children, and so that Ctrl-C in
 * our terminal reaches us alone: we end what we started in the right order. If we die without doing so, the group gets
 * SIGTERM on our way out.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string, onLine?: (line: string) => void, keep?: boolean }} [options]
 *   `logFile` is appended to by the process itself, so it may outlive us; `keep` leaves it running when we exit
 * @returns {Promise<RunningGroup>}
 */
export async function startGroup(command, args, options = {}) {
  const { cwd, env = process.env, logFile, onLine, keep = false } = options;
  const log = logFile === undefined ? undefined : fs.openSync(logFile, 'a');
  const out = log ?? 'pipe';
  const child = spawn(command, [...args], { cwd, env, detached: true, stdio: ['ignore', out, out] });
  if (log !== undefined) fs.closeSync(log);
  for (const stream of [child.stdout, child.stderr]) forEachLine(stream, onLine ?? (() => undefined));
  const exited = /** @type {Promise<string>} */ (
    new Promise((resolve) => {
      child.on('exit', (code, signal) => resolve(signal === null ? `exit code ${String(code)}` : `signal ${signal}`));
    })
  );
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
  });
  const pid = /** @type {number} */ (child.pid);
  if (keep) {
    child.unref();
    return { pid, exited, stop: (graceMs) => stopGroup(pid, graceMs) };
  }
  const lastResort = () => signalGroup(pid, 'SIGTERM');
  process.once('exit', lastResort);
  void exited.then(() => process.off('exit', lastResort));
  return { pid, exited, stop: (graceMs) => stopGroup(pid, graceMs) };
}

/**
 * @param {number} pid the leader of the group
 * @param {number} [graceMs] how long SIGTERM may take before SIGKILL
 */
export async function stopGroup(pid, graceMs = 5000) {
  signalGroup(pid, 'SIGTERM');
  if (await until(() => !groupIsAlive(pid), graceMs)) return;
  signalGroup(pid, 'SIGKILL');
  if (await until(() => !groupIsAlive(pid), 5000)) return;
  throw new Error(`The processes of group ${String(pid)} are still there after SIGKILL.`);
}

/**
 * @param {number} pid the leader of the group
 * @param {NodeJS.Signals} signal nothing happens when the group is gone
 */
function signalGroup(pid, signal) {
  try {
    // Windows has no process groups; there the process alone is ended.
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Gone already: what was asked for.
  }
}

/** @param {number} pid the leader of the group */
function groupIsAlive(pid) {
  if (process.platform === 'linux') return linuxProcesses().some(({ group }) => group === pid);
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {number} pid
 * @returns {boolean} whether a process of that number runs (one of another user counts)
 */
export function isAlive(pid) {
  // 0 and below mean whole groups of processes.
  if (!(pid > 0)) return false;
  if (process.platform === 'linux') return linuxProcess(String(pid)) !== undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Waits until something holds.
 * @param {() => boolean | Promise<boolean>} holds
 * @param {number} limitMs
 * @param {number} [everyMs]
 * @returns {Promise<boolean>} false when it did not hold in time
 */
export async function until(holds, limitMs, everyMs = 50) {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) return false;
    await delay(everyMs);
  }
  return true;
}

/**
 * @param {string} name
 * @returns {string | undefined} its path, looked up as a shell does, and among the system's own programs
 */
export function findProgram(name) {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  const names = process.platform === 'win32' ? ['.exe', '.cmd', ''].map((extension) => name + extension) : [name];
  const files = folders
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((file) => path.join(folder, file)));
  return files.find((file) => {
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return fs.statSync(file).isFile();
    } catch {
      return false;
    }
  });
}

/**
 * @param {string} text
 * @returns {string} its first and last lines, when it has many
 */
export function excerpt(text) {
  const lines = text.trim().split('\n');
  if (lines.length <= HEAD_LINES + TAIL_LINES) return lines.join('\n');
  return [...lines.slice(0, HEAD_LINES), '...', ...lines.slice(-TAIL_LINES)].join('\n');
}

/**
 * @param {import('node:stream').Readable | null} stream
 * @param {(line: string) => void} onLine
 */
function forEachLine(stream, onLine) {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  });
  stream?.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
