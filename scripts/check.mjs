// @ts-check
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureNodeModules } from '../test/support/packages.mjs';
import { runVisibly } from '../test/support/runVisibly.mjs';
import { say } from '../test/support/say.mjs';

/** `npm run check`: everything that can be said about the code without running it. */
const root = fileURLToPath(new URL('..', import.meta.url));
await ensureNodeModules(root);
const bin = (/** @type {string} */ name) => `node_modules/.bin/${name}`;

/** @type {[string, string, string[]][]} */
const steps = [
  ['format', bin('biome'), ['format', '.']],
  ['types of the core, without VS Code', bin('tsc'), ['--noEmit', '-p', 'tsconfig.core.json']],
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  ['files that are written from tables', process.execPath, ['--import', 'tsx', 'src/manifest/write.ts', '--check']],
  ['lint and import rules', bin('eslint'), ['.', '--max-warnings', '0']],
];
const failed = [];
for (const [what, program, args] of steps) {
  say(`checking ${what} ...`);
  if ((await runVisibly(program, args, { cwd: root })) !== 0) failed.push(what);
}
if (failed.length > 0) {
  say(`Not clean: ${failed.join(', ')}.`);
  process.exit(1);
}
say('All clean.');
