// @ts-check
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureNodeModules } from '../test/support/packages.mjs';
import { runVisibly } from '../test/support/runVisibly.mjs';

/** `npm run bench [group …]`: builds, measures against peers in the same run, prints a table. Run it on an idle machine. */
const root = fileURLToPath(new URL('..', import.meta.url));
await ensureNodeModules(root);
if ((await runVisibly(process.execPath, ['esbuild.mjs'], { cwd: root })) !== 0) process.exit(1);
const measure = ['--expose-gc', '--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)];
process.exit(await runVisibly(process.execPath, measure, { cwd: root }));
