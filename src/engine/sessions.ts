import type { Duplex, Readable } from 'node:stream';
import type { Session, SessionEnd, TerminalSize } from '../contract/engine.ts';
import { Demultiplexer } from './demux.ts';

export interface SessionParts {
  readonly stream: Readable | Duplex;
  /** False: the engine sends frames with headers (no TTY). */
  readonly raw: boolean;
  /** Tells how the process ended, once the stream has; undefined when it goes on without us. */
  readonly exitCode: () => Promise<number | undefined>;
  readonly resize?: (size: TerminalSize) => Promise<void>;
  /** Sent one after the other before the connection is closed by us, so that nothing is left running behind it. */
  readonly goodbye?: readonly string[];
  readonly onClosed: () => void;
}

/** Bytes that are kept for the first listener; the engine waits with more until there is one. */
const EARLY_MAX = 1024 * 1024;
/** Milliseconds that a process gets to react to each part of `goodbye`. */
const GOODBYE_TIME = 150;

/** Makes a `Session` of an engine stream. Output that came before the first listener is kept for it. */
export function openSession(parts: SessionParts): Session {
  const { stream } = parts;
  const outputs: ((chunk: Buffer) => void)[] = [];
  const ends: ((end: SessionEnd) => void)[] = [];
  const early: Buffer[] = [];
  let held = 0;
  let ended: SessionEnd | undefined;
  let finishing = false;
  let broken: unknown;

  const deliver = (chunk: Buffer): void => {
    for (const listener of outputs) listener(chunk);
    if (outputs.length > 0) return;
    early.push(chunk);
    held += chunk.length;
    if (held > EARLY_MAX) stream.pause();
  };
  const demultiplexer = parts.raw ? undefined : new Demultiplexer(deliver);

  const finish = async (): Promise<void> => {
    if (finishing) return;
    finishing = true;
    parts.onClosed();
    try {
      const exitCode = await parts.exitCode();
      // A program that has ended explains why its connection did; a log that breaks off is not whole, whatever ended.
      const explained = exitCode !== undefined && 'write' in stream;
      ended = { exitCode, ...(broken === undefined || explained ? {} : { failure: broken }) };
    } catch (failure) {
      ended = { exitCode: undefined, failure: broken ?? failure };
    }
    for (const listener of ends) listener(ended);
  };

  const leave = ([next, ...rest]: readonly string[]): void => {
    if (next === undefined || finishing || !('write' in stream && stream.writable)) {
      stream.destroy();
      return;
    }
    stream.write(next);
    setTimeout(() => leave(rest), GOODBYE_TIME);
  };

  stream.on('data', (chunk: Buffer) => {
    if (demultiplexer === undefined) deliver(chunk);
    else demultiplexer.push(chunk);
  });
  stream.on('error', (error: unknown) => {
    broken = error;
    void finish();
  });
  stream.on('end', () => void finish());
  stream.on('close', () => void finish());

  return {
    onOutput: (listener) => {
      outputs.push(listener);
      for (const chunk of early.splice(0)) listener(chunk);
      stream.resume();
    },
    onEnd: (listener) => {
      if (ended === undefined) ends.push(listener);
      else listener(ended);
    },
    write: (input) => {
      if ('write' in stream && stream.writable) stream.write(input);
    },
    resize: (size) => {
      // A resize that comes after the end, or before the process is up, is of no consequence.
      void parts.resize?.(size).catch(() => undefined);
    },
    close: () => leave(parts.goodbye ?? []),
  };
}
