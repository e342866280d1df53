import { readCli } from '../../src/manifest/sources.ts';
import { type CliModel, type CompiledCli, readCliModel } from '../../src/shell/cliModel.ts';
import { root } from './pages.ts';

/** The tables of media/cli, compiled as esbuild.mjs does. */
export function compiledCli(): CompiledCli {
  return readCli(root);
}

export const cliModel: CliModel = readCliModel(compiledCli());
