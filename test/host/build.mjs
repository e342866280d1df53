// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { runCommand } from '../support/processes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What runs in the extension host: the tests, and the carrier whose extension can be started more than once. */
export const TESTS = path.join(root, 'out/host/index.js');
export const CARRIER = path.join(root, 'out/host/carrier');
export const EXTENSION = root;

/** Builds the extension and the tests that run inside its host. */
export async function buildAll() {
  await runCommand(process.execPath, ['esbuild.mjs'], { cwd: root });
  await buildTests();
}

async function buildTests() {
  fs.rmSync(path.join(root, 'out/host'), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts'],
    outfile: 'out/host/index.js',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  // The parent folder says that .js files are modules of another kind, or may one day.
  fs.writeFileSync(path.join(root, 'out/host/package.json'), '{ "type": "commonjs" }\n');
  buildCarrier();
}

/**
 * The same extension with another entry: the manifest and all files of Dockyard, but a main module of the tests' own
 * that activates nothing by itself. Tests start and end the real thing through it as often as they like.
 */
function buildCarrier() {
  fs.mkdirSync(CARRIER, { recursive: true });
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const carried = { ...manifest, type: 'commonjs', main: './carrier.js' };
  fs.writeFileSync(path.join(CARRIER, 'package.json'), JSON.stringify(carried));
  fs.writeFileSync(
    path.join(CARRIER, 'carrier.js'),
    "exports.activate = (context) => ({ context, main: require('path').join(context.extensionPath, 'dist/extension.js') });\n",
  );
  for (const name of ['package.nls.json', 'package.nls.ko.json'])
    fs.copyFileSync(path.join(root, name), path.join(CARRIER, name));
  for (const name of ['dist', 'l10n', 'media', 'syntaxes'])
    fs.cpSync(path.join(root, name), path.join(CARRIER, name), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
