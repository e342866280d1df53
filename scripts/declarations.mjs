// @ts-check
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Modules that a declaration file names. */
const NAMED = /(?<=(?:\bfrom |\bimport\())'(\.[^']+)\.ts'/g;

/**
 * Writes the types of a module of ours and of all that they mention, and nothing else, for those who use its bundle.
 * @param {string} root of the repository
 * @param {string} entry below `src`, without `.ts`
 * @param {string} target folder
 */
export async function writeDeclarations(root, entry, target) {
  const folder = await mkdtemp(path.join(tmpdir(), 'dytypes-'));
  try {
    const project = path.join(folder, 'tsconfig.json');
    const compilerOptions = {
      ...{ noEmit: false, declaration: true, emitDeclarationOnly: true, types: [] },
      ...{ rootDir: path.join(root, 'src'), outDir: path.join(folder, 'out') },
    };
    const files = [path.join(root, 'src', `${entry}.ts`)];
    const extended = path.join(root, 'tsconfig.core.json');
    await writeFile(project, JSON.stringify({ extends: extended, compilerOptions, include: [], files }));
    await promisify(execFile)(path.join(root, 'node_modules/.bin/tsc'), ['-p', project]);
    /** @type {Set<string>} */
    const wanted = new Set([entry]);
    for (const module of wanted) {
      const text = await readFile(path.join(folder, 'out', `${module}.d.ts`), 'utf8');
      for (const [, name = ''] of text.matchAll(NAMED)) wanted.add(path.posix.join(path.posix.dirname(module), name));
      const file = path.join(target, `${module}.d.ts`);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text.replaceAll(NAMED, "'$1.js'"));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
