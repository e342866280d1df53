import { createConnection, ProposedFeatures } from './lsp.ts';
import { serve } from './serve.ts';

// `--stdio`, `--node-ipc`, `--pipe=` and `--socket=` are understood by createConnection.
const connection = createConnection(ProposedFeatures.all);
serve(connection, __dirname);
connection.listen();
