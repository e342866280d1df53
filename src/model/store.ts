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

/** The last known state of one engine. Keys are ids (containers, networks), names (volumes), id and tag (images). */
export class Store {
  readonly changes = new Emitter<Change>();
  #containers: Keyed<ContainerRecord> = new Map();
  #images: Keyed<ImageRecord> = new Map();
  #volumes: Keyed<VolumeRecord> = new Map();
  #networks: Keyed<NetworkRecord> = new Map();

  get containers(): Keyed<ContainerRecord> {
    return this.#containers;
  }
  get images(): Keyed<ImageRecord> {
    return this.#images;
  }
  get volumes(): Keyed<VolumeRecord> {
    return this.#volumes;
  }
  get networks(): Keyed<NetworkRecord> {
    return this.#networks;
  }

  /** Takes a complete list, as the engine sent it. */
  replace(kind: ThingKind, raw: readonly unknown[]): void {
    switch (kind) {
      case 'container':
        this.#containers = this.#swap(kind, this.#containers, keyed(raw.map(readContainer)));
        break;
      case 'image':
        this.#images = this.#swap(kind, this.#images, keyed(raw.flatMap(readImage)));
        break;
      case 'volume':
        this.#volumes = this.#swap(kind, this.#volumes, keyed(raw.map(readVolume)));
        break;
      case 'network':
        this.#networks = this.#swap(kind, this.#networks, keyed(raw.map(readNetwork)));
        break;
    }
  }

  /** Takes a fresh look at some containers: those asked for and not among the answers are gone. */
  patchContainers(asked: readonly string[], raw: readonly unknown[]): void {
    const next = new Map(this.#containers);
    const answers = keyed(raw.map(readContainer));
    for (const id of asked) if (!answers.has(id)) next.delete(id);
    for (const [key, value] of answers) next.set(key, value);
    this.#containers = this.#swap('container', this.#containers, next);
  }

  remove(kind: 'container' | 'volume' | 'network', key: string): void {
    const without = <T>(map: Keyed<T>): Map<string, T | OddRecord> => {
      const next = new Map(map);
      next.delete(key);
      return next;
    };
    if (kind === 'container') this.#containers = this.#swap(kind, this.#containers, without(this.#containers));
    else if (kind === 'volume') this.#volumes = this.#swap(kind, this.#volumes, without(this.#volumes));
    else this.#networks = this.#swap(kind, this.#networks, without(this.#networks));
  }

  /** Forgets everything: the engine is gone, or another one took its place. */
  clear(): void {
    for (const kind of ['container', 'image', 'volume', 'network'] as const) this.replace(kind, []);
  }

  /** Says what differs. A record that stayed as it was stays the same object, so that nobody needs to compare again. */
  #swap<T>(kind: ThingKind, before: Keyed<T>, answers: Keyed<T>): Keyed<T> {
    const after = new Map(answers);
    const changed = new Set<string>();
    let structure = before.size !== after.size;
    for (const [key, value] of answers) {
      const old = before.get(key);
      if (old === undefined) structure = true;
      else if (old !== value && same(old, value)) after.set(key, old);
      else if (old !== value) changed.add(key);
    }
    if (structure || changed.size > 0) queueMicrotask(() => this.changes.fire({ kind, changed, structure }));
    return after;
  }
}

export function keyOf(record: ContainerRecord | ImageRecord | VolumeRecord | NetworkRecord | OddRecord): string {
  switch (record.kind) {
    case 'volume':
      return record.name;
    case 'image':
      return `${record.id}/${record.reference}`;
    default:
      return record.id;
  }
}

function keyed<T extends Parameters<typeof keyOf>[0]>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [keyOf(record), record]));
}

/** Records are plain data with fields in a fixed order. */
function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
