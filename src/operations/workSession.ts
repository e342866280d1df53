import type { Session, SessionEnd } from '../contract/engine.ts';

/**
 * Some work as a session that only shows output: what it says, and the exit code that it ends with. Closing the session
 * aborts `signal`; then nobody knows how it would have ended.
 */
export function workSession(work: (say: (text: string) => void, signal: AbortSignal) => Promise<number>): Session {
  const ending = new AbortController();
  const outputs: ((chunk: Buffer) => void)[] = [];
  const ends: ((end: SessionEnd) => void)[] = [];
  const said: Buffer[] = [];
  let ended: SessionEnd | undefined;
  const say = (text: string): void => {
    const chunk = Buffer.from(text);
    said.push(chunk);
    for (const listener of outputs) listener(chunk);
  };
  const end = (how: SessionEnd): void => {
    ended = how;
    for (const listener of ends) listener(how);
  };
  work(say, ending.signal).then(
    (exitCode) => end({ exitCode: ending.signal.aborted ? undefined : exitCode }),
    (failure: unknown) => end({ exitCode: undefined, ...(ending.signal.aborted ? {} : { failure }) }),
  );
  return {
    onOutput: (listener) => {
      for (const chunk of said) listener(chunk);
      outputs.push(listener);
    },
    onEnd: (listener) => {
      if (ended === undefined) ends.push(listener);
      else listener(ended);
    },
    write: () => undefined,
    resize: () => undefined,
    close: () => ending.abort(new Error('closed')),
  };
}
