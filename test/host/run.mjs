// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startPrivateEngine } from '../support/privateEngine.mjs';
import { runInHost } from '../support/hostRun.mjs';
import { ensureSampleImage } from '../support/sampleImage.mjs';
import { say } from '../support/say.mjs';
import { buildAll, CARRIER, EXTENSION, TESTS } from './build.mjs';

/**
 * Builds Dockyard and the tests of this folder and runs them inside the extension host of a real VS Code, against a
 * real Docker engine: the one that DOCKYARD_TEST_ENGINE names, else a private one. Ends with one line
 * `host: N passed, N failed`. Words behind the name choose parts: `node test/host/run.mjs usual`.
 */

/** What the reporter inside the host puts in front of what people and we are to read. */
const LINE = 'dockyard| ';
const RESULT = 'dockyard-result| ';

/** @type {{ name: string, extensionPath: string, locale?: string }[]} */
const parts = [
  { name: 'usual', extensionPath: EXTENSION },
  // In Korean by display language, and started and ended more than once.
  { name: 'again', extensionPath: CARRIER, locale: 'ko' },
];

const counts = { passed: 0, failed: 0 };
// Short: the engine and VS Code put unix sockets below it.
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'dyx-'));
const given = process.env['DOCKYARD_TEST_ENGINE'] ?? '';
/** @type {import('../support/privateEngine.mjs').EngineHandle | undefined} */
let engine;
try {
  await buildAll();
  engine =
    given === '' ? await startPrivateEngine({ folder: path.join(home, 'e'), yes: true, bridge: 'own' }) : undefined;
  const endpoint = engine?.endpoint ?? given;
  await ensureSampleImage(endpoint);
  const wanted = process.argv.slice(2);
  for (const part of parts) if (wanted.length === 0 || wanted.includes(part.name)) await runPart(part, endpoint);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  counts.failed += 1;
} finally {
  await engine?.stopNow();
  fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
if (counts.passed + counts.failed === 0) say('No test was run.');
process.stdout.write(`host: ${String(counts.passed)} passed, ${String(counts.failed)} failed\n`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);

/**
 * @param {{ name: string, extensionPath: string, locale?: string }} part
 * @param {string} endpoint
 */
async function runPart({ name, extensionPath, locale }, endpoint) {
  const folder = path.join(home, name);
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  // A stand-in of the tests: it has to be set before the extension wakes up.
  const settings = { 'dockyard.engine.endpoint': `unix://${path.join(folder, 'counting.sock')}` };
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
  /** @type {{ passed: number, failed: number } | undefined} */
  let result;
  /** @type {string[]} */
  const rest = [];
  const onLine = (/** @type {string} */ line) => {
    if (line.startsWith(RESULT)) result = JSON.parse(line.slice(RESULT.length));
    else if (line.startsWith(LINE)) process.stdout.write(`${line.slice(LINE.length)}\n`);
    else rest.push(line);
  };
  const { code, host } = await runInHost({
    extensionPath,
    testsPath: TESTS,
    folder,
    env: {
      DOCKER_HOST: endpoint,
      DOCKYARD_HOST_PART: name,
      DOCKYARD_HOST_FOLDER: folder,
      // The CLI keeps contexts in the home of a person: none of them may decide here.
      DOCKER_CONFIG: path.join(folder, 'no-docker-config'),
    },
    yes: true,
    onLine,
    ...(locale !== undefined && { locale }),
  });
  if (result === undefined || (code !== 0 && result.failed === 0)) {
    counts.failed += 1;
    say(`The tests in the host (${host}) ended with ${String(code)}. What it printed:\n${rest.join('\n')}`);
  }
  counts.passed += result?.passed ?? 0;
  counts.failed += result?.failed ?? 0;
}
