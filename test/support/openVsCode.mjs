// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheFolder } from './cacheFolder.mjs';
import { installedVsCode } from './desktopVsCode.mjs';
import { linuxProcess } from './linuxProcesses.mjs';
import { isAlive, runCommand, stopGroup, until } from './processes.mjs';
import { writeProfile } from './vscodeProfile.mjs';
import { startVsCodeServer, workbenchUrl } from './vscodeServer.mjs';

/**
 * @typedef {object} OpenedVsCode
 * @property {string | undefined} address to be opened in a browser; undefined when a window has opened
 * @property {Promise<string>} ended says how, when a person closed it or it died
 * @property {boolean} owned whether this call started it, so that stop() ends it
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} OpenOptions
 * @property {string} extensionPath
 * @property {string} folder
 * @property {NodeJS.ProcessEnv} env added to ours
 * @property {boolean} yes install what is missing without asking
 */

/**
 * Opens VS Code for a person, with the extension in development mode: the desktop one where `code` is there, else the
 * VS Code server. It has a profile of its own, so that nobody's settings and extensions are touched, and so that it is
 * a process of its own, which sees our environment and can be ended.
 * @param {OpenOptions} options
 * @returns {Promise<OpenedVsCode>}
 */
export async function openVsCode(options) {
  const wish = process.env['DOCKYARD_VSCODE'] ?? '';
  const code = wish === 'server' ? undefined : installedVsCode();
  if (wish === 'desktop' && code === undefined)
    throw new Error('DOCKYARD_VSCODE is "desktop", but no "code" can be started here.');
  return code === undefined ? openServer(options) : openDesktop(code, options);
}

/**
 * @param {OpenOptions} options
 * @returns {Promise<OpenedVsCode>}
 */
async function openServer({ extensionPath, folder, env, yes }) {
  const profile = await claimProfile();
  const server = await startVsCodeServer({
    userDataDir: profile,
    extensionsDir: path.join(profile, 'extensions'),
    env,
    gallery: true,
    yes,
  });
  fs.writeFileSync(path.join(profile, 'serverPid'), String(server.pid));
  return {
    address: workbenchUrl(server, { folder, extensionPath }),
    ended: server.exited,
    owned: true,
    stop: server.stop,
  };
}

/**
 * @param {string} code
 * @param {OpenOptions} options
 * @returns {Promise<OpenedVsCode>}
 */
async function openDesktop(code, { extensionPath, folder, env }) {
  const profile = cacheFolder('start/desktop');
  writeProfile(profile, {});
  const lock = path.join(profile, 'code.lock');
  // A window of an earlier `npm start`: the new one becomes part of that process.
  const owned = !isAlive(readPid(lock) ?? 0);
  const args = [`--extensionDevelopmentPath=${extensionPath}`, '--new-window', `--user-data-dir=${profile}`];
  args.push(`--extensions-dir=${path.join(profile, 'extensions')}`, '--disable-workspace-trust');
  // VS Code refuses to be root without this one.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  await runCommand(code, [...args, folder], { env: { ...process.env, ...env } });
  // `code` returns at once. The instance of a profile writes its process id into the profile.
  await until(() => isAlive(readPid(lock) ?? 0), 30_000, 200);
  const pid = readPid(lock);
  return {
    address: undefined,
    ended: whenGone(pid).then(() => 'its window was closed'),
    owned,
    stop: async () => {
      if (pid === undefined || !owned || !isAlive(pid)) return;
      process.kill(pid, 'SIGTERM');
      await until(() => !isAlive(pid), 10_000);
    },
  };
}

/** @param {number | undefined} pid of a process that is not our child */
async function whenGone(pid) {
  // Without a process id nobody can tell: only Ctrl-C ends it then.
  while (pid === undefined || isAlive(pid)) await delay(1000);
}

/**
 * A profile that keeps what a person sets between runs; a second one at the same time gets one of its own, because two
 * servers must not write to the same.
 * @returns {Promise<string>}
 */
async function claimProfile() {
  for (let number = 1; ; number += 1) {
    const profile = cacheFolder(path.join('start', `server${String(number)}`));
    const owner = readPid(path.join(profile, 'owner'));
    if (owner !== undefined && owner !== process.pid && isAlive(owner)) continue;
    fs.writeFileSync(path.join(profile, 'owner'), String(process.pid));
    // An owner that was killed could not end its server.
    const server = readPid(path.join(profile, 'serverPid'));
    if (server !== undefined && linuxProcess(String(server))?.args.includes(profile) === true) await stopGroup(server);
    return profile;
  }
}

/** @param {string} file */
function readPid(file) {
  try {
    const pid = Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
