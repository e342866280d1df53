import { watch } from 'node:fs';
import path from 'node:path';
import type { Connection } from '../contract/endpoint.ts';
import type { Disposable } from '../contract/ports.ts';

/**
 * Calls back when the socket file comes, goes or is replaced. Nothing is watched for an engine that is not reached by a
 * file, nor in a folder that cannot be watched: whoever waits for the engine tries now and then in any case.
 */
export function watchPlace(connection: Connection, onChange: () => void): Disposable {
  if (connection.kind !== 'socket' || connection.path.startsWith('//')) return { dispose: () => undefined };
  const name = path.basename(connection.path);
  try {
    const watcher = watch(path.dirname(connection.path), { persistent: false }, (_, changed) => {
      if (changed === null || changed === name) onChange();
    });
    watcher.on('error', () => watcher.close());
    return { dispose: () => watcher.close() };
  } catch {
    return { dispose: () => undefined };
  }
}
