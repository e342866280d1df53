import type { Localized, Speak } from '../contract/localized.ts';
import type { EngineViewId, Row } from '../contract/view.ts';
import type { ContainerRecord, ImageRecord, OddRecord } from '../model/records.ts';
import type { Store } from '../model/store.ts';
import { containerRow } from './containerRow.ts';
import { imageName, imageRow } from './imageRow.ts';
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
  readonly #newestContainer = this.#newestFirst<ContainerRecord>(nameOf);
  readonly #byName: Compare<{ readonly name: string }> = (a, b) => this.#compareNames(a.name, b.name);

  /** @param now milliseconds since 1970. */
  constructor(store: Store, speak: Speak, now: () => number) {
    this.#store = store;
    this.#speak = speak;
    this.#now = now;
  }

  /** The top rows of a view. What is more than an editor shows at once lies below rows that stand for the rest. */
  top(view: EngineViewId): readonly Row[] {
    return pagesOf(view, this.#listing(view), this.#speak);
  }

  /** A row for every single thing. */
  all(view: EngineViewId): readonly Row[] {
    return this.#listing(view).rows();
  }

  /**
   * Containers and images newest first as docker lists them, the others by name. Where not all containers can be shown
   * at once those that run come first; where they can, a row shall not move because its state changed.
   */
  #listing(view: EngineViewId): Listing {
    switch (view) {
      case 'containers':
        return this.#listed(
          this.#store.containers,
          this.#store.containers.size > FIRST_PAGE ? this.#runningFirst : this.#newestContainer,
          (container) => this.#containerRow(container),
        );
      case 'images': {
        const now = this.#now();
        return this.#listed(this.#store.images, this.#newestFirst<ImageRecord>(imageName), (image) =>
          imageRow(image, this.#speak, now),
        );
      }
      case 'volumes': {
        const users = this.#volumeUsers();
        return this.#listed(this.#store.volumes, this.#byName, (volume) =>
          volumeRow(volume, (users.get(volume.name) ?? []).sort(this.#compareNames), this.#speak),
        );
      }
      case 'networks': {
        const members = this.#membersByNetwork();
        const sorted = (unsorted: readonly Member[]): readonly Member[] =>
          [...unsorted].sort((a, b) => this.#compareNames(a.container.name, b.container.name));
        return this.#listed(this.#store.networks, this.#byName, (network) =>
          networkRow(network, members.get(network.id) ?? [], this.#speak, sorted),
        );
      }
    }
  }

  #listed<T extends { readonly kind: string }>(
    records: ReadonlyMap<string, T | OddRecord>,
    order: Compare<T>,
    row: (record: T) => Row,
  ): Listing {
    const good: T[] = [];
    const odd: OddRecord[] = [];
    for (const record of records.values()) {
      if (isOdd(record)) odd.push(record);
      else good.push(record);
    }
    good.sort(order);
    const sorted = [...good, ...odd];
    return {
      of: sorted,
      rows: (from = 0, to = sorted.length) =>
        sorted.slice(from, to).map((record) => (isOdd(record) ? this.#oddRow(record) : row(record))),
    };
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

  /** Names of the containers on a network. */
  networkMembers(networkId: string): readonly string[] {
    const members = this.#membersByNetwork().get(networkId) ?? [];
    return members.map(({ container }) => container.name).sort(this.#compareNames);
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

  readonly #runningFirst: Compare<ContainerRecord> = (a, b) =>
    Number(isUp(b)) - Number(isUp(a)) || this.#newestContainer(a, b);

  #newestFirst<T extends { readonly created: number }>(name: (record: T) => string): Compare<T> {
    return (a, b) => b.created - a.created || this.#compareNames(name(a), name(b));
  }
}

function isUp({ state }: ContainerRecord): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}

function isOdd(record: { readonly kind: string }): record is OddRecord {
  return record.kind === 'odd';
}

/** `web2` before `web10`. Made when it is first used: it costs more than the rest of activation. */
function nameOrder(): Compare<string> {
  let collator: Intl.Collator | undefined;
  return (a, b) => (collator ??= new Intl.Collator(undefined, { numeric: true })).compare(a, b);
}

type Compare<T> = (a: T, b: T) => number;

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
