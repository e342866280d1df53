// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { openWorkbench } from './browser.mjs';
import { desktopVsCode } from './desktopVsCode.mjs';
import { startGroup } from './processes.mjs';
import { startVsCodeServer } from './vscodeServer.mjs';
import { writeProfile } from './vscodeProfile.mjs';

/**
 * @typedef {object} HostRunOptions
 * @property {string} extensionPath the extension's folder, built
 * @property {string} testsPath a CommonJS module with `run(): Promise<void>`; it decides the exit code
 * @property {string} folder opened as the workspace
 * @property {NodeJS.ProcessEnv} [env] added to ours; the extension host sees it
 * @property {Record<string, unknown>} [settings] added to the quiet ones
 * @property {string} [locale] display language, e.g. "ko"
 * @property {(line: string) => void} [onLine] each line of the log as it comes
 * @property {number} [limitMs] 10 minutes unless told
 * @property {boolean} [yes] install what is missing without asking
 */

/**
 * Runs tests inside the extension host of a real VS Code: the desktop one where it can be had, else the VS Code server.
 * Every run has a profile of its own, removed after it.
 * @param {HostRunOptions} options
 * @returns {Promise<{ code: number, log: string[], host: 'desktop' | 'server' }>} code: 0 when run() resolved, else
 *   another one; log: the console of the extension host
 */
export async function runInHost(options) {
  const executable = await desktopVsCode();
  // Short, because VS Code puts unix sockets below it.
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'dockyard-host-'));
  /** @type {string[]} */
  const log = [];
  const onLine = (/** @type {string} */ line) => {
    log.push(line);
    options.onLine?.(line);
  };
  try {
    if (executable !== undefined)
      return { code: await runOnDesktop(executable, options, profile, onLine), log, host: 'desktop' };
    return { code: await runOnServer(options, profile, onLine), log, host: 'server' };
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {HostRunOptions} options
 * @param {string} profile
 * @param {(line: string) => void} onLine
 */
async function runOnServer(options, profile, onLine) {
  const { extensionPath, testsPath, folder, env, settings, locale, limitMs = 600_000, yes = false } = options;
  const server = await startVsCodeServer({
    userDataDir: path.join(profile, 'data'),
    extensionsDir: path.join(profile, 'extensions'),
    yes,
    ...(env && { env }),
    ...(settings && { settings }),
    ...(locale !== undefined && { locale }),
  });
  try {
    const onLog = (/** @type {string} */ _type, /** @type {string} */ text) => text.split('\n').forEach(onLine);
    const { browser, exited } = await openWorkbench({ server, folder, extensionPath, testsPath, onLog, yes });
    try {
      return await inTime(exited, limitMs);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/**
 * @param {string} executable
 * @param {HostRunOptions} options
 * @param {string} profile
 * @param {(line: string) => void} onLine
 */
async function runOnDesktop(executable, options, profile, onLine) {
  const { extensionPath, testsPath, folder, env = {}, settings, locale, limitMs = 600_000 } = options;
  const userDataDir = path.join(profile, 'data');
  writeProfile(userDataDir, { ...(settings && { settings }) });
  // What @vscode/test-electron passes; its own runTests() cannot tell the lines of two runs apart.
  const args = ['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'];
  args.push('--no-cached-data', '--disable-workspace-trust', `--user-data-dir=${userDataDir}`);
  args.push(`--extensions-dir=${path.join(profile, 'extensions')}`, `--extensionDevelopmentPath=${extensionPath}`);
  args.push(`--extensionTestsPath=${testsPath}`, ...(locale === undefined ? [] : [`--locale=${locale}`]), folder);
  const { VSCODE_IPC_HOOK_CLI: _, ELECTRON_RUN_AS_NODE: __, ...inherited } = process.env;
  const group = await startGroup(executable, args, { env: { ...inherited, ...env }, onLine });
  try {
    const how = await inTime(group.exited, limitMs);
    return Number(/^exit code (\d+)$/.exec(how)?.[1] ?? 1);
  } finally {
    await group.stop();
  }
}

/**
 * @template T
 * @param {Promise<T>} outcome
 * @param {number} limitMs
 * @returns {Promise<T>}
 */
async function inTime(outcome, limitMs) {
  const stopWaiting = new AbortController();
  const late = delay(limitMs, undefined, { signal: stopWaiting.signal }).then(() => {
    throw new Error(`The tests in the extension host did not end in ${String(limitMs / 1000)} s.`);
  });
  // Aborting the wait rejects it, which is no error.
  late.catch(() => undefined);
  try {
    return await Promise.race([outcome, late]);
  } finally {
    stopWaiting.abort();
  }
}
