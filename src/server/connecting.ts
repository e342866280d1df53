import { Console } from 'node:console';
import type { Connection, ConnectionStrategy, MessageWriter } from 'vscode-languageserver/node';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  LSPErrorCodes,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from './lsp.ts';
import { serve } from './serve.ts';

/** A request that its editor takes back before its turn is not worked on. */
const strategy: ConnectionStrategy = {
  cancelUndispatched: () => ({
    jsonrpc: '2.0',
    // The library writes the request's.
    id: null,
    error: { code: LSPErrorCodes.RequestCancelled, message: 'cancelled before its turn' },
  }),
};

/**
 * Goes on with an editor whose `initialize` was seen, and will be seen again.
 * @param folder of notes and tables.
 * @param isAnswered the editor has the answer to it
 */
export function connect(folder: string, isAnswered: boolean): void {
  const connection = connectionOf(isAnswered);
  serve(connection, folder);
  connection.listen();
}

function connectionOf(isAnswered: boolean): Connection {
  if (process.argv.includes('--stdio')) {
    // What anybody prints would be read as a message.
    globalThis.console = new Console(process.stderr);
    // An editor that leaves in good order says so before.
    const gone = (): never => process.exit(1);
    process.stdin.once('end', gone).once('close', gone);
    const writer = writerOf(new StreamMessageWriter(process.stdout), isAnswered);
    return createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), writer, strategy);
  }
  if (process.argv.includes('--node-ipc')) {
    const writer = writerOf(new IPCMessageWriter(process), isAnswered);
    return createConnection(ProposedFeatures.all, new IPCMessageReader(process), writer, strategy);
  }
  // `--pipe=` and `--socket=` are understood by the library.
  return createConnection(ProposedFeatures.all, strategy);
}

/** Leaves out the first answer where the editor has it. */
function writerOf(writer: MessageWriter, isAnswered: boolean): MessageWriter {
  if (!isAnswered) return writer;
  const write = writer.write.bind(writer);
  writer.write = (message) => {
    if (!('result' in message)) return write(message);
    writer.write = write;
    return Promise.resolve();
  };
  return writer;
}
