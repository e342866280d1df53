import type { Connection, InitializeResult } from 'vscode-languageserver/node';
import { resultOf } from './capabilities.ts';
import { startOf } from './initialize.ts';

/**
 * Answers everything. What that needs is loaded with `initialize`, which mostly has its answer by then.
 * @param folder of notes and tables.
 */
export function serve(connection: Connection, folder: string): void {
  let loading: Promise<() => Promise<void>> | undefined;

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    const start = startOf(params);
    loading = import('./answering.ts').then(({ answer }) => answer(connection, start, folder));
    // It is there before the next message is looked at, which comes with a later turn of the event loop.
    await loading;
    return resultOf(start);
  });

  connection.onInitialized(async () => {
    const ready = await loading;
    await ready?.();
  });
}
