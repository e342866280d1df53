// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../test/support/cacheFolder.mjs';
import { ensureEngine, findEngine, startPrivateEngine } from '../test/support/engine.mjs';
import { openVsCode } from '../test/support/openVsCode.mjs';
import { ensureNodeModules } from '../test/support/packages.mjs';
import { runCommand } from '../test/support/processes.mjs';
import { ensureSamples, removeSamples, SAMPLE_FOLDER } from '../test/support/samples.mjs';
import { say, step } from '../test/support/say.mjs';

const HELP = `npm start               build Dockyard and open it in a real VS Code on a sample folder
npm start -- --yes      the same, and install what is missing without asking
npm start -- --clean    remove the samples from the Docker engine
npm start -- --help     this text

It uses the Docker engine that answers by DOCKER_HOST, the current docker context or the default socket. When none does,
it installs and starts a private one (as root on Debian or Ubuntu). It opens desktop VS Code when "code" is there, else
the VS Code server, and prints its address; DOCKYARD_VSCODE=server or =desktop chooses. Ctrl-C ends all that it started.
What it downloads and the private engine's images are kept in \${XDG_CACHE_HOME:-~/.cache}/dockyard.
`;

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * What this process has started, the last first.
 * @type {{ what: string, stop: () => Promise<void> }[]}
 */
const running = [];
/** @param {string} what  @param {{ owned: boolean, stop: () => Promise<void> }} started */
const willEnd = (what, { owned, stop }) => {
  if (owned) running.unshift({ what, stop });
};
/** Set as soon as the end has begun. */
let ending = 0;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    // A terminal tells npm and us, and npm tells us again. Only one that comes later means "now!".
    if (ending !== 0 && Date.now() - ending > 1000) process.exit(130);
    void finish(signal === 'SIGINT' ? 'ending (Ctrl-C)' : `ending (${signal})`, 0);
  });
}
// npm hands a SIGTERM to the shell that it runs us by, and that one ends without telling us.
const parent = process.ppid;
if (process.env['npm_lifecycle_event'] !== undefined) {
  setInterval(() => process.ppid === parent || void finish('ending: npm has gone', 0), 1000).unref();
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  await finish(error instanceof Error ? error.message : String(error), 1);
}

/** @param {readonly string[]} args */
async function main(args) {
  const unknown = args.filter((arg) => !['--yes', '--clean', '--help'].includes(arg));
  if (unknown.length > 0 || args.includes('--help')) {
    process.stdout.write(`${unknown.length > 0 ? `There is no ${unknown.join(', ')}.\n\n` : ''}${HELP}`);
    process.exit(unknown.length > 0 ? 2 : 0);
  }
  await (args.includes('--clean') ? clean() : start(args.includes('--yes')));
}

/** @param {boolean} yes */
async function start(yes) {
  await ensureNodeModules(ROOT);
  await step('building Dockyard', () => runCommand(process.execPath, ['esbuild.mjs'], { cwd: ROOT }));
  const engine = await ensureEngine({ folder: cacheFolder('engine'), yes });
  willEnd('the private Docker engine', engine);
  say(`Docker engine: ${engine.endpoint} (${engine.source})`);
  const { webUrl } = await ensureSamples(engine.endpoint);
  const folder = cacheFolder('sample');
  // A copy, so that edits never dirty the clone; what a person has edited there stays.
  fs.cpSync(SAMPLE_FOLDER, folder, { recursive: true, force: false });
  // A context's address may come with certificates that only the context knows.
  const env = engine.source === 'context' ? {} : { DOCKER_HOST: engine.endpoint };
  const vscode = await openVsCode({ extensionPath: ROOT, folder, env, yes });
  willEnd('VS Code', vscode);
  say(`samples are in the engine; their web page: ${webUrl} ("npm start -- --clean" removes them)`);
  if (vscode.address === undefined)
    say('Dockyard is open in VS Code. Ctrl-C here, or closing its window, ends it all.');
  else
    say(
      `Dockyard is open in VS Code. Ctrl-C ends it all. Its address, for a browser on this machine:\n\n  ${vscode.address}\n`,
    );
  await finish(`VS Code has ended (${await vscode.ended})`, 0);
}

async function clean() {
  const engines = [];
  const own = await findEngine();
  if (own !== undefined) engines.push(own.endpoint);
  const folder = cacheFolder('engine');
  if (fs.existsSync(path.join(folder, 'data'))) {
    const engine = await startPrivateEngine({ folder, whenBusy: 'fail' });
    willEnd('the private Docker engine', engine);
    engines.push(engine.endpoint);
  }
  let count = 0;
  for (const endpoint of new Set(engines)) count += (await removeSamples(endpoint)).removed.length;
  await finish(count === 0 ? 'there were no samples' : `removed ${String(count)} samples`, 0);
}

/**
 * Ends all that was started, in order, and then this process.
 * @param {string} why
 * @param {number} code
 */
async function finish(why, code) {
  if (ending !== 0) return;
  ending = Date.now();
  say(why);
  let exitCode = code;
  for (const { what, stop } of running) {
    try {
      await stop();
      say(`ended ${what}`);
    } catch (error) {
      exitCode = 1;
      say(`could not end ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  process.exit(exitCode);
}
