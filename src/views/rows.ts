import { type Arrangement, usualArrangement } from '../contract/arrangement.ts';
import type { Localized, Speak } from '../contract/localized.ts';
import type { EngineViewId, Row } from '../contract/view.ts';
import type { ContainerRecord, OddRecord, ThingRecord } from '../model/records.ts';
import type { Store } from '../model/store.ts';
import { type Compare, type ViewRules, viewRules } from './arrangementTable.ts';
import { containerRow, isUp } from './containerRow.ts';
import { groupRows } from './groups.ts';
import { imageRow } from './imageRow.ts';
import { type Member, networkRow } from './networkRow.ts';
import { FIRST_PAGE, type Listing, pagesOf } from './pages.ts';
import { volumeRow } from './volumeRow.ts';

const unreadable: Localized = { en: '(could not be read)', ko: '(읽을 수 없음)' };

/** Makes the rows of the views out of a store. Rows are plain data; nothing here knows of an editor. */
export class Rows {
  readonly #store: Store;
  readonly #speak: Speak;
  readonly #now: () => number;
  /** Records never change, so neither do their rows; there may be very many containers. */
  #containerRows = new WeakMap<ContainerRecord, Row>();
  readonly #compareNames = nameOrder();
  readonly #arrangement: (view: EngineViewId) => Arrangement;

  /** @param now milliseconds since 1970. */
  constructor(
    store: Store,
    speak: Speak,
    now: () => number,
    arrangement: (view: EngineViewId) => Arrangement = () => usualArrangement,
  ) {
    this.#store = store;
    this.#speak = speak;
    this.#now = now;
    this.#arrangement = arrangement;
  }

  /** The top rows of a view. What is more than an editor shows at once lies below rows that stand for the rest. */
  top(view: EngineViewId): readonly Row[] {
    return this.#arranged(view).top();
  }

  /** How many things a view shows, and how many it has. */
  count(view: EngineViewId): { readonly shown: number; readonly all: number } {
    return { shown: this.#arranged(view).of.length, all: this.#records(view).size };
  }

  /** The keys of the labels that the things of a view bear, by name. */
  labelKeys(view: EngineViewId): readonly string[] {
    const keys = new Set<string>();
    for (const record of this.#records(view).values())
      if (record.kind !== 'odd') for (const key of Object.keys(record.labels)) keys.add(key);
    return [...keys].sort(this.#compareNames);
  }

  /** A row for every single thing. */
  all(view: EngineViewId): readonly Row[] {
    return this.#arranged(view).rows();
  }

  #records(view: EngineViewId): ReadonlyMap<string, ThingRecord | OddRecord> {
    return this.#store[view];
  }

  #arranged(view: EngineViewId): Arranged {
    switch (view) {
      case 'containers':
        return this.#listed(view, this.#store.containers, viewRules.containers, (record) => this.#containerRow(record));
      case 'images': {
        const now = this.#now();
        return this.#listed(view, this.#store.images, viewRules.images, (record) => imageRow(record, this.#speak, now));
      }
      case 'volumes': {
        const users = later(() => this.#volumeUsers());
        return this.#listed(view, this.#store.volumes, viewRules.volumes, (volume) =>
          volumeRow(volume, (users().get(volume.name) ?? []).sort(this.#compareNames), this.#speak),
        );
      }
      case 'networks': {
        const members = later(() => this.#membersByNetwork());
        const sorted = (unsorted: readonly Member[]): readonly Member[] =>
          [...unsorted].sort((a, b) => this.#compareNames(a.container.name, b.container.name));
        return this.#listed(view, this.#store.networks, viewRules.networks, (network) =>
          networkRow(network, members().get(network.id) ?? [], this.#speak, sorted),
        );
      }
    }
  }

  #listed<T extends ThingRecord>(
    view: EngineViewId,
    records: ReadonlyMap<string, T | OddRecord>,
    rules: ViewRules<T>,
    row: (record: T) => Row,
  ): Arranged {
    const arrangement = this.#arrangement(view);
    const fits = this.#filter(arrangement, rules);
    const good: T[] = [];
    const odd: OddRecord[] = [];
    for (const record of records.values()) {
      if (isOdd(record)) odd.push(record);
      else if (fits(record)) good.push(record);
    }
    good.sort(this.#order(arrangement, rules, good.length));
    const listing = (of: readonly (T | OddRecord)[]): Listing => ({
      of,
      rows: (from = 0, to = of.length) =>
        of.slice(from, to).map((record) => (isOdd(record) ? this.#oddRow(record) : row(record))),
    });
    const whole = listing([...good, ...odd]);
    const grouping = rules.groupings.find(({ id }) => id === arrangement.groupBy);
    return {
      ...whole,
      top: () =>
        grouping === undefined
          ? pagesOf(view, whole, this.#speak)
          : groupRows({
              view,
              grouping,
              arrangement,
              good,
              odd,
              listing,
              speak: this.#speak,
              byName: this.#compareNames,
            }),
    };
  }

  #filter<T extends ThingRecord>({ filter, hideStopped }: Arrangement, rules: ViewRules<T>): (record: T) => boolean {
    const words = wordsOf(filter);
    return (record) => {
      if (hideStopped && record.kind === 'container' && !isUp(record)) return false;
      if (words.length === 0) return true;
      const text = rules.words(record, this.#speak).join('\n').toLowerCase();
      return words.every((word) => text.includes(word));
    };
  }

  /** A row for each thing that fits. */
  some(view: EngineViewId, fits: (record: ThingRecord) => boolean): readonly Row[] {
    const { of, rows } = this.#arranged(view);
    return of.flatMap((record, index) => {
      const known = record as ThingRecord | OddRecord;
      return known.kind !== 'odd' && fits(known) ? rows(index, index + 1) : [];
    });
  }

  /**
   * Containers and images newest first as docker lists them, the others by name. Where not all containers can be shown
   * at once those that run come first; where they can, a row shall not move because its state changed.
   */
  #order<T extends ThingRecord>({ sortBy }: Arrangement, rules: ViewRules<T>, count: number): Compare<T> {
    const [usual] = rules.sortings;
    const chosen = rules.sortings.find(({ id }) => id === sortBy) ?? usual;
    const compare = chosen.compare(this.#compareNames);
    if (chosen !== usual || count <= FIRST_PAGE) return compare;
    return (a, b) => up(b) - up(a) || compare(a, b);
  }

  #oddRow(record: OddRecord): Row {
    const label = this.#speak(unreadable);
    return {
      id: `odd/${record.id}`,
      thing: undefined,
      label,
      description: record.reason,
      icon: { id: 'question', color: 'charts.yellow' },
      spoken: `${label} ${record.reason}`,
    };
  }

  /** Texts are in another language now. */
  forget(): void {
    this.#containerRows = new WeakMap();
  }

  #containerRow(container: ContainerRecord): Row {
    const known = this.#containerRows.get(container);
    if (known !== undefined) return known;
    const row = containerRow(container, this.#speak);
    this.#containerRows.set(container, row);
    return row;
  }

  /** Names of the containers, stopped ones included, that mount a volume. */
  volumeUsers(volume: string): readonly string[] {
    return (this.#volumeUsers().get(volume) ?? []).sort(this.#compareNames);
  }

  /** The containers on a network, by their names. */
  networkMembers(networkId: string): readonly Member[] {
    const members = this.#membersByNetwork().get(networkId) ?? [];
    return members.toSorted((a, b) => this.#compareNames(a.container.name, b.container.name));
  }

  // There may be very many containers, and both of these are done whenever one of them changes: no more than one look at
  // each, and nothing made that is not kept.
  #volumeUsers(): Map<string, string[]> {
    const users = new Map<string, string[]>();
    for (const container of this.#store.containers.values()) {
      if (container.kind === 'odd') continue;
      for (const { type, source } of container.mounts) {
        if (type !== 'volume') continue;
        const known = users.get(source);
        if (known === undefined) users.set(source, [container.name]);
        // A container may mount one volume in several places.
        else if (known.at(-1) !== container.name) known.push(container.name);
      }
    }
    return users;
  }

  #membersByNetwork(): Map<string, Member[]> {
    const members = new Map<string, Member[]>();
    const idOf = new Map<string, string>();
    for (const network of this.#store.networks.values())
      if (network.kind === 'network') idOf.set(network.name, network.id);
    for (const container of this.#store.containers.values()) {
      if (container.kind === 'odd') continue;
      for (const attachment of container.networks) {
        // A container that never ran names its network but has no id of it yet.
        const id = attachment.networkId || idOf.get(attachment.network);
        if (id === undefined) continue;
        const known = members.get(id);
        if (known === undefined) members.set(id, [{ container, attachment }]);
        else if (known.at(-1)?.container !== container) known.push({ container, attachment });
      }
    }
    return members;
  }
}

/** The records of a view as it is arranged, flat, and the rows at its top. */
interface Arranged extends Listing {
  readonly top: () => readonly Row[];
}

/** The words of a filter, in lower case. */
function wordsOf(filter: string): readonly string[] {
  return filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Made when it is first asked for. */
function later<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function up(record: ThingRecord): number {
  return Number(record.kind === 'container' && isUp(record));
}

function isOdd(record: { readonly kind: string }): record is OddRecord {
  return record.kind === 'odd';
}

/** `web2` before `web10`. Made when it is first used: it costs more than the rest of activation. */
function nameOrder(): Compare<string> {
  let collator: Intl.Collator | undefined;
  return (a, b) => (collator ??= new Intl.Collator(undefined, { numeric: true })).compare(a, b);
}
