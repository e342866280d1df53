import type { Connection, InitializeResult } from 'vscode-languageserver/node';
import { capabilities } from './capabilities.ts';
import { startOf } from './initialize.ts';

/**
 * Answers `initialize`, and loads what answers everything else only then.
 * @param folder of notes and tables.
 */
export function serve(connection: Connection, folder: string): void {
  let start = startOf({});
  let loading: Promise<() => Promise<void>> | undefined;
  const load = (): Promise<() => Promise<void>> => {
    loading ??= import('./answering.ts').then(({ answer }) => answer(connection, start, folder));
    return loading;
  };

  connection.onInitialize((params): InitializeResult => {
    start = startOf(params);
    // The library writes the answer a turn of the event loop later. What answers is there before the editor can ask.
    setImmediate(() => setImmediate(() => void load()));
    return { serverInfo: { name: 'dockyard' }, capabilities: capabilities(start) };
  });

  // It may be here already, if the editor did not wait for the answer.
  connection.onInitialized(async () => {
    const ready = await load();
    await ready();
  });
}
