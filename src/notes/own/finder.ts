/** Where a pattern stands in a text: offsets of its first and behind its last character. */
export interface Hit {
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
}

/** Characters that count for nothing: markup and space, so that `docker  **run**` is `docker run`. */
const IGNORED = ' \t\n\r\u00a0\u200b\u3000*`"\'“”‘’';

/** Finds many patterns in one pass over a text (Aho-Corasick), whatever case, spaces and markup are between. */
export class Finder {
  /** From a character to its column of the table: 0 is no part of any pattern, 1 is ignored. */
  readonly #columns = new Uint16Array(65_536);
  #columnCount = 2;
  /** From state and column to the next state. */
  readonly #next: Uint16Array;
  /** Patterns that end in a state, those of its suffixes included. */
  readonly #ending: number[][] = [[]];
  readonly #lengths: readonly number[];

  private constructor(characters: readonly string[], lengths: readonly number[]) {
    for (const character of characters) this.#addColumn(character);
    for (const character of IGNORED) this.#columns[character.charCodeAt(0)] = 1;
    const most = lengths.reduce((sum, length) => sum + length, 1);
    this.#next = new Uint16Array(most * this.#columnCount);
    this.#lengths = lengths;
  }

  /**
   * Made in steps, for it takes some milliseconds: each `undefined` is a good place to stop for a while.
   * @param patterns at most 65,535 characters together.
   */
  static *make(patterns: readonly string[]): Generator<undefined, Finder> {
    const spelt = patterns.map((pattern) => Array.from(squeeze(pattern)));
    yield undefined;
    const finder = new Finder(
      spelt.flat(),
      spelt.map((characters) => characters.length),
    );
    yield undefined;
    for (const [pattern, characters] of spelt.entries()) finder.#addPattern(characters, pattern);
    yield* finder.#link();
    return finder;
  }

  /**
   * All places of all patterns, in the order in which they end.
   * @param boundary whether a pattern may stand there, by what is around it.
   */
  find(text: string, boundary: (hit: Hit) => boolean): Hit[] {
    const hits: Hit[] = [];
    const next = this.#next;
    const columns = this.#columns;
    const width = this.#columnCount;
    /** Offsets of the characters that count. */
    const offsets = new Int32Array(text.length);
    let count = 0;
    let state = 0;
    for (let index = 0; index < text.length; index += 1) {
      const column = columns[text.charCodeAt(index)] ?? 0;
      if (column === 1) continue;
      offsets[count] = index;
      count += 1;
      state = next[state * width + column] ?? 0;
      if (state === 0) continue;
      const ending = this.#ending[state];
      if (ending === undefined || ending.length === 0) continue;
      for (const pattern of ending) {
        const hit = { pattern, start: offsets[count - (this.#lengths[pattern] ?? 0)] ?? 0, end: index + 1 };
        if (boundary(hit)) hits.push(hit);
      }
    }
    return hits;
  }

  #addColumn(character: string): void {
    const code = character.charCodeAt(0);
    if (this.#columns[code] !== 0) return;
    this.#columns[code] = this.#columnCount;
    this.#columns[character.toUpperCase().charCodeAt(0)] = this.#columnCount;
    this.#columnCount += 1;
  }

  #addPattern(characters: readonly string[], pattern: number): void {
    const ending = this.#ending;
    let state = 0;
    for (const character of characters) {
      const at = state * this.#columnCount + (this.#columns[character.charCodeAt(0)] ?? 0);
      let next = this.#next[at] ?? 0;
      if (next === 0) {
        next = ending.length;
        ending.push([]);
        this.#next[at] = next;
      }
      state = next;
    }
    ending[state]?.push(pattern);
  }

  /** Fills in where to go on when a pattern breaks off, from the shortest beginnings to the longest. */
  *#link(): Generator<undefined> {
    const ending = this.#ending;
    const width = this.#columnCount;
    const fallbacks = new Uint16Array(ending.length);
    const queue: number[] = [];
    for (let column = 2; column < width; column += 1) {
      const child = this.#next[column] ?? 0;
      if (child !== 0) queue.push(child);
    }
    for (const [done, state] of queue.entries()) {
      if (done % 50 === 49) yield undefined;
      const fallback = fallbacks[state] ?? 0;
      for (const pattern of ending[fallback] ?? []) ending[state]?.push(pattern);
      for (let column = 2; column < width; column += 1) {
        const child = this.#next[state * width + column] ?? 0;
        const other = this.#next[fallback * width + column] ?? 0;
        if (child === 0) this.#next[state * width + column] = other;
        else {
          fallbacks[child] = other;
          queue.push(child);
        }
      }
    }
  }
}

/** A text without what counts for nothing, in small letters. */
export function squeeze(text: string): string {
  let squeezed = '';
  for (const character of text.toLowerCase()) if (!IGNORED.includes(character)) squeezed += character;
  return squeezed;
}
