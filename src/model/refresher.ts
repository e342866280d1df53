import type { Engine, EngineEvent, ThingKind } from '../contract/engine.ts';
import { type Failure, toFailure } from '../contract/failure.ts';
import { type Clock, type Disposable, Emitter, type Log } from '../contract/ports.ts';
import { Coalescer } from './coalescer.ts';
import { Expectations } from './expectations.ts';
import { listAll, listSome } from './listAll.ts';
import type { Correct, Store } from './store.ts';

/** Milliseconds. */
const REFRESH_INTERVAL = 200;
const ASK_AGAIN = 1_000;
/** Above this many stale things of a kind one full list is cheaper than a list by ids. */
const MANY = 100;

/** Kinds that the engine lists by id, or by name. */
type ById = Exclude<ThingKind, 'image'>;
const byId: readonly ById[] = ['container', 'volume', 'network'];

/** A list that the engine was asked for, and what was destroyed since: the list may still have it. */
interface ListUnderWay {
  readonly kind: ThingKind;
  readonly destroyed: string[];
}

/**
 * Knows what of a store is stale, and asks the engine for just that: a thing by its id, but images whole, for which the
 * API has no such filter. Requests are gathered, and of each kind at most one list is under way.
 */
export class Refresher implements Disposable {
  /** A kind was asked for, and came or could not be had. */
  readonly listings = new Emitter<ThingKind>();
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #refreshers: Readonly<Record<ThingKind, Coalescer>>;
  readonly #stale = { container: new Set<string>(), volume: new Set<string>(), network: new Set<string>() };
  readonly #staleKinds = new Set<ThingKind>();
  readonly #underWay = new Set<ListUnderWay>();
  readonly #asked = new Set<ThingKind>();
  readonly #expectations = new Expectations();
  readonly #correct: Correct = (record) => this.#expectations.correct(record);
  #watched: ReadonlySet<ThingKind> = new Set();
  #engine: Engine | undefined;
  #onLost: (failure: Failure) => void = () => undefined;
  /** False until the first lists are in: a newer answer must never be overwritten by an older one. */
  #listed = false;
  /** Counts connections: a list that was asked for over an earlier one is not taken. */
  #era = 0;

  constructor(store: Store, clock: Clock, log: Log) {
    this.#store = store;
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

  /** Whether all of these were asked for over this connection, and came or could not be had. */
  hasAsked(kinds: Iterable<ThingKind>): boolean {
    return [...kinds].every((kind) => this.#asked.has(kind));
  }

  watch(kinds: ReadonlySet<ThingKind>): void {
    this.#watched = kinds;
  }

  /**
   * Lists everything that is watched over a new connection.
   * @param onLost is told when a later list shows that the engine does not answer any more.
   */
  async start(engine: Engine, onLost: (failure: Failure) => void): Promise<void> {
    this.#engine = engine;
    this.#onLost = onLost;
    await Promise.all([...this.#watched].map((kind) => this.#replace(engine, kind)));
  }

  /** From now on what is stale is asked for. */
  go(): void {
    this.#listed = true;
    this.#askForStale();
  }

  /** There is no connection any more: nothing that is under way over it counts. */
  stop(): void {
    this.#listed = false;
    this.#era += 1;
    this.#engine = undefined;
    this.#asked.clear();
    this.#expectations.clear();
    for (const ids of Object.values(this.#stale)) ids.clear();
    this.#staleKinds.clear();
    this.#onLost = () => undefined;
  }

  take(event: EngineEvent): void {
    if (this.#watched.has('container')) this.#store.say(event.id, this.#expectations.take(event));
    switch (event.type) {
      case 'container':
        if (event.action === 'destroy') this.#remove('container', event.id);
        this.#request('container', event);
        break;
      case 'image':
        this.requestAll('image');
        break;
      case 'volume':
        if (event.action === 'destroy') this.#remove('volume', event.id);
        if (event.action !== 'mount' && event.action !== 'unmount') this.#request('volume', event);
        break;
      case 'network':
        this.#takeNetwork(event);
        break;
    }
  }

  requestAll(kind: ThingKind): void {
    if (!this.#watched.has(kind)) return;
    this.#staleKinds.add(kind);
    this.#askForStale();
  }

  dispose(): void {
    this.stop();
    for (const refresher of Object.values(this.#refreshers)) refresher.dispose();
  }

  #takeNetwork(event: EngineEvent): void {
    const member = event.attributes['container'];
    if (event.action === 'connect' || event.action === 'disconnect') {
      if (member !== undefined && member !== '') this.#requestOne('container', member);
      return;
    }
    if (event.action === 'destroy' || event.action === 'remove') this.#remove('network', event.id);
    this.#request('network', event);
  }

  #remove(kind: Exclude<ThingKind, 'image'>, key: string): void {
    this.#store.remove(kind, key);
    for (const underWay of this.#underWay) if (underWay.kind === kind) underWay.destroyed.push(key);
  }

  #request(kind: ById, { action, id }: EngineEvent): void {
    if (action === 'prune' || id === '') this.requestAll(kind);
    else this.#requestOne(kind, id);
  }

  #requestOne(kind: ById, id: string): void {
    if (!this.#watched.has(kind)) return;
    this.#stale[kind].add(id);
    this.#askForStale();
  }

  #askForStale(): void {
    if (!this.#listed) return;
    const some = byId.filter((kind) => this.#stale[kind].size > 0);
    for (const kind of new Set([...some, ...this.#staleKinds])) this.#refreshers[kind].request();
  }

  async #replace(engine: Engine, kind: ThingKind): Promise<void> {
    await this.#list(
      kind,
      () => listAll(engine, kind),
      (raw, { destroyed }, wanted) => this.#store.replaceGently(kind, raw, destroyed, breathe, wanted, this.#correct),
    );
  }

  /** Asks for a list and takes it. What was destroyed in the meantime stays away. */
  async #list(
    kind: ThingKind,
    ask: () => Promise<readonly unknown[]>,
    take: (raw: readonly unknown[], underWay: ListUnderWay, wanted: () => boolean) => Promise<void> | void,
  ): Promise<void> {
    const era = this.#era;
    const wanted = (): boolean => era === this.#era;
    const underWay: ListUnderWay = { kind, destroyed: [] };
    this.#underWay.add(underWay);
    try {
      const raw = await ask();
      if (!wanted()) return;
      await take(raw, underWay, wanted);
      if (wanted() && kind === 'container') this.#askAgain();
    } finally {
      this.#underWay.delete(underWay);
      if (wanted()) this.#asked.add(kind);
      this.listings.fire(kind);
    }
  }

  /** Asks again for containers whose list was older than an event. */
  #askAgain(): void {
    for (const { id, wait, asked } of this.#expectations.questions()) {
      this.#clock.after(wait, () => {
        asked();
        this.#requestOne('container', id);
      });
    }
  }

  /** Asks the engine for what is stale of a kind. What could not be had stays stale and is asked for again later. */
  async #refresh(kind: ThingKind): Promise<void> {
    const engine = this.#engine;
    if (engine === undefined || !this.#listed) return;
    const era = this.#era;
    const ids = kind === 'image' ? [] : [...this.#stale[kind]];
    const all = this.#staleKinds.has(kind) || ids.length > MANY;
    if (kind !== 'image') this.#stale[kind].clear();
    this.#staleKinds.delete(kind);
    try {
      if (all) {
        await this.#replace(engine, kind);
      } else if (kind !== 'image' && ids.length > 0) {
        await this.#list(
          kind,
          () => listSome(engine, kind, ids),
          (raw, { destroyed }) => this.#store.patch(kind, ids, raw, destroyed, this.#correct),
        );
      }
    } catch (thrown) {
      if (era !== this.#era) return;
      const failure = toFailure(thrown);
      this.#log.warn(`A refresh of ${kind}s failed: ${failure.message}`);
      this.#staleKinds.add(kind);
      if (isLost(failure)) this.#onLost(failure);
      else this.#clock.after(ASK_AGAIN, () => this.#askForStale());
    }
  }
}

/** The engine itself is the matter, and not what it was asked for. */
function isLost({ code }: Failure): boolean {
  return code.startsWith('engine.') && code !== 'engine.rejected';
}

/** Lets everything else that is due have its turn. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
