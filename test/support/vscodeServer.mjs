// @ts-check
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { runCommand, startGroup, until } from './processes.mjs';
import { ensureVsCodeServer } from './vscodeInstall.mjs';
import { writeProfile } from './vscodeProfile.mjs';

export { ensureVsCodeServer } from './vscodeInstall.mjs';

const START_LIMIT_MS = 60_000;
/** Without a marketplace it does not try to reach one, which fills the log of a test with errors where it cannot. */
const NO_GALLERY = { EXTENSIONS_GALLERY: '{}' };

/**
 * @typedef {object} VsCodeServerOptions
 * @property {string} userDataDir settings, state and logs
 * @property {string} extensionsDir installed extensions
 * @property {number} [port] a free one unless told
 * @property {NodeJS.ProcessEnv} [env] added to ours; the extension host and its terminals see it
 * @property {string} [locale] display language, e.g. "ko"
 * @property {Record<string, unknown>} [settings] added to the quiet ones
 * @property {boolean} [smokeTestDriver] honour extensionDevelopmentPath and extensionTestsPath in the address; a built
 *   VS Code ignores them without a word otherwise. On unless told
 * @property {boolean} [trusting] folders are trusted unasked; on unless told
 * @property {boolean} [gallery] let a person install other extensions; off unless told
 * @property {boolean} [yes] install what is missing without asking
 */

/**
 * @typedef {object} VsCodeServer
 * @property {string} url http://127.0.0.1:<port>; workbenchUrl() makes an address that opens something
 * @property {number} port
 * @property {number} pid
 * @property {string} token everybody of this machine can reach the port, so opening it takes this
 * @property {() => string} log what the server printed, for a failed test to show
 * @property {(vsixPath: string) => Promise<void>} installExtension windows opened after it have the extension
 * @property {Promise<string>} exited says how it ended
 * @property {() => Promise<void>} stop ends it with its extension hosts and terminals, and waits until they are gone
 */

/**
 * Starts a VS Code server on 127.0.0.1.
 * @param {VsCodeServerOptions} options
 * @returns {Promise<VsCodeServer>}
 */
export async function startVsCodeServer(options) {
  const { userDataDir, extensionsDir, port = 0, env = {}, locale, settings, smokeTestDriver = true } = options;
  const { gallery = false, trusting = true, yes = false } = options;
  const { node, serverMain } = await ensureVsCodeServer({ yes });
  fs.mkdirSync(extensionsDir, { recursive: true });
  writeProfile(userDataDir, { ...(settings && { settings }), ...(locale !== undefined && { locale }) });
  // Without --server-data-dir it leaves a folder in the home of the person.
  const folders = ['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
  folders.push('--server-data-dir', path.join(userDataDir, 'server'));
  const token = crypto.randomBytes(16).toString('hex');
  const args = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--connection-token',
    token,
    '--accept-server-license-terms',
  ];
  args.push('--disable-telemetry', ...(trusting ? ['--disable-workspace-trust'] : []), ...folders);
  if (smokeTestDriver) args.push('--enable-smoke-test-driver');
  const childEnv = { ...cleanEnvironment(), ...(gallery ? {} : NO_GALLERY), ...env };

  const began = Date.now();
  /** @type {string[]} */
  const lines = [];
  let listening = 0;
  let ended = '';
  const onLine = (/** @type {string} */ line) => {
    lines.push(line);
    listening ||= Number(/^Extension host agent listening on (\d+)/.exec(line)?.[1] ?? 0);
  };
  const group = await startGroup(node, [serverMain, ...args], { env: childEnv, onLine });
  void group.exited.then((how) => (ended = how));
  const log = () => lines.join('\n');
  if (!(await until(() => listening !== 0 || ended !== '', START_LIMIT_MS)) || listening === 0) {
    await group.stop();
    throw new Error(`The VS Code server did not start (${ended === '' ? 'no port' : ended}):\n${log()}`);
  }
  return {
    url: `http://127.0.0.1:${String(listening)}`,
    port: listening,
    pid: group.pid,
    token,
    log,
    exited: group.exited,
    stop: async () => {
      await group.stop();
      removeDeadSockets(began);
    },
    installExtension: async (vsixPath) => {
      await runCommand(node, [serverMain, '--install-extension', vsixPath, ...folders], { env: childEnv });
    },
  };
}

/**
 * The address that opens a folder, with an extension loaded from its own folder where one is given.
 * @param {Pick<VsCodeServer, 'url' | 'port' | 'token'>} server
 * @param {{ folder: string, extensionPath?: string, testsPath?: string }} what absolute paths on the server's machine.
 *   With `testsPath` VS Code answers modal dialogs by itself and shows no toasts: not for a person's journeys
 */
export function workbenchUrl({ url, port, token }, { folder, extensionPath, testsPath }) {
  const onServer = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${String(port)}${encodeURI(file)}`;
  const payload = [
    // VS Code makes a map of these: a second extensionDevelopmentPath would replace the first.
    ...(extensionPath === undefined ? [] : [['extensionDevelopmentPath', onServer(extensionPath)]]),
    ...(testsPath === undefined ? [] : [['extensionTestsPath', onServer(testsPath)]]),
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) });
  return `${url}/?${query.toString()}`;
}

/** A VS Code or an npm that we were started from must not speak to the one that we start. */
function cleanEnvironment() {
  const names = Object.keys(process.env).filter(
    (name) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|INIT_CWD$)/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

/**
 * VS Code's processes leave their unix sockets in the temporary folder when they are ended. What nobody listens to any
 * more is of no use to anybody; Linux tells.
 * @param {number} since milliseconds; older ones are not ours
 */
function removeDeadSockets(since) {
  if (!fs.existsSync('/proc/net/unix')) return;
  const listening = fs.readFileSync('/proc/net/unix', 'utf8');
  for (const name of fs.readdirSync(os.tmpdir()).filter((found) => /^vscode-ipc-[\w-]+\.sock$/.test(found))) {
    const file = path.join(os.tmpdir(), name);
    const made = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (made >= since && !listening.includes(file)) fs.rmSync(file, { force: true });
  }
}
