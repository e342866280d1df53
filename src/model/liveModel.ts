import type { Engine, EngineEvent, ThingKind } from '../contract/engine.ts';
import { Failure, toFailure } from '../contract/failure.ts';
import { type Clock, type Disposable, Emitter, type Log } from '../contract/ports.ts';
import { Refresher } from './refresher.ts';
import { Store } from './store.ts';

/** How the model stands with its engine. */
export type Status =
  /** Nobody looks. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** `since`: when what the store has was last known to be true, in milliseconds since 1970; absent when it has nothing. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly since?: number };

/** An event and when it came, in milliseconds since 1970. */
export interface SeenEvent {
  readonly at: number;
  readonly event: EngineEvent;
}

/** Milliseconds. */
const LINGER = 5_000;
const LOCAL_RETRY = 1_000;
const REMOTE_RETRY_MAX = 30_000;
/** A stream that has been silent for so long is asked whether there is still somebody at its other end. */
const SILENCE = 30_000;
const EVENTS_KEPT = 100;

/** The views that derive something from containers: who uses a volume, who is attached to a network. */
const needsContainers: readonly ThingKind[] = ['volume', 'network'];

/** One connection, from its first contact to its end. */
interface Attempt {
  /** Aborted with the reason when it is over. */
  readonly over: AbortController;
}

/**
 * Keeps a `Store` true to its engine for as long as somebody watches: opens the event stream, lists once, and then asks
 * only for what events say has changed. What is known stays when the engine goes, until it is back or another is used.
 * Without watchers it lets go of the engine after a moment and costs nothing.
 */
export class LiveModel implements Disposable {
  readonly store = new Store();
  readonly statusChanges = new Emitter<Status>();
  /** Each event as it comes. */
  readonly seen = new Emitter<EngineEvent>();
  /** The engine that failed is tried again. */
  readonly retries = new Emitter<void>();
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #refresher: Refresher;
  readonly #events: SeenEvent[] = [];
  #engine: Engine | Failure | undefined;
  #status: Status = { kind: 'idle' };
  #watched: ReadonlySet<ThingKind> = new Set();
  #wantsEvents = false;
  /** Aborted when nobody wants the engine any more. */
  #connection: AbortController | undefined;
  #attempt: Attempt | undefined;
  #linger: Disposable | undefined;
  #silence: Disposable | undefined;
  #wake: (() => void) | undefined;
  #present = true;
  /** The question after a long silence that nobody was there for. */
  #owed: (() => void) | undefined;
  #lastGood: number | undefined;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
    this.#refresher = new Refresher(this.store, clock, log);
  }

  get status(): Status {
    return this.#status;
  }

  /** The last events, the oldest first. */
  get events(): readonly SeenEvent[] {
    return this.#events;
  }

  /** Another engine, or the reason why there is none. Everything of the old one is dropped. */
  use(engine: Engine | Failure): void {
    this.#disconnect();
    this.#engine = engine;
    this.#lastGood = undefined;
    this.#events.length = 0;
    this.store.clear();
    this.#setStatus({ kind: 'idle' });
    this.#connectIfWatched();
  }

  /**
   * Says which kinds are looked at now; an empty set lets go of the engine after a moment.
   * @param events true: events are listened to even so
   */
  watch(kinds: ReadonlySet<ThingKind>, events = false): void {
    this.#wantsEvents = events;
    const before = this.#watched;
    const wanted = new Set(kinds);
    if (needsContainers.some((kind) => wanted.has(kind))) wanted.add('container');
    this.#watched = wanted;
    this.#refresher.watch(wanted);
    this.#linger?.dispose();
    this.#linger = undefined;
    if (this.#isUnwanted) {
      this.#linger = this.#clock.after(LINGER, () => {
        this.#disconnect();
        this.#setStatus({ kind: 'idle' });
      });
      return;
    }
    if (this.#connection === undefined) this.#connectIfWatched();
    else for (const kind of wanted) if (!before.has(kind)) this.#refresher.requestAll(kind);
  }

  /** Lists everything that is watched afresh, or tries to connect at once. */
  refresh(): void {
    if (this.#status.kind === 'live') for (const kind of this.#watched) this.#refresher.requestAll(kind);
    else if (this.#connection === undefined) this.#connectIfWatched();
    else this.#wake?.();
  }

  /**
   * Whether somebody is at the window. Left alone it asks nothing of an engine that is silent; what the engine tells is
   * still taken, as a window without the focus may well be seen. Whoever comes back is shown at once how things are: an
   * engine that is away is tried, whatever the wait was, and one that has been silent for long is asked.
   */
  attend(present: boolean): void {
    this.#present = present;
    if (!present) return;
    this.#wake?.();
    const owed = this.#owed;
    this.#owed = undefined;
    owed?.();
  }

  /** Settles once the first lists of all that is watched are there, or have failed. */
  async settled(): Promise<void> {
    await new Promise<void>((resolve) => {
      const listening: Disposable[] = [];
      const look = (): void => {
        const listed = this.#refresher.hasAsked(this.#watched);
        if (this.#status.kind !== 'failed' && !(this.#status.kind === 'live' && listed)) return;
        for (const listener of listening) listener.dispose();
        resolve();
      };
      listening.push(this.statusChanges.on(look), this.#refresher.listings.on(look));
      look();
    });
  }

  dispose(): void {
    this.#linger?.dispose();
    this.#disconnect();
    this.#refresher.dispose();
  }

  #setStatus(status: Status): void {
    const sameFailure =
      status.kind === 'failed' &&
      this.#status.kind === 'failed' &&
      status.failure.message === this.#status.failure.message &&
      status.since === this.#status.since;
    if (sameFailure || (status.kind !== 'failed' && status.kind === this.#status.kind)) return;
    this.#status = status;
    this.statusChanges.fire(status);
  }

  get #isUnwanted(): boolean {
    return this.#watched.size === 0 && !this.#wantsEvents;
  }

  #connectIfWatched(): void {
    if (this.#engine === undefined || this.#isUnwanted) return;
    if (Failure.is(this.#engine)) {
      this.#setStatus({ kind: 'failed', failure: this.#engine });
      return;
    }
    this.#connection = new AbortController();
    void this.#stayConnected(this.#engine, this.#connection.signal);
  }

  #disconnect(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#attempt?.over.abort();
    this.#attempt = undefined;
    this.#stopListening();
    this.#refresher.stop();
    this.#wake?.();
  }

  /** Connects, and connects again whenever the connection ends, until `signal`. */
  async #stayConnected(engine: Engine, signal: AbortSignal): Promise<void> {
    const stopped = (): boolean => signal.aborted;
    let failures = 0;
    while (!stopped()) {
      if (this.#status.kind === 'idle') this.#setStatus({ kind: 'connecting' });
      const attempt: Attempt = { over: new AbortController() };
      this.#attempt = attempt;
      try {
        await this.#connect(engine, attempt);
        failures = 0;
        throw await over(attempt);
      } catch (thrown) {
        attempt.over.abort(thrown);
        if (stopped()) return;
        this.#stopListening();
        this.#refresher.stop();
        this.#setStatus(this.#failed(toFailure(thrown)));
      }
      await this.#pause(engine, failures++);
      if (!stopped()) this.retries.fire();
    }
  }

  /** Resolves once everything watched is listed; the attempt ends when the event stream does. */
  async #connect(engine: Engine, attempt: Attempt): Promise<void> {
    const lost = (failure: Failure): void => attempt.over.abort(failure);
    const { signal } = attempt.over;
    await engine.ping();
    signal.throwIfAborted();
    // The stream first, the lists after it: what happens in between is then seen twice rather than never.
    await engine.events(
      (event) => this.#take(engine, event, attempt),
      () => lost(new Failure('engine.lost', [engine.endpoint.address])),
      signal,
    );
    await this.#refresher.start(engine, lost);
    signal.throwIfAborted();
    this.#refresher.go();
    this.#listen(engine, attempt);
    this.#setStatus({ kind: 'live' });
  }

  #take(engine: Engine, event: EngineEvent, attempt: Attempt): void {
    this.#events.push({ at: Date.now(), event });
    if (this.#events.length > EVENTS_KEPT) this.#events.shift();
    this.#log.debug(`event: ${event.type} ${event.action}${event.detail && `: ${event.detail}`} ${event.id}`);
    this.#refresher.take(event);
    this.seen.fire(event);
    if (this.#status.kind === 'live') this.#listen(engine, attempt);
  }

  /** There was a sign of life; when the next one is long in coming it is asked for. */
  #listen(engine: Engine, attempt: Attempt): void {
    this.#lastGood = Date.now();
    this.#stopListening();
    const ask = (): void => {
      engine.ping().then(
        () => {
          if (!attempt.over.signal.aborted) this.#listen(engine, attempt);
        },
        (thrown: unknown) => attempt.over.abort(toFailure(thrown)),
      );
    };
    this.#silence = this.#clock.after(SILENCE, () => {
      if (this.#present) ask();
      else this.#owed = ask;
    });
  }

  #stopListening(): void {
    this.#silence?.dispose();
    this.#owed = undefined;
  }

  #failed(failure: Failure): Status {
    const isKnown = this.#lastGood !== undefined && !this.store.isEmpty;
    return { kind: 'failed', failure, ...(isKnown ? { since: this.#lastGood as number } : {}) };
  }

  /** Waits for the next attempt: for its time, for the socket file to change, or for somebody who asks for it. */
  async #pause(engine: Engine, failures: number): Promise<void> {
    const ended = await new Promise<Disposable[]>((resolve) => {
      const waiting: Disposable[] = [];
      const go = (): void => resolve(waiting);
      waiting.push(this.#clock.after(retryDelay(engine, failures), go), engine.watchPlace(go));
      this.#wake = go;
    });
    for (const disposable of ended) disposable.dispose();
    this.#wake = undefined;
  }
}

/** The reason for which an attempt ends. */
async function over({ over: { signal } }: Attempt): Promise<unknown> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(signal.reason);
    else signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
  });
}

/** A local engine is asked again every second; a remote one ever more rarely, with some jitter, up to every 30 s. */
function retryDelay(engine: Engine, failures: number): number {
  if (engine.endpoint.connection.kind === 'socket') return LOCAL_RETRY;
  const wait = Math.round(LOCAL_RETRY * 2 ** failures * (0.75 + Math.random() / 2));
  return Math.min(REMOTE_RETRY_MAX, Math.max(LOCAL_RETRY, wait));
}
