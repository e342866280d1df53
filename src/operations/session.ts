import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Session, SessionEnd } from '../contract/engine.ts';

/**
 * An answer of the engine that comes line by line, as a terminal shows it.
 * @param shown a line as it is printed; undefined leaves it out
 */
export function sessionOf(answer: Readable, shown: (line: string) => string | undefined): Session {
  const outputs: ((chunk: Buffer) => void)[] = [];
  const ends: ((end: SessionEnd) => void)[] = [];
  const past: Buffer[] = [];
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let over: SessionEnd | undefined;
  const finish = (end: SessionEnd): void => {
    if (over !== undefined) return;
    over = end;
    for (const listener of ends) listener(end);
  };
  answer.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    const text = lines.flatMap((line) => shown(line) ?? []).map((line) => `${line}\r\n`);
    if (text.length === 0) return;
    const printed = Buffer.from(text.join(''));
    // Whoever listens later hears of it too; after that nothing is kept.
    if (outputs.length === 0) past.push(printed);
    for (const listener of outputs) listener(printed);
  });
  answer.on('end', () => finish({ exitCode: 0 }));
  answer.on('error', (failure) => finish({ exitCode: undefined, failure }));
  answer.on('close', () => finish({ exitCode: undefined }));
  return {
    onOutput: (listener) => {
      for (const chunk of past.splice(0)) listener(chunk);
      outputs.push(listener);
    },
    onEnd: (listener) => {
      if (over === undefined) ends.push(listener);
      else listener(over);
    },
    write: () => undefined,
    resize: () => undefined,
    close: () => answer.destroy(),
  };
}
