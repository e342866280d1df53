// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureNodeModules } from '../test/support/packages.mjs';
import { runVisibly } from '../test/support/runVisibly.mjs';
import { say } from '../test/support/say.mjs';

/**
 * `npm test [layer …] [-- --yes]`: gets what the layers need onto the machine, builds, runs them one after the other
 * (two heavy ones at a time would only slow each other down) and counts. A layer that cannot run on this machine is
 * named at the end, and counts as failed in CI.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const inCi = process.env['CI'] !== undefined && process.env['CI'] !== '' && process.env['CI'] !== 'false';

/** A file of tests that takes longer, in milliseconds, will not end by itself: something that it opened was left open. */
const LONGEST_MS = 8 * 60_000;

/** More files that failed than these are no accident. */
const MOST_AGAIN = 3;

/** Processes that the tests without an editor or engine are shared out among. */
const GROUPS = 12;

/** @typedef {import('../test/support/countReporter.mjs').Counts} Counts */

/** @type {Record<string, { what: string, run: () => Promise<Counts> }>} */
const layers = {
  unit: { what: 'plain Node: no editor, no engine', run: () => nodeTests('src', groups) },
  server: { what: 'the language server over stdio', run: () => nodeTests('test/server', each) },
  grammar: {
    what: 'colouring, on top of VS Code’s own grammars',
    run: () => nodeTests('test/grammar', each, ensureEditor),
  },
  engine: { what: 'a real Docker engine', run: () => nodeTests('test/engine', each, ensureEngine) },
  host: { what: 'inside the extension host of a real VS Code', run: hostTests },
  workbench: {
    what: 'a person’s journeys in the workbench',
    run: () => nodeTests('test/workbench', each, ensureEngine, ensureEditor),
  },
};

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = wanted.filter((name) => !Object.hasOwn(layers, name));
if (unknown.length > 0) {
  say(`There is no layer ${unknown.join(', ')}. The layers: ${Object.keys(layers).join(', ')}.`);
  process.exit(2);
}

await ensureNodeModules(root);
say('building ...');
if ((await node('esbuild.mjs')) !== 0) {
  say('The build failed; nothing was tested.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

/** @type {Record<string, Counts>} */
const byLayer = {};
/** @type {string[]} */
const couldNotRun = [];
/**
 * Files that passed only when they were run once more.
 * @type {string[]}
 */
const onlyAgain = [];
for (const [name, layer] of Object.entries(layers)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(`--- ${name}: ${layer.what}`);
  const started = Date.now();
  try {
    const counts = await layer.run();
    byLayer[name] = counts;
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`--- ${name}: ${String(counts.passed)} passed, ${String(counts.failed)} failed in ${String(seconds)} s`);
    if (counts.passed + counts.failed === 0) couldNotRun.push(`${name}: no test was found`);
  } catch (error) {
    couldNotRun.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const total = sum(byLayer);
for (const reason of couldNotRun) say(`COULD NOT RUN ${reason}`);
for (const file of onlyAgain) say(`${file} failed at first, and passed when it was run once more.`);
if (total.skipped > 0) say(`${String(total.skipped)} tests were skipped, which none should be.`);
const failed = total.failed + (inCi ? couldNotRun.length + total.skipped : 0);
console.log(`${String(total.passed)} passed, ${String(failed)} failed`);
process.exit(failed > 0 || couldNotRun.length > 0 ? 1 : 0);

/** @param {string[]} args */
function node(...args) {
  return runVisibly(process.execPath, args, { cwd: root });
}

/**
 * @param {string} folder
 * @param {(files: string[]) => string[]} inProcesses which files of tests are run, one process each
 * @param {(() => Promise<void>)[]} setUp
 * @returns {Promise<Counts>}
 */
async function nodeTests(folder, inProcesses, ...setUp) {
  for (const step of setUp) await step();
  const files = fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(folder, name));
  const { code, counted } = await runFiles(inProcesses(files), atOnce(folder));
  if (code !== 0 && sum(counted).failed === 0) return { ...sum(counted), failed: 1 };
  if (['test/engine', 'test/workbench'].includes(folder)) await tryAgain(counted);
  return sum(counted);
}

/**
 * Runs files that failed once more, each alone, and takes what comes of that. A machine that others keep busy may lose a
 * click, or stand still longer than a deadline; a fault of ours is there again. It is said which.
 * @param {Record<string, Counts>} counted changed
 */
async function tryAgain(counted) {
  const failed = Object.keys(counted).filter((file) => (counted[file]?.failed ?? 0) > 0);
  if (failed.length > MOST_AGAIN) return;
  for (const file of failed) {
    say(`${path.relative(root, file)} failed and is run once more; the failure is above.`);
    const again = await runFiles([file], 1);
    const counts = sum(again.counted);
    if (again.code !== 0 || counts.passed === 0) continue;
    counted[file] = counts;
    onlyAgain.push(path.relative(root, file));
  }
}

/**
 * @param {string[]} files
 * @param {number} concurrency
 */
async function runFiles(files, concurrency) {
  const counted = path.join(os.tmpdir(), `dockyard-counts-${String(process.pid)}.json`);
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  reporters.push('--test-reporter=./test/support/countReporter.mjs', `--test-reporter-destination=${counted}`);
  const code = await node(
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${String(concurrency)}`,
    `--test-timeout=${String(LONGEST_MS)}`,
    ...reporters,
    ...files,
  );
  /** @type {Record<string, Counts>} */
  const byFile = JSON.parse(fs.readFileSync(counted, 'utf8'));
  fs.rmSync(counted);
  return { code, counted: byFile };
}

/**
 * @param {Record<string, Counts>} counted
 * @returns {Counts}
 */
function sum(counted) {
  const all = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of Object.values(counted)) {
    for (const key of /** @type {(keyof Counts)[]} */ (Object.keys(all))) all[key] += counts[key];
  }
  return all;
}

/** @param {string[]} files */
function each(files) {
  return files;
}

/**
 * Files that import several others: most take less time to run than their process to start.
 * @param {string[]} files
 */
function groups(files) {
  const folder = path.join(root, 'out/groups');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  return Array.from({ length: GROUPS }, (_, index) => {
    const members = files.filter((_file, place) => place % GROUPS === index);
    const imports = members.map((file) => `import ${JSON.stringify(pathToFileURL(path.join(root, file)).href)};\n`);
    const group = path.join(folder, `${String(index)}.test.mjs`);
    fs.writeFileSync(group, imports.join(''));
    return group;
  });
}

/**
 * How many files of tests run at a time: each has its own engine, unless all were given one. Tests of an engine wait
 * for it more than they work. A window and its browser take a machine for themselves: two of them are hardly faster.
 * @param {string} folder
 */
function atOnce(folder) {
  if (folder === 'test/workbench' || (process.env['DOCKYARD_TEST_ENGINE'] ?? '') !== '') return 1;
  return os.availableParallelism() + (folder === 'test/engine' ? 1 : 0);
}

/** @returns {Promise<Counts>} */
async function hostTests() {
  await ensureEngine();
  let last = '';
  const code = await runVisibly(process.execPath, ['test/host/run.mjs'], {
    cwd: root,
    onLine: (line) => (last = /^host: /.test(line) ? line : last),
  });
  const [, passed, failed] = /^host: (\d+) passed, (\d+) failed/.exec(last) ?? [];
  const counts = { passed: Number(passed ?? 0), failed: Number(failed ?? 0), skipped: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

async function ensureEngine() {
  const { installEngine } = await import('../test/support/privateEngine.mjs');
  await installEngine({ yes: isYes() });
}

async function ensureEditor() {
  const { ensureVsCodeServer } = await import('../test/support/vscodeServer.mjs');
  const { ensureChromium } = await import('../test/support/browser.mjs');
  await ensureVsCodeServer({ yes: isYes() });
  await ensureChromium({ yes: isYes() });
}

function isYes() {
  return inCi || process.argv.includes('--yes');
}
