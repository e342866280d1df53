import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { LineSource } from '../contract/operation.ts';

/**
 * An answer of the engine that comes line by line.
 * @param shown a line as a person reads it; undefined leaves it out
 */
export function lineSource(answer: Readable, shown: (line: string) => string | undefined): LineSource {
  // It is closed by us as well, which is no failure.
  let isClosed = false;
  return {
    read: (onLine, onEnd) => {
      const decoder = new StringDecoder('utf8');
      let rest = '';
      let isOver = false;
      const finish = (failure?: unknown): void => {
        if (isOver) return;
        isOver = true;
        onEnd(isClosed ? undefined : failure);
      };
      answer.on('data', (chunk: Buffer) => {
        const lines = (rest + decoder.write(chunk)).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines.flatMap((whole) => shown(whole) ?? [])) onLine(line);
      });
      answer.on('error', finish);
      answer.on('close', () => finish());
    },
    close: () => {
      isClosed = true;
      answer.destroy();
    },
  };
}
