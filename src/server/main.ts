import path from 'node:path';
import { Library } from '../notes/library.ts';
import { createConnection, ProposedFeatures } from './lsp.ts';
import { serve } from './serve.ts';

// `--stdio`, `--node-ipc`, `--pipe=` and `--socket=` are understood by createConnection.
const connection = createConnection(ProposedFeatures.all);
serve(connection, new Library(path.join(__dirname, 'notes')));
connection.listen();
