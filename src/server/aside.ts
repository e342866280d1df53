import type { Connection } from 'vscode-languageserver/node';
import { wordsOf } from '../contract/failure.ts';

/** Work that nobody waits for. When it fails, the editor's log is told; a failure that nobody hears would end Node. */
export function aside({ console }: Pick<Connection, 'console'>, work: Promise<unknown>): void {
  work.catch((thrown: unknown) => console.error(wordsOf(thrown)));
}
