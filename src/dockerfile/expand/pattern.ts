/** Patterns of `${name#pattern}`: `*` is any text of one line, `?` any character but a line feed. */
type Token =
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | { readonly kind: 'character'; readonly character: string };

export interface Pattern {
  readonly tokens: readonly Token[];
}

/** Steps that a match may cost: length of the pattern times length of the value. */
const MOST_STEPS = 4_000_000;

/** Undefined when a backslash stands where BuildKit allows none. */
export function readPattern(text: string): Pattern | undefined {
  const characters = Array.from(text);
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (character === '*') tokens.push({ kind: 'star' });
    else if (character === '?') tokens.push({ kind: 'any' });
    else if (character === '\\') {
      const next = characters[at + 1];
      if (next === '}' || next === '/') continue;
      if (next !== '*' && next !== '?' && next !== '\\') return undefined;
      tokens.push({ kind: 'character', character: next });
      at += 1;
    } else tokens.push({ kind: 'character', character });
  }
  return { tokens };
}

export function isTooLong({ tokens }: Pattern, value: string): boolean {
  return (tokens.length + 1) * (value.length + 1) > MOST_STEPS;
}

export function withoutPrefix(pattern: Pattern, value: string, longest: boolean): string {
  const characters = Array.from(value);
  const end = new Matcher(pattern.tokens, characters).endOf(0, longest);
  return end === undefined ? value : characters.slice(end).join('');
}

/** The shortest or longest end that matches: both are turned round, for a match begins as far left as it can. */
export function withoutSuffix(pattern: Pattern, value: string, longest: boolean): string {
  const characters = Array.from(value).reverse();
  const end = new Matcher([...pattern.tokens].reverse(), characters).endOf(0, longest);
  return end === undefined ? value : characters.slice(end).reverse().join('');
}

/**
 * Replaces the first match, or all that do not overlap; each is as long as it can be. Undefined when more than `longest`
 * characters would come of it.
 */
export function replaced(
  pattern: Pattern,
  value: string,
  replacement: string,
  all: boolean,
  longest: number,
): string | undefined {
  const characters = Array.from(value);
  const matcher = new Matcher(pattern.tokens, characters);
  let result = '';
  let copied = 0;
  let lastEnd = -1;
  for (let start = 0; start <= characters.length; start += 1) {
    const end = matcher.endOf(start, true);
    // An empty match right behind another one is none.
    if (end === undefined || (end === start && start === lastEnd)) continue;
    const match = characters.slice(start, end).join('');
    const filledIn = all ? filled(replacement, match, longest) : replacement;
    if (filledIn === undefined || result.length + filledIn.length > longest) return undefined;
    result += characters.slice(copied, start).join('') + filledIn;
    copied = end;
    lastEnd = end;
    if (!all) break;
    if (end > start) start = end - 1;
  }
  return result + characters.slice(copied).join('');
}

/** BuildKit hands `//` to Go's regexp, which takes `$0` for the match, `$$` for a dollar and other names for nothing. */
function filled(replacement: string, match: string, longest: number): string | undefined {
  // At the most every two characters are a `$0`.
  if (replacement.includes('$') && replacement.length * match.length > 2 * longest) return undefined;
  return replacement.replace(/\$(?:\$|\{(\w+)\}|([\p{L}\p{Nd}_]+))/gu, (whole, braced?: string, bare?: string) => {
    if (whole === '$$') return '$';
    return Number(braced ?? bare) === 0 ? match : '';
  });
}

/** What matches where, worked out once for all starts, so that no pattern can take exponential time. */
class Matcher {
  readonly #tokens: readonly Token[];
  readonly #characters: readonly string[];
  readonly #width: number;
  /** At `token * width + place`: whether the rest of the pattern matches from there. */
  readonly #matches: Uint8Array;

  constructor(tokens: readonly Token[], characters: readonly string[]) {
    this.#tokens = tokens;
    this.#characters = characters;
    this.#width = characters.length + 1;
    this.#matches = new Uint8Array((tokens.length + 1) * this.#width);
    this.#matches.fill(1, tokens.length * this.#width);
    for (let token = tokens.length - 1; token >= 0; token -= 1) {
      for (let place = characters.length; place >= 0; place -= 1) {
        if (this.#canMatch(token, place)) this.#matches[token * this.#width + place] = 1;
      }
    }
  }

  /** Where the match that begins at `start` ends; undefined when none does. */
  endOf(start: number, longest: boolean): number | undefined {
    if (!this.#has(0, start)) return undefined;
    let place = start;
    for (let token = 0; token < this.#tokens.length; token += 1) {
      if (this.#tokens[token]?.kind !== 'star') {
        place += 1;
        continue;
      }
      const more = (): boolean => place < this.#characters.length && this.#characters[place] !== '\n';
      if (longest) while (more() && this.#has(token, place + 1)) place += 1;
      else while (!this.#has(token + 1, place)) place += 1;
    }
    return place;
  }

  #has(token: number, place: number): boolean {
    return this.#matches[token * this.#width + place] === 1;
  }

  #canMatch(index: number, place: number): boolean {
    const token = this.#tokens[index];
    const character = this.#characters[place];
    if (token?.kind === 'star') {
      return (
        this.#has(index + 1, place) || (character !== undefined && character !== '\n' && this.#has(index, place + 1))
      );
    }
    if (character === undefined || token === undefined) return false;
    const fits = token.kind === 'any' ? character !== '\n' : token.character === character;
    return fits && this.#has(index + 1, place + 1);
  }
}
