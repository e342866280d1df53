import type Dockerode from 'dockerode';
import type { About } from '../contract/apiCall.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { EngineDiagnostics, EngineFacts } from '../contract/engine.ts';
import { Failure, wordsOf } from '../contract/failure.ts';
import { Emitter, type Log } from '../contract/ports.ts';
import { negotiate } from './client.ts';
import { withDeadline } from './deadline.ts';
import { dial } from './dial.ts';
import { toFailure, toFirstFailure } from './failures.ts';
import { Limiter } from './limiter.ts';
import { Streams } from './streams.ts';
import { openTransport, type Transport } from './transport.ts';

/** Calls that an engine works on at a time. One of them is always left for looking, however much is being changed. */
const AT_ONCE = 6;
const CHANGES_AT_ONCE = 5;
/** Seconds that the first contact may take. */
const CONTACT = 3;
const ERRORS_KEPT = 20;

export interface Call {
  /** As people would say it; goes into the log and into failures. */
  readonly what: string;
  readonly seconds: number;
  readonly about?: About;
  /** It changes something: it may take long, and only its own work counts, not its waiting for its turn. */
  readonly changes?: true;
  /** Nobody needs to read of its failure. */
  readonly trivial?: true;
}

type Work<T> = (docker: Dockerode, signal: AbortSignal) => Promise<T>;

/** All that goes over one connection to an engine: who speaks when, for how long at most, and what came of it. */
export class Calls {
  readonly endpoint: Endpoint;
  readonly streams: Streams;
  readonly log: Log;
  readonly factsChanges = new Emitter<void>();
  readonly #all = new Limiter(AT_ONCE);
  readonly #changes = new Limiter(CHANGES_AT_ONCE);
  readonly #lists = new Map<string, EngineDiagnostics['lists'][number]>();
  readonly #errors: EngineDiagnostics['errors'][number][] = [];
  #client: Promise<Dockerode> | undefined;
  #transport: Transport | undefined;
  #facts: EngineFacts | undefined;
  #api = '';
  #disposed = false;

  constructor(endpoint: Endpoint, log: Log) {
    this.endpoint = endpoint;
    this.log = log;
    this.streams = new Streams(log);
  }

  /** The version of the API that both sides speak, known once a call was made: `1.51`. */
  get api(): string {
    return this.#api;
  }

  /** Somebody has spoken with the engine, or is about to. */
  get isContacted(): boolean {
    return this.#client !== undefined;
  }

  get facts(): EngineFacts | undefined {
    return this.#facts;
  }

  /** @param signal ends the call early. @throws Failure, and the signal's reason once it is aborted. */
  async make<T>(call: Call, signal: AbortSignal | undefined, work: Work<T>): Promise<T> {
    const started = performance.now();
    try {
      const result =
        call.changes === true ? await this.#change(call, signal, work) : await this.#look(call, signal, work);
      this.log.debug(`${call.what}: ${Math.round(performance.now() - started)} ms`);
      return result;
    } catch (thrown) {
      if (signal?.aborted === true) throw signal.reason;
      const failure = toFailure(thrown, this.endpoint.address, call.about);
      if (call.trivial === true) throw failure;
      this.log.warn(`${call.what}: ${failure.message}`);
      this.#errors.push({ what: call.what, at: Date.now(), words: failure.message });
      if (this.#errors.length > ERRORS_KEPT) this.#errors.shift();
      throw failure;
    }
  }

  /** Keeps how a list went, for the diagnostics. */
  listed(what: string, started: number, bytes: number, entries: number): void {
    this.log.debug(`${what}: ${entries} entries, ${bytes} bytes`);
    this.#lists.set(what, { what, at: Date.now(), ms: Math.round(performance.now() - started), bytes, entries });
  }

  pinged(ms: number): void {
    if (this.#facts !== undefined) this.#know({ ...this.#facts, pingMs: ms });
  }

  #know(facts: EngineFacts): void {
    if (this.#facts === undefined) {
      const { engineVersion, apiVersion, platform } = facts;
      this.log.info(`${this.endpoint.address}: engine ${engineVersion}, API ${apiVersion}, ${platform}`);
    }
    this.#facts = facts;
    this.factsChanges.fire();
  }

  diagnostics(): EngineDiagnostics {
    return {
      facts: this.#facts,
      running: this.#all.running,
      waiting: this.#all.waiting + this.#changes.waiting,
      streams: this.streams.all,
      lists: [...this.#lists.values()],
      errors: [...this.#errors],
    };
  }

  dispose(): void {
    this.#disposed = true;
    this.streams.closeAll();
    this.#transport?.dispose();
  }

  /** The first contact has a deadline of its own. */
  async #look<T>(call: Call, signal: AbortSignal | undefined, work: Work<T>): Promise<T> {
    const docker = await this.#connected();
    // The place is given back when the time is over, whether or not the work ever settles.
    const turn = (ours: AbortSignal): Promise<T> => this.#all.run(ours, () => unlessAborted(ours, work(docker, ours)));
    return withDeadline(call.seconds * 1000, () => late(call), turn, signal);
  }

  async #change<T>(call: Call, signal: AbortSignal | undefined, work: Work<T>): Promise<T> {
    const docker = await this.#connected();
    const patient = signal ?? new AbortController().signal;
    const act = (): Promise<T> =>
      withDeadline(
        call.seconds * 1000,
        () => late(call),
        (ours) => work(docker, ours),
        signal,
      );
    return this.#changes.run(patient, () => this.#all.run(patient, act));
  }

  /** One negotiated client; a failed first contact is not remembered. */
  #connected(): Promise<Dockerode> {
    this.#client ??= this.#connect().catch((thrown: unknown) => {
      this.#client = undefined;
      throw thrown;
    });
    return this.#client;
  }

  async #connect(): Promise<Dockerode> {
    const { address } = this.endpoint;
    const transport = await this.#way();
    const started = performance.now();
    const inTime = async <T>(ask: (docker: Dockerode, signal: AbortSignal) => Promise<T>): Promise<T> =>
      withDeadline(
        CONTACT * 1000,
        () => new Failure('engine.notAnswering', [address]),
        async (signal) => ask(await transport.client(), signal),
      ).catch((thrown: unknown) => {
        throw toFirstFailure(thrown, address);
      });
    // Asked for together: an engine starts other programs to answer the one, and answers the other at once.
    const version = inTime(async (docker, abortSignal) => (docker as Versioned).version({ abortSignal }));
    const about = version.then(versionAnswer);
    const told = inTime(async (docker, abortSignal) => this.#pingedApi(docker, abortSignal));
    const offered = told.catch(() => undefined).then(async (api) => api ?? (await about).ApiVersion);
    const spoken = offered.then((api) => negotiate(api, address));
    const pingMs = spoken.then(() => performance.now() - started);
    Promise.all([about, spoken, pingMs])
      .then((known) => this.#know(factsOf(...known)))
      .catch((thrown: unknown) => this.log.debug(`GET /version: ${wordsOf(thrown)}`));
    this.#api = (await spoken).replace(/^v/, '');
    return transport.client(await spoken);
  }

  /** The API that the answer to a ping names; undefined when it names none. */
  async #pingedApi(docker: Dockerode, abortSignal: AbortSignal): Promise<string | undefined> {
    const answer = await dial(docker, { method: 'GET', path: '/_ping' }, abortSignal);
    answer.resume();
    const api = answer.headers['api-version'];
    return typeof api === 'string' ? api : undefined;
  }

  /** The way to the engine, opened anew when it is gone. */
  async #way(): Promise<Transport> {
    if (this.#transport !== undefined) return this.#transport;
    const transport = await openTransport(this.endpoint, this.log);
    if (this.#disposed) {
      transport.dispose();
      throw new Failure('engine.lost', [this.endpoint.address]);
    }
    this.#transport = transport;
    void transport.closed.then((failure) => {
      this.log.warn(`The way to ${this.endpoint.address} is gone: ${failure.message}`);
      this.#transport = undefined;
      this.#client = undefined;
    });
    return transport;
  }
}

/** Settles as the work does, or with the reason of the signal. */
async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let leave: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (leave !== undefined) signal.removeEventListener('abort', leave);
  }
}

function late({ what, seconds }: Call): Failure {
  return new Failure('engine.slow', [what, String(seconds)]);
}

function versionAnswer(answer: unknown): VersionAnswer {
  return typeof answer === 'object' && answer !== null ? answer : {};
}

function factsOf({ Version, Os, Arch }: VersionAnswer, spoken: string, pingMs: number): EngineFacts {
  return {
    engineVersion: words(Version),
    apiVersion: spoken.replace(/^v/, ''),
    platform: [words(Os), words(Arch)].filter((word) => word !== '').join('/'),
    pingMs,
  };
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

interface VersionAnswer {
  readonly ApiVersion?: unknown;
  readonly Version?: unknown;
  readonly Os?: unknown;
  readonly Arch?: unknown;
}

/** Takes an `abortSignal` in dockerode 5, of which its types (4) do not know. */
interface Versioned {
  version(options: { abortSignal: AbortSignal }): Promise<unknown>;
}
