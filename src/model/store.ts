import { Emitter } from '../contract/ports.ts';
import type { ThingKind } from '../contract/engine.ts';
import { readContainer, readImage, readNetwork, readVolume } from './read.ts';
import type { ContainerRecord, ImageRecord, NetworkRecord, OddRecord, VolumeRecord } from './records.ts';

/** What became of one kind of thing. */
export interface Change {
  readonly kind: ThingKind;
  /** Keys of records whose content changed. */
  readonly changed: ReadonlySet<string>;
  /** Something came or went, so that the list itself is another. */
  readonly structure: boolean;
}

type Keyed<T> = ReadonlyMap<string, T | OddRecord>;

interface Records {
  container: Map<string, ContainerRecord | OddRecord>;
  image: Map<string, ImageRecord | OddRecord>;
  volume: Map<string, VolumeRecord | OddRecord>;
  network: Map<string, NetworkRecord | OddRecord>;
}

type AnyRecord = ContainerRecord | ImageRecord | VolumeRecord | NetworkRecord | OddRecord;

/** What is known better than a list says it. */
export type Correct = (record: ContainerRecord) => ContainerRecord;

/** How many entries are read before something else gets a turn: about two milliseconds. */
const SLICE = 500;

/** How one entry of a list is read; an image with several tags is several records. */
const readers: Readonly<Record<ThingKind, (entry: unknown) => AnyRecord | readonly AnyRecord[]>> = {
  container: readContainer,
  image: readImage,
  volume: readVolume,
  network: readNetwork,
};

/** The last known state of one engine. Keys are ids (containers, networks), names (volumes), id and tag (images). */
export class Store {
  readonly changes = new Emitter<Change>();
  readonly #records: Records = { container: new Map(), image: new Map(), volume: new Map(), network: new Map() };

  get containers(): Keyed<ContainerRecord> {
    return this.#records.container;
  }
  get images(): Keyed<ImageRecord> {
    return this.#records.image;
  }
  get volumes(): Keyed<VolumeRecord> {
    return this.#records.volume;
  }
  get networks(): Keyed<NetworkRecord> {
    return this.#records.network;
  }

  /** Takes a complete list, as the engine sent it. */
  replace(kind: ThingKind, raw: readonly unknown[]): void {
    const taking = this.#taking(kind, raw);
    while (taking.next().done !== true);
  }

  /**
   * Takes a complete list with pauses, for it may be very long.
   * @param gone keys that the list may still have although they were destroyed since; may grow during the pauses.
   * @param pause lets others work. @param wanted false: it has become pointless, nothing is changed.
   * @param correct for containers.
   */
  async replaceGently(
    kind: ThingKind,
    raw: readonly unknown[],
    gone: readonly string[],
    pause: () => Promise<void>,
    wanted: () => boolean,
    correct: Correct,
  ): Promise<void> {
    const taking = this.#taking(kind, raw, gone, correct);
    while (wanted() && taking.next().done !== true) await pause();
  }

  /**
   * Takes a fresh look at some things: those asked for and not among the answers are gone. Others may be among them.
   * @param gone keys that the answers may still have although they were destroyed since. @param correct for containers.
   */
  patch(
    kind: Exclude<ThingKind, 'image'>,
    asked: readonly string[],
    raw: readonly unknown[],
    gone: readonly string[] = [],
    correct: Correct = asItIs,
  ): void {
    const all = this.#records[kind] as Map<string, AnyRecord>;
    const answers = new Map(
      raw
        .flatMap((entry) => readers[kind](entry))
        .map((record) => [keyOf(record), record.kind === 'container' ? correct(record) : record]),
    );
    const changed = new Set<string>();
    let structure = false;
    for (const key of gone) answers.delete(key);
    for (const id of asked) if (!answers.has(id) && all.delete(id)) structure = true;
    for (const [key, record] of answers) {
      const old = all.get(key);
      if (old === undefined) structure = true;
      else if (same(old, record)) continue;
      else changed.add(key);
      all.set(key, record);
    }
    this.#tell({ kind, changed, structure });
  }

  /** Takes what is said of one container, if it is known. */
  say(id: string, says: Partial<ContainerRecord>): void {
    const old = this.#records.container.get(id);
    if (old?.kind !== 'container') return;
    const next = { ...old, ...says };
    if (same(old, next)) return;
    this.#records.container.set(id, next);
    this.#tell({ kind: 'container', changed: new Set([id]), structure: false });
  }

  remove(kind: 'container' | 'volume' | 'network', key: string): void {
    const structure = this.#records[kind].delete(key);
    this.#tell({ kind, changed: new Set(), structure });
  }

  /** Forgets everything: another engine took this one's place. */
  clear(): void {
    for (const kind of ['container', 'image', 'volume', 'network'] as const) this.replace(kind, []);
  }

  /** Nothing is known of any kind. */
  get isEmpty(): boolean {
    return Object.values(this.#records).every((records: ReadonlyMap<string, AnyRecord>) => records.size === 0);
  }

  /** A record that stayed as it was stays the same object, so that nobody needs to compare again. */
  *#taking(
    kind: ThingKind,
    raw: readonly unknown[],
    gone: readonly string[] = [],
    correct: Correct = asItIs,
  ): Generator<undefined, void> {
    const before = this.#records[kind] as ReadonlyMap<string, AnyRecord>;
    const after = new Map<string, AnyRecord>();
    const changed = new Set<string>();
    let isNew = false;
    for (const [index, entry] of raw.entries()) {
      for (const record of [readers[kind](entry)].flat()) {
        const read =
          record.kind === 'odd' ? distinct(record, after) : record.kind === 'container' ? correct(record) : record;
        const key = keyOf(read);
        const old = before.get(key);
        const stays = old !== undefined && same(old, read);
        if (old === undefined) isNew = true;
        else if (!stays) changed.add(key);
        after.set(key, stays ? old : read);
      }
      if ((index + 1) % SLICE === 0 && index + 1 < raw.length) yield;
    }
    for (const key of gone) after.delete(key);
    const structure = isNew || after.size !== before.size;
    (this.#records as unknown as Record<ThingKind, Map<string, AnyRecord>>)[kind] = after;
    this.#tell({ kind, changed, structure });
  }

  #tell(change: Change): void {
    if (change.structure || change.changed.size > 0) queueMicrotask(() => this.changes.fire(change));
  }
}

function asItIs(record: ContainerRecord): ContainerRecord {
  return record;
}

/** Two entries that cannot be read may be the same word for word: they are two rows all the same. */
function distinct(record: OddRecord, known: ReadonlyMap<string, AnyRecord>): OddRecord {
  let id = record.id;
  for (let count = 2; known.has(id); count += 1) id = `${record.id} #${count}`;
  return { ...record, id };
}

export function keyOf(record: AnyRecord): string {
  switch (record.kind) {
    case 'volume':
      return record.name;
    case 'image':
      return `${record.id}/${record.reference}`;
    default:
      return record.id;
  }
}

/** Records are plain data with fields in a fixed order. */
function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
