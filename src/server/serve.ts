import type { Connection, InitializeResult } from 'vscode-languageserver/node';
import { capabilities } from './capabilities.ts';
import { startOf } from './initialize.ts';

/**
 * Answers `initialize`, and loads what answers everything else only then.
 * @param folder of notes and tables.
 */
export function serve(connection: Connection, folder: string): void {
  connection.onInitialize((params): InitializeResult => {
    const start = startOf(params);
    // The answer is on its way by then. Messages are taken up in later turns of the event loop, and find it loaded.
    setImmediate(() => void import('./answering.ts').then(({ answer }) => answer(connection, start, folder)));
    return { serverInfo: { name: 'dockyard' }, capabilities: capabilities(start) };
  });
}
