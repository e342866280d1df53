import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, Transform } from 'node:stream';
import { type ApiCall, isOlderApi, type MadeCall, pathWithQuery } from '../contract/apiCall.ts';
import { Failure, wordsOf } from '../contract/failure.ts';
import { readText } from './answers.ts';
import type { Call, Calls } from './calls.ts';
import { dial } from './dial.ts';
import { toFailure } from './failures.ts';
import { LineReader } from './lines.ts';

/** Seconds until an answer must be there. Stopping waits for the container's own grace period (10 s by default). */
const LOOK = 10;
const CHANGE = 60;

/** Whom a request belongs to: what ends it, and who is told of it. */
export interface Asker {
  readonly signal: AbortSignal | undefined;
  readonly onCall: ((call: MadeCall) => void) | undefined;
}

/** Requests that are data. Only their beginnings count among the calls that an engine works on at a time. */
export class Requests {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  async send(call: ApiCall, asker: Asker): Promise<unknown> {
    return this.#make(call, asker, async (answer) => {
      if (call.method === 'HEAD') {
        answer.resume();
        return answer.headers;
      }
      const { text } = await readText(answer);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    });
  }

  async download(call: ApiCall, asker: Asker): Promise<Readable> {
    return this.#make(call, asker, (answer) => Promise.resolve(this.#owned(answer, call, asker)));
  }

  async follow(call: ApiCall, asker: Asker, onLine: (line: unknown) => void): Promise<void> {
    await this.#read(await this.download(call, asker), call, asker, onLine);
  }

  async upload(call: ApiCall, asker: Asker, body: Readable, onLine: (line: unknown) => void): Promise<void> {
    const silence = new Silence(call, asker.signal);
    const inTime = { ...asker, signal: silence.signal };
    // Bytes that the engine takes are a sign of life.
    const metered = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        silence.broken();
        done(null, chunk);
      },
    });
    pipeline(body, metered, (error) => {
      if (error instanceof Error) silence.endWith(error);
    });
    try {
      const open = (answer: IncomingMessage): Promise<Readable> => Promise.resolve(this.#owned(answer, call, inTime));
      const answer = await this.#make({ ...call, seconds: Number.POSITIVE_INFINITY }, inTime, open, metered);
      answer.on('data', () => silence.broken());
      await this.#read(answer, call, inTime, onLine);
    } finally {
      silence.end();
      body.destroy();
      metered.destroy();
    }
  }

  #make<T>(call: ApiCall, asker: Asker, read: (answer: IncomingMessage) => Promise<T>, body?: Readable): Promise<T> {
    return this.#calls.make(callOf(call), asker.signal, async (docker, signal) => {
      const spoken = this.#calls.api;
      if (call.since !== undefined && isOlderApi(spoken, call.since)) {
        throw new Failure('api.tooOld', [call.since, spoken]);
      }
      const { onCall } = asker;
      return read(await dial(docker, call, signal, { onCall, ...(body === undefined ? {} : { body }) }));
    });
  }

  /** Ended with its engine, or by its signal. */
  #owned(answer: IncomingMessage, call: ApiCall, { signal }: Asker): Readable {
    const stop = (): void => void answer.destroy(signal?.reason as Error | undefined);
    const forget = this.#calls.streams.add(`${call.method} ${pathWithQuery(call)}`, stop);
    // One that breaks off says why, as a call does that gets no answer. A stream between would take time of each byte.
    const destroy = answer._destroy.bind(answer);
    answer._destroy = (error, done) => {
      const isBroken = error instanceof Error && signal?.aborted !== true;
      destroy(isBroken ? toFailure(error, this.#calls.endpoint.address, call.about) : error, done);
    };
    answer.once('close', () => {
      forget();
      signal?.removeEventListener('abort', stop);
    });
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
    return answer;
  }

  async #read(answer: Readable, call: ApiCall, { signal }: Asker, onLine: (line: unknown) => void): Promise<void> {
    try {
      await eachLine(answer, (line) => {
        const value = parsed(line);
        const words = errorOf(value);
        if (words !== undefined) throw Object.assign(new Error(words), { statusCode: 500, json: { message: words } });
        onLine(value);
      });
    } catch (thrown) {
      if (signal?.aborted === true) throw signal.reason;
      throw toFailure(thrown, this.#calls.endpoint.address, call.about);
    }
  }
}

/** Ends what it is asked to watch over when nothing has moved for too long. */
class Silence {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(call: ApiCall, signal: AbortSignal | undefined) {
    this.signal = signal === undefined ? this.#controller.signal : AbortSignal.any([signal, this.#controller.signal]);
    const { what, seconds } = callOf(call);
    this.#timer = setTimeout(() => this.endWith(new Failure('engine.slow', [what, String(seconds)])), seconds * 1000);
  }

  endWith(reason: Error): void {
    this.#controller.abort(reason);
  }

  broken(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

function callOf(call: ApiCall): Call {
  const looks = call.method === 'GET' || call.method === 'HEAD';
  return {
    // Ids are long, and a name says more.
    what: `${call.method} ${call.path.replace(/[0-9a-f]{64}/g, (id) => call.about?.name ?? id.slice(0, 12))}`,
    seconds: call.seconds ?? (looks ? LOOK : CHANGE),
    ...(call.about === undefined ? {} : { about: call.about }),
    ...(looks ? {} : { changes: true }),
  };
}

/** Hands over each line of an answer. @throws when it is cut, and what `onLine` throws. */
async function eachLine(answer: Readable, onLine: (line: string) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (thrown: unknown): void => {
      reject(thrown instanceof Error ? thrown : new Error(wordsOf(thrown)));
      answer.destroy();
    };
    const reader = new LineReader(onLine);
    answer.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch (thrown) {
        fail(thrown);
      }
    });
    answer.on('end', () => {
      try {
        reader.end();
        resolve();
      } catch (thrown) {
        fail(thrown);
      }
    });
    answer.on('error', reject);
    answer.on('close', () => reject(new Error('aborted')));
  });
}

/** A line that is no JSON is handed on as it is. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return line;
  }
}

/** What went wrong after the answer had begun: the engine says it in a line. */
function errorOf(line: unknown): string | undefined {
  if (typeof line !== 'object' || line === null) return undefined;
  const { error, errorDetail } = line as { error?: unknown; errorDetail?: { message?: unknown } | null };
  if (typeof errorDetail?.message === 'string') return errorDetail.message;
  return typeof error === 'string' ? error : undefined;
}
