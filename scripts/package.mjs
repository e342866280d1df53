// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureNodeModules } from '../test/support/packages.mjs';
import { runVisibly } from '../test/support/runVisibly.mjs';
import { say } from '../test/support/say.mjs';

/** `npm run package`: builds and makes dockyard-<version>.vsix. */
const root = fileURLToPath(new URL('..', import.meta.url));
await ensureNodeModules(root);
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const file = `dockyard-${version}.vsix`;
if ((await runVisibly(process.execPath, ['esbuild.mjs'], { cwd: root })) !== 0) process.exit(1);
// Everything is in the bundles, so no node_modules; pictures of the README are for the repository.
const args = [
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '--out',
  file,
];
if ((await runVisibly('node_modules/.bin/vsce', args, { cwd: root })) !== 0) process.exit(1);
say(`${file}: ${String(Math.round(fs.statSync(path.join(root, file)).size / 1000))} kB`);
