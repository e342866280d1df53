import type { Engine, EngineEvent, ThingKind } from '../contract/engine.ts';
import { Failure, wordsOf } from '../contract/failure.ts';
import { type Clock, type Disposable, Emitter, type Log } from '../contract/ports.ts';
import { Coalescer } from './coalescer.ts';
import { Expectations } from './expectations.ts';
import { listAll } from './listAll.ts';
import { Store } from './store.ts';

/** How the model stands with its engine. */
export type Status =
  /** Nobody looks. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Milliseconds. */
const REFRESH_INTERVAL = 200;
const LINGER = 5_000;
const LOCAL_RETRY = 1_000;
const REMOTE_RETRY_MAX = 30_000;
/** Above this many stale containers one full list is cheaper than a list by ids. */
const MANY = 100;

/** The views that derive something from containers: who uses a volume, who is attached to a network. */
const needsContainers: readonly ThingKind[] = ['volume', 'network'];

/** A list that the engine was asked for, and what was destroyed since: the list may still have it. */
interface ListUnderWay {
  readonly kind: ThingKind;
  readonly destroyed: string[];
}

/**
 * Keeps a `Store` true to its engine for as long as somebody watches: opens the event stream, lists once, and then asks
 * only for what events say has changed. Without watchers it lets go of the engine after a moment and costs nothing.
 */
export class LiveModel implements Disposable {
  readonly store = new Store();
  readonly statusChanges = new Emitter<Status>();
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #refreshers: Readonly<Record<ThingKind, Coalescer>>;
  /** Containers to ask for by id, and kinds to list whole. */
  readonly #staleContainers = new Set<string>();
  readonly #staleKinds = new Set<ThingKind>();
  /** False until the first lists are in: a newer answer must never be overwritten by an older one. */
  #listed = false;
  /** Counts connections: a list that was asked for over an earlier one is not taken. */
  #era = 0;
  readonly #underWay = new Set<ListUnderWay>();
  /** Kinds that the engine was asked for over this connection and that came, or could not be had. */
  readonly #asked = new Set<ThingKind>();
  readonly #listings = new Emitter<ThingKind>();
  readonly #expectations = new Expectations();
  #engine: Engine | Failure | undefined;
  #status: Status = { kind: 'idle' };
  #watched: ReadonlySet<ThingKind> = new Set();
  #connection: AbortController | undefined;
  #linger: Disposable | undefined;
  #wake: (() => void) | undefined;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
    const refresher = (kind: ThingKind): Coalescer => new Coalescer(() => this.#refresh(kind), REFRESH_INTERVAL, clock);
    this.#refreshers = {
      container: refresher('container'),
      image: refresher('image'),
      volume: refresher('volume'),
      network: refresher('network'),
    };
  }

  get status(): Status {
    return this.#status;
  }

  /** Another engine, or the reason why there is none. Everything of the old one is dropped. */
  use(engine: Engine | Failure): void {
    this.#disconnect();
    this.#engine = engine;
    this.store.clear();
    this.#setStatus({ kind: 'idle' });
    this.#connectIfWatched();
  }

  /** Says which kinds are looked at now; an empty set lets go of the engine after a moment. */
  watch(kinds: ReadonlySet<ThingKind>): void {
    const before = this.#watched;
    const wanted = new Set(kinds);
    if (needsContainers.some((kind) => wanted.has(kind))) wanted.add('container');
    this.#watched = wanted;
    this.#linger?.dispose();
    this.#linger = undefined;
    if (wanted.size === 0) {
      this.#linger = this.#clock.after(LINGER, () => {
        this.#disconnect();
        this.#setStatus({ kind: 'idle' });
      });
      return;
    }
    if (this.#connection === undefined) this.#connectIfWatched();
    else for (const kind of wanted) if (!before.has(kind)) this.#requestAll(kind);
  }

  /** Lists everything that is watched afresh, or tries to connect at once. */
  refresh(): void {
    if (this.#status.kind === 'live') for (const kind of this.#watched) this.#requestAll(kind);
    else if (this.#connection === undefined) this.#connectIfWatched();
    else this.#wake?.();
  }

  /** Settles once the first lists of all that is watched are there, or have failed. */
  async settled(): Promise<void> {
    await new Promise<void>((resolve) => {
      const listening: Disposable[] = [];
      const look = (): void => {
        const listed = [...this.#watched].every((kind) => this.#asked.has(kind));
        if (this.#status.kind !== 'failed' && !(this.#status.kind === 'live' && listed)) return;
        for (const listener of listening) listener.dispose();
        resolve();
      };
      listening.push(this.statusChanges.on(look), this.#listings.on(look));
      look();
    });
  }

  dispose(): void {
    this.#linger?.dispose();
    this.#disconnect();
    for (const refresher of Object.values(this.#refreshers)) refresher.dispose();
  }

  #setStatus(status: Status): void {
    const sameFailure =
      status.kind === 'failed' &&
      this.#status.kind === 'failed' &&
      status.failure.message === this.#status.failure.message;
    if (sameFailure || (status.kind !== 'failed' && status.kind === this.#status.kind)) return;
    this.#status = status;
    this.statusChanges.fire(status);
  }

  #connectIfWatched(): void {
    if (this.#engine === undefined || this.#watched.size === 0) return;
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
    this.#forget();
    this.#staleContainers.clear();
    this.#staleKinds.clear();
    this.#wake?.();
  }

  /** There is no connection any more: nothing that is under way over it counts. */
  #forget(): void {
    this.#listed = false;
    this.#era += 1;
    this.#asked.clear();
    this.#expectations.clear();
  }

  /** Connects, and connects again whenever the connection ends, until `signal`. */
  async #stayConnected(engine: Engine, signal: AbortSignal): Promise<void> {
    const stopped = (): boolean => signal.aborted;
    let attempt = 0;
    while (!stopped()) {
      if (this.#status.kind === 'idle') this.#setStatus({ kind: 'connecting' });
      try {
        const { ended } = await this.#connect(engine, signal);
        attempt = 0;
        await ended;
        throw new Failure('engine.lost', [engine.endpoint.address]);
      } catch (thrown) {
        if (stopped()) return;
        this.#forget();
        this.store.clear();
        this.#setStatus({
          kind: 'failed',
          failure: Failure.is(thrown) ? thrown : new Failure('unexpected', [], wordsOf(thrown)),
        });
      }
      await this.#pause(retryDelay(engine, attempt++));
    }
  }

  /** Resolves once everything watched is listed; `ended` settles when the event stream ends. */
  async #connect(engine: Engine, signal: AbortSignal): Promise<{ ended: Promise<void> }> {
    await engine.ping();
    signal.throwIfAborted();
    // Each attempt ends by itself: one whose lists fail must not leave its stream open.
    const attempt = new AbortController();
    const end = (): void => attempt.abort();
    const ended = new Promise<void>((resolve) => {
      attempt.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    signal.addEventListener('abort', end, { once: true });
    void ended.then(() => signal.removeEventListener('abort', end));
    try {
      // The stream first, the lists after it: what happens in between is then seen twice rather than never.
      await engine.events((event) => this.#take(event), end, attempt.signal);
      await Promise.all([...this.#watched].map((kind) => this.#replace(engine, kind)));
    } catch (thrown) {
      end();
      throw thrown;
    }
    if (!signal.aborted) {
      this.#listed = true;
      this.#setStatus({ kind: 'live' });
      this.#askForStale();
    }
    return { ended };
  }

  async #replace(engine: Engine, kind: ThingKind): Promise<void> {
    await this.#list(
      kind,
      () => listAll(engine, kind),
      (raw) => this.store.replace(kind, raw),
    );
  }

  /** Asks for a list and takes it. What was destroyed in the meantime stays away. */
  async #list(
    kind: ThingKind,
    ask: () => Promise<readonly unknown[]>,
    take: (raw: readonly unknown[]) => void,
  ): Promise<void> {
    const era = this.#era;
    const underWay: ListUnderWay = { kind, destroyed: [] };
    this.#underWay.add(underWay);
    try {
      const raw = await ask();
      if (era !== this.#era) return;
      take(raw);
      if (kind !== 'image') for (const key of underWay.destroyed) this.store.remove(kind, key);
      if (kind === 'container') this.#askAgain();
    } finally {
      this.#underWay.delete(underWay);
      if (era === this.#era) this.#asked.add(kind);
      this.#listings.fire(kind);
    }
  }

  /** Asks again for containers whose list was older than an event. */
  #askAgain(): void {
    for (const { id, wait, asked } of this.#expectations.unmet(this.store.containers)) {
      this.#clock.after(wait, () => {
        asked();
        this.#requestContainer(id);
      });
    }
  }

  #remove(kind: Exclude<ThingKind, 'image'>, key: string): void {
    this.store.remove(kind, key);
    for (const underWay of this.#underWay) if (underWay.kind === kind) underWay.destroyed.push(key);
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = this.#clock.after(ms, resolve);
      this.#wake = () => {
        timer.dispose();
        resolve();
      };
    });
    this.#wake = undefined;
  }

  #take(event: EngineEvent): void {
    if (this.#watched.has('container')) this.#expectations.take(event);
    switch (event.type) {
      case 'container':
        if (event.action === 'destroy') this.#remove('container', event.id);
        if (event.action === 'prune') this.#requestAll('container');
        else this.#requestContainer(event.id);
        break;
      case 'image':
        this.#requestAll('image');
        break;
      case 'volume':
        if (event.action === 'destroy') this.#remove('volume', event.id);
        if (event.action !== 'mount' && event.action !== 'unmount') this.#requestAll('volume');
        break;
      case 'network':
        this.#takeNetwork(event);
        break;
    }
  }

  #takeNetwork(event: EngineEvent): void {
    const member = event.attributes['container'];
    if (event.action === 'connect' || event.action === 'disconnect') {
      if (member !== undefined && member !== '') this.#requestContainer(member);
      return;
    }
    if (event.action === 'destroy' || event.action === 'remove') this.#remove('network', event.id);
    this.#requestAll('network');
  }

  #requestContainer(id: string): void {
    if (!this.#watched.has('container')) return;
    this.#staleContainers.add(id);
    this.#askForStale();
  }

  #requestAll(kind: ThingKind): void {
    if (!this.#watched.has(kind)) return;
    this.#staleKinds.add(kind);
    this.#askForStale();
  }

  #askForStale(): void {
    if (!this.#listed) return;
    if (this.#staleContainers.size > 0) this.#refreshers.container.request();
    for (const kind of this.#staleKinds) this.#refreshers[kind].request();
  }

  /** Asks the engine for what is stale of a kind. What could not be had stays stale and is asked for again later. */
  async #refresh(kind: ThingKind): Promise<void> {
    const engine = this.#engine;
    if (engine === undefined || Failure.is(engine) || !this.#listed) return;
    const era = this.#era;
    const ids = kind === 'container' ? [...this.#staleContainers] : [];
    const all = this.#staleKinds.has(kind) || ids.length > MANY;
    if (kind === 'container') this.#staleContainers.clear();
    this.#staleKinds.delete(kind);
    try {
      if (all) {
        await this.#replace(engine, kind);
      } else if (ids.length > 0) {
        await this.#list(
          kind,
          () => engine.listContainers(ids),
          (raw) => this.store.patchContainers(ids, raw),
        );
      }
    } catch (thrown) {
      if (era !== this.#era) return;
      this.#log.warn(`A refresh of ${kind}s failed: ${wordsOf(thrown)}`);
      this.#staleKinds.add(kind);
      this.#clock.after(LOCAL_RETRY, () => this.#askForStale());
    }
  }
}

/** A local engine is asked again every second; a remote one ever more rarely, with some jitter, up to every 30 s. */
function retryDelay(engine: Engine, attempt: number): number {
  if (engine.endpoint.connection.kind === 'socket') return LOCAL_RETRY;
  const backOff = Math.min(REMOTE_RETRY_MAX, LOCAL_RETRY * 2 ** attempt);
  return backOff * (0.75 + Math.random() / 2);
}
