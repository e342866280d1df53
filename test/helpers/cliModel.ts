import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CliModel, type CompiledCli, readCliModel } from '../../src/shell/cliModel.ts';
import { compileCli } from '../../src/shell/cli/compile.ts';

const folder = path.join(import.meta.dirname, '../../media/cli');

/** The tables of media/cli, compiled as esbuild.mjs does. */
export function compiledCli(): CompiledCli {
  const files = readdirSync(folder).sort();
  return compileCli(new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])));
}

export const cliModel: CliModel = readCliModel(compiledCli());
