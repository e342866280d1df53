import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Library } from '../notes/library.ts';
import { type CompiledCli, readCliModel } from '../shell/cliModel.ts';
import { createConnection, ProposedFeatures } from './lsp.ts';
import { serve } from './serve.ts';

// `--stdio`, `--node-ipc`, `--pipe=` and `--socket=` are understood by createConnection.
const connection = createConnection(ProposedFeatures.all);
serve(connection, new Library(path.join(__dirname, 'notes')), () =>
  readCliModel(JSON.parse(readFileSync(path.join(__dirname, 'cli.json'), 'utf8')) as CompiledCli),
);
connection.listen();
