// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { agrees } from './ask.mjs';
import { findProgram, runCommand } from './processes.mjs';
import { step } from './say.mjs';

/**
 * Makes node_modules hold what package-lock.json says. npm itself keeps a record of what it installed
 * (node_modules/.package-lock.json, written last, so an install that was cut off does not have it).
 * @param {string} root the clone
 */
export async function ensureNodeModules(root) {
  if (isInstalled(root)) return;
  await step('installing npm packages (npm ci)', async () => {
    // No install scripts: nothing here needs one (esbuild and the others bring their binaries as optional packages for
    // this platform), and code of third parties does not run on the side. NODE_ENV or npm settings must not leave out
    // what building and testing need.
    const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    await runNpm(args, { cwd: root });
  });
}

/** @param {string} root */
function isInstalled(root) {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const present = lockedPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) throw new Error(`${root} has no package-lock.json; run "npm install" there once.`);
  if (present === undefined) return false;
  // Packages for other platforms are in the lock file and rightly not on the disk.
  const isThere = Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional === true || present[name]?.version === version,
  );
  return isThere && Object.entries(present).every(([name, { version }]) => wanted[name]?.version === version);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function lockedPackages(file) {
  if (!fs.existsSync(file)) return undefined;
  return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
}

/**
 * Runs npm, the one that runs us if there is one.
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 */
export async function runNpm(args, { cwd, env = {} }) {
  // What `npm start` tells its script about this project would mislead an npm that works in another folder.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|npm_config_(local|global)_prefix$|INIT_CWD$)/.test(name),
  );
  const [command, ...first] = npmCommand();
  // Its warnings (a package would like another Node) would hide its errors.
  await runCommand(command, [...first, ...args, '--loglevel=error'], {
    cwd,
    env: { ...Object.fromEntries(inherited), ...env },
  });
}

/** @returns {[string, ...string[]]} npm as a Node script where it can be found: `npm.cmd` of Windows needs a shell */
function npmCommand() {
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const running = process.env['npm_execpath'] ?? '';
  const script = [running, beside].find((file) => path.basename(file) === 'npm-cli.js' && fs.existsSync(file));
  return script === undefined ? ['npm'] : [process.execPath, script];
}

/**
 * Makes sure that Debian packages are installed; asks first on a terminal, goes ahead where there is no one to ask.
 * @param {readonly string[]} names
 * @param {{ yes: boolean, why: string }} options why: "a private Docker engine needs", followed by the names when asking
 * @throws {Error} on other systems, without root, and after a "no"; the message says what to install by hand
 */
export async function ensureDebianPackages(names, { yes, why }) {
  if (!isDebian()) {
    throw new Error(`${why} ${names.join(', ')}. Only Debian and Ubuntu get them by themselves: please install them.`);
  }
  const missing = await missingPackages(names);
  if (missing.length === 0) return;
  const byHand = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) throw new Error(`${why} ${missing.join(', ')}. Please run as root: ${byHand}`);
  if (!yes && !(await agrees(`${why} ${missing.join(', ')}. Install now with apt-get?`))) {
    throw new Error(`Nothing was installed. When you want it, run: ${byHand}`);
  }
  await step(`installing ${missing.join(', ')} (apt-get)`, async (detail) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const patient = ['-o', 'DPkg::Lock::Timeout=120'];
    detail('reading the package lists');
    // A broken list of some other repository does not matter as long as the packages themselves can be had.
    const update = await runCommand('apt-get', [...patient, 'update'], { env }).catch(String);
    detail('unpacking');
    await runCommand('apt-get', [...patient, 'install', '-y', '--no-install-recommends', ...missing], { env }).catch(
      (/** @type {Error} */ error) => {
        throw new Error(`${error.message}\n"apt-get update" before it said:\n${update}`);
      },
    );
  });
}

/**
 * Makes sure that programs are there; only those that are not cost a package.
 * @param {Readonly<Record<string, string>>} programs the Debian package of each program
 * @param {{ yes: boolean, why: string }} options as for ensureDebianPackages
 */
export async function ensurePrograms(programs, options) {
  const missing = Object.entries(programs).filter(([program]) => findProgram(program) === undefined);
  if (missing.length > 0)
    await ensureDebianPackages(
      missing.map(([, name]) => name),
      options,
    );
}

/** @returns {boolean} Debian, Ubuntu or one made from them */
export function isDebian() {
  if (process.platform !== 'linux' || !fs.existsSync('/usr/bin/apt-get')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(fs.readFileSync('/etc/os-release', 'utf8'));
}

/** @param {readonly string[]} names */
async function missingPackages(names) {
  const statusOf = (/** @type {string} */ name) =>
    // dpkg-query fails for a name that it has never heard of.
    runCommand('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}', name]).catch(() => '');
  const states = await Promise.all(names.map(async (name) => ({ name, status: await statusOf(name) })));
  return states.filter(({ status }) => !status.startsWith('ii')).map(({ name }) => name);
}
