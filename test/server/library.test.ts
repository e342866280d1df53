import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { transformSync } from 'esbuild';
import { root } from '../helpers/pages.ts';

const text = readFileSync(path.join(root, 'docs/LIBRARY.md'), 'utf8');
const examples = [...text.matchAll(/^## `(\w+)\([^]*?```ts\n([^]*?)^```$/gm)].map(([, name = '', code = '']) => ({
  name,
  code,
}));
/** A line of an example, and what it gives. */
const RESULT = /^(\S.*); \/\/ (.+)$/gm;

/** A project that has installed the package. */
describe('the library for others', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dylib-'));
  before(() => {
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(root, path.join(folder, 'node_modules/dockyard'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** What the compiler says of a file. */
  const complaints = (code: string, module: string): string => {
    writeFileSync(path.join(folder, 'example.ts'), code);
    const flags = ['--noEmit', '--strict', '--target', 'es2023', '--module', module];
    try {
      return execFileSync(path.join(root, 'node_modules/.bin/tsc'), [...flags, 'example.ts'], {
        cwd: folder,
        encoding: 'utf8',
      });
    } catch (thrown) {
      return String((thrown as { stdout: unknown }).stdout);
    }
  };

  it('is told of, function by function', () =>
    assert.deepEqual(
      examples.map(({ name }) => name),
      ['parse', 'expandWord', 'check', 'format', 'hover', 'analyse'],
    ));

  for (const { name, code } of examples) {
    it(`${name}: the example gives what it says`, () => {
      assert.ok([...code.matchAll(RESULT)].length > 0);
      const tested = code.replaceAll(RESULT, 'same($1, $2);');
      const file = path.join(folder, `${name}.cjs`);
      const compiled = transformSync(tested, { loader: 'ts', format: 'cjs' }).code;
      writeFileSync(file, `const same = require('node:assert').deepStrictEqual;\n${compiled}`);
      execFileSync(process.execPath, [file], { stdio: 'pipe' });
    });
  }

  for (const module of ['node20', 'preserve']) {
    it(`has types, for projects with the module setting ${module}`, () => {
      const all = examples.map(({ code }) => `{\n${code.replace(/^import .*\n/m, '')}}\n`).join('');
      const names = 'analyse, check, ExpansionError, expandWord, format, hover, parse, type CheckedFinding';
      const head = `import { ${names} } from 'dockyard/dockerfile';\nexport let one: CheckedFinding;\n`;
      assert.equal(complaints(head + all, module), '');
      assert.match(complaints(`${head}const rule: number = check('')[0]!.rule;\n`, module), /TS2322/);
      assert.match(complaints(`${head}parse(1);\n`, module), /TS2345/);
    });
  }

  it('is in the package, its types too', () => {
    const vsce = path.join(root, 'node_modules/.bin/vsce');
    const files = execFileSync(vsce, ['ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' }).split('\n');
    for (const file of ['dist/dockerfile.js', 'dist/types/dockerfile/library.d.ts', 'dist/types/notes/page.d.ts']) {
      assert.ok(files.includes(file), file);
    }
  });
});
