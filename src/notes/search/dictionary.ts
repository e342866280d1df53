import { isWithin, lettersMask, mayBeWithin, toleranceFor } from './distance.ts';
import { stemOf, withoutEnding } from './endings.ts';
import { initialsOf, isInitials, lettersOf } from './hangul.ts';
import { synonymsOf } from './synonyms.ts';
import type { Token } from './tokens.ts';

/** A word of the pages that a word of a question may mean, and how sure that is, from 0 to 1. */
export interface Match {
  readonly key: string;
  readonly quality: number;
}

const quality = { exact: 1, stem: 0.9, initials: 0.85, synonym: 0.8, beginning: 0.7, inside: 0.5, typo: 0.4 } as const;

interface Entry {
  readonly key: string;
  readonly mask: number;
  readonly kind: Token['kind'];
}

/** All words of the pages, and the ways to find them. */
export class Dictionary {
  readonly #entries = new Map<string, Entry>();
  /** Sorted, so that those with the same beginning stand together. */
  readonly #keys: readonly string[];
  readonly #initials: readonly (readonly [initials: string, key: string])[];
  readonly #byStem = new Map<string, string[]>();

  /** @param tokens one for each different key. */
  constructor(tokens: Iterable<Token>) {
    const initials: [string, string][] = [];
    for (const { key, kind, word } of tokens) {
      this.#entries.set(key, { key, kind, mask: lettersMask(key) });
      if (kind === 'hangul') initials.push([initialsOf(word), key]);
      const stem = stemWithin(kind, word);
      if (stem === undefined) continue;
      const same = this.#byStem.get(stem);
      if (same === undefined) this.#byStem.set(stem, [key]);
      else same.push(key);
    }
    this.#keys = [...this.#entries.keys()].sort();
    this.#initials = initials.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  /**
   * What a word of a question may mean; the surest first, each once.
   * @param widely also words that only hold it or are near it, although there are others.
   */
  find(token: Token, widely: boolean): readonly Match[] {
    const found = new Map<string, number>();
    const add = (key: string, sure: number): void => {
      if ((found.get(key) ?? 0) < sure) found.set(key, sure);
    };
    this.#same(token, add);
    this.#synonyms(token, add);
    if (isInitials(token.word)) this.#byInitials(token.word, add);
    this.#beginnings(token, add);
    if (widely || found.size === 0) this.#inside(token, add);
    if (widely || found.size === 0) this.#typos(token, add);
    return [...found].map(([key, sure]) => ({ key, quality: sure })).sort((a, b) => b.quality - a.quality);
  }

  /** A Korean word of two that are written without a space (`빌드캐시`) as those two; else the word itself. */
  split(token: Token): readonly Token[] {
    const { word, kind, start, end } = token;
    if (kind !== 'hangul' || word.length < 4 || this.#knows(token)) return [token];
    for (let at = word.length - 2; at >= 2; at -= 1) {
      const halves = [word.slice(0, at), word.slice(at)].map(
        (half): Token => ({ word: half, key: lettersOf(half), kind, start, end }),
      );
      if (halves.every((half) => this.#knows(half))) return halves;
    }
    return [token];
  }

  #knows(token: Token): boolean {
    let known = false;
    const add = (): void => {
      known = true;
    };
    this.#same(token, add);
    this.#beginnings(token, add);
    return known;
  }

  #same({ key, kind, word }: Token, add: (key: string, sure: number) => void): void {
    if (this.#entries.has(key)) add(key, quality.exact);
    const stem = stemWithin(kind, word);
    if (stem !== undefined) for (const other of this.#byStem.get(stem) ?? []) add(other, quality.stem);
  }

  #synonyms({ kind, word, start, end }: Token, add: (key: string, sure: number) => void): void {
    if (kind !== 'hangul') return;
    const others = new Set([word, withoutEnding(word)].flatMap(synonymsOf));
    for (const other of others) {
      const token: Token = { word: other, key: lettersOf(other), kind, start, end };
      this.#same(token, (key) => {
        add(key, quality.synonym);
      });
    }
  }

  #beginnings({ key, kind, word }: Token, add: (key: string, sure: number) => void): void {
    // `-p` is not the beginning of `--publish`, nor of `-pull`.
    if (kind === 'flag' && !key.startsWith('--')) return;
    const beginnings = kind === 'hangul' ? [key, lettersOf(withoutEnding(word))] : [key];
    for (const beginning of beginnings) {
      for (let index = firstFrom(this.#keys, beginning, (each) => each); index < this.#keys.length; index += 1) {
        const other = this.#keys[index] ?? '';
        if (!other.startsWith(beginning)) break;
        add(other, quality.beginning);
      }
    }
  }

  #byInitials(word: string, add: (key: string, sure: number) => void): void {
    for (let index = firstFrom(this.#initials, word, ([each]) => each); index < this.#initials.length; index += 1) {
      const [initials = '', key = ''] = this.#initials[index] ?? [];
      if (!initials.startsWith(word)) break;
      add(key, initials === word ? quality.initials : quality.beginning);
    }
  }

  /** `캐시` in 빌드캐시; one syllable alone is in too many. */
  #inside({ key, kind, word }: Token, add: (key: string, sure: number) => void): void {
    if (kind !== 'hangul' || word.length < 2) return;
    for (const other of this.#keys) if (other.includes(key)) add(other, quality.inside);
  }

  #typos({ key, kind, word }: Token, add: (key: string, sure: number) => void): void {
    const wanted = kind === 'hangul' ? lettersOf(withoutEnding(word)) : key;
    const most = toleranceFor(wanted);
    if (most === 0) return;
    const mask = lettersMask(wanted);
    // A Korean word may go on with an ending.
    const part = kind === 'hangul' ? 'beginning' : 'whole';
    for (const entry of this.#entries.values()) {
      const isNear = entry.kind === kind && mayBeWithin(mask, entry.mask, most);
      if (isNear && isWithin(wanted, entry.key, most, part)) add(entry.key, quality.typo);
    }
  }
}

/** What words of the same meaning share; undefined for those that have only themselves. */
function stemWithin(kind: Token['kind'], word: string): string | undefined {
  if (kind === 'flag') return undefined;
  return kind === 'hangul' ? withoutEnding(word) : stemOf(word);
}

/** The first index whose key is not before `wanted`, in a sorted list. */
function firstFrom<T>(sorted: readonly T[], wanted: string, keyOf: (entry: T) => string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = sorted[middle];
    if (entry !== undefined && keyOf(entry) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
