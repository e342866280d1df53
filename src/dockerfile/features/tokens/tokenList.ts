import type { LineTable } from '../../syntax/lines.ts';
import type { Span } from '../../syntax/tree.ts';
import { modifierBits, type TokenModifier, type TokenType, typeNumber } from './legend.ts';

/** Five numbers for each token, and hardly any line has more than three. */
const NUMBERS_OF_LINE = 15;
/** Up to here sorting by insertion is quicker than anything else. */
const FEW = 32;

/**
 * Gathers tokens that may lie inside each other and writes them so that none does: the inner one parts the outer one.
 * Tokens over several lines become one for each line.
 */
export class TokenList {
  readonly #lines: LineTable;
  /** With room for all that will come: a list that grows is copied again and again. */
  readonly #data: number[];
  #length = 0;
  /** The tokens that wait to be written, in lists that are used again: a large file has a hundred thousand. */
  #count = 0;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #types: number[] = [];
  readonly #modifiers: number[] = [];
  #isSorted = true;
  /** Indices of tokens: in order, and those that have begun and not ended. */
  #order: number[] = [];
  readonly #open: number[] = [];
  #line = 0;
  /** Where the last token that was written stands. */
  #lastLine = 0;
  #lastCharacter = 0;
  /** Up to here everything is written. */
  #written = 0;

  /** @param expectedLines how many will have tokens, about. */
  constructor(lines: LineTable, expectedLines: number) {
    this.#lines = lines;
    this.#data = new Array<number>(expectedLines * NUMBERS_OF_LINE);
  }

  /** What was written so far, and nothing can be written after it was asked for. */
  finish(): number[] {
    this.flush();
    this.#data.length = this.#length;
    return this.#data;
  }

  add({ start, end }: Span, type: TokenType, modifier?: TokenModifier): void {
    this.addBetween(start, end, type, modifier);
  }

  addBetween(start: number, end: number, type: TokenType, modifier?: TokenModifier): void {
    if (end <= start) return;
    const index = this.#count;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#types[index] = typeNumber(type);
    this.#modifiers[index] = modifierBits(modifier);
    this.#order[index] = index;
    this.#count += 1;
    if (index > 0 && this.#isBefore(index, index - 1)) this.#isSorted = false;
  }

  /** Writes what was added; whatever is added later stands behind it. */
  flush(): void {
    if (this.#count === 0) return;
    if (!this.#isSorted) this.#sort();
    for (let at = 0; at < this.#count; at += 1) {
      const token = this.#order[at] ?? 0;
      const start = this.#starts[token] ?? 0;
      this.#closeUpTo(start);
      const outer = this.#open.at(-1);
      if (outer !== undefined) this.#write(outer, start);
      this.#open.push(token);
    }
    this.#closeUpTo(Infinity);
    this.#count = 0;
    this.#isSorted = true;
  }

  /** Outer tokens come before inner ones. */
  #isBefore(one: number, other: number): boolean {
    const start = this.#starts[one] ?? 0;
    const otherStart = this.#starts[other] ?? 0;
    return start < otherStart || (start === otherStart && (this.#ends[one] ?? 0) > (this.#ends[other] ?? 0));
  }

  #sort(): void {
    const order = this.#order;
    if (this.#count > FEW) {
      order.length = this.#count;
      order.sort((one, other) => (this.#isBefore(one, other) ? -1 : Number(this.#isBefore(other, one))));
      return;
    }
    for (let at = 1; at < this.#count; at += 1) {
      const token = order[at] ?? 0;
      let place = at;
      for (; place > 0 && this.#isBefore(token, order[place - 1] ?? 0); place -= 1) {
        order[place] = order[place - 1] ?? 0;
      }
      order[place] = token;
    }
  }

  /** Ends the tokens that end in front of the offset, the innermost first. */
  #closeUpTo(offset: number): void {
    for (let last = this.#open.at(-1); last !== undefined; last = this.#open.at(-1)) {
      const end = this.#ends[last] ?? 0;
      if (end > offset) break;
      this.#write(last, end);
      this.#open.pop();
    }
  }

  #write(token: number, end: number): void {
    let from = Math.max(this.#starts[token] ?? 0, this.#written);
    while (from < end) {
      while (this.#line + 1 < this.#lines.count && this.#lines.startOf(this.#line + 1) <= from) this.#line += 1;
      const lineEnd = this.#lines.endOf(this.#line);
      const to = Math.min(end, lineEnd);
      if (to > from) this.#writeInLine(from, to, this.#types[token] ?? 0, this.#modifiers[token] ?? 0);
      from = to < end ? Math.max(this.#lines.startOf(this.#line + 1), from + 1) : end;
    }
    this.#written = Math.max(this.#written, end);
  }

  #writeInLine(from: number, to: number, type: number, modifiers: number): void {
    const character = from - this.#lines.startOf(this.#line);
    const sameLine = this.#line === this.#lastLine;
    const data = this.#data;
    const at = this.#length;
    data[at] = this.#line - this.#lastLine;
    data[at + 1] = sameLine ? character - this.#lastCharacter : character;
    data[at + 2] = to - from;
    data[at + 3] = type;
    data[at + 4] = modifiers;
    this.#length = at + 5;
    this.#lastLine = this.#line;
    this.#lastCharacter = character;
  }
}
