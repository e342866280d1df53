import { type Failure, toFailure } from '../contract/failure.ts';
import { Emitter } from '../contract/ports.ts';

export interface Page<T> {
  readonly entries: readonly T[];
  /** What asks for the next page; undefined behind the last one. */
  readonly next: string | undefined;
}

/** What is known of one list. */
export interface Asked<T> extends Page<T> {
  readonly loading: boolean;
  readonly failure: Failure | undefined;
}

/** Lists that are asked for when somebody looks at them, page by page, each under a key. */
export class AskedTree<T> {
  readonly changes = new Emitter<void>();
  readonly #ask: (key: string, next?: string) => Promise<Page<T>>;
  #lists = new Map<string, Asked<T>>();
  /** Another number after every change. */
  #version = 0;

  constructor(ask: (key: string, next?: string) => Promise<Page<T>>) {
    this.#ask = ask;
  }

  get version(): number {
    return this.#version;
  }

  /** Of the lists that are known. */
  get keys(): Iterable<string> {
    return this.#lists.keys();
  }

  /** What is known; asks for the first page when that is nothing. */
  at(key: string): Asked<T> {
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    void this.#load(key, { entries: [], next: undefined });
    return this.#lists.get(key) ?? { entries: [], next: undefined, loading: true, failure: undefined };
  }

  /** Asks for the next page. */
  async more(key: string): Promise<void> {
    const known = this.#lists.get(key);
    if (known?.next !== undefined && !known.loading) await this.#load(key, known);
  }

  /** Everything is asked for again when somebody looks. */
  forget(): void {
    this.#lists = new Map();
    this.#changed();
  }

  /**
   * Asks again for the first pages of lists that are known; until the answer is there they stay as they are.
   * @returns whether all of it could be had
   */
  async renew(keys: readonly string[]): Promise<boolean> {
    const lists = this.#lists;
    const renewed = await Promise.all(
      keys.map(async (key) => {
        const known = lists.get(key);
        if (known === undefined) return true;
        try {
          lists.set(key, { ...(await this.#ask(key)), loading: false, failure: undefined });
          return true;
        } catch (thrown) {
          lists.set(key, { ...known, failure: toFailure(thrown) });
          return false;
        }
      }),
    );
    if (lists === this.#lists) this.#changed();
    return !renewed.includes(false);
  }

  /** One list is not asked for again until somebody looks. */
  drop(key: string): void {
    this.#lists.delete(key);
  }

  async #load(key: string, { entries, next }: Page<T>): Promise<void> {
    const lists = this.#lists;
    lists.set(key, { entries, next, loading: true, failure: undefined });
    try {
      const page = await this.#ask(key, next);
      lists.set(key, { entries: [...entries, ...page.entries], next: page.next, loading: false, failure: undefined });
    } catch (thrown) {
      lists.set(key, { entries, next, loading: false, failure: toFailure(thrown) });
    }
    // Of a time before everything was forgotten.
    if (lists === this.#lists) this.#changed();
  }

  #changed(): void {
    this.#version += 1;
    this.changes.fire();
  }
}
