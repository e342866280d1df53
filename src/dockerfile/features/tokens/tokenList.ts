import type { LineTable } from '../../syntax/lines.ts';
import type { Span } from '../../syntax/tree.ts';
import { modifierBits, type TokenModifier, type TokenType, typeNumber } from './legend.ts';

interface Token extends Span {
  readonly type: number;
  readonly modifiers: number;
}

/**
 * Gathers tokens that may lie inside each other and writes them so that none does: the inner one parts the outer one.
 * Tokens over several lines become one for each line.
 */
export class TokenList {
  readonly data: number[] = [];
  readonly #lines: LineTable;
  #waiting: Token[] = [];
  #line = 0;
  /** Where the last token that was written stands. */
  #lastLine = 0;
  #lastCharacter = 0;
  /** Up to here everything is written. */
  #written = 0;

  constructor(lines: LineTable) {
    this.#lines = lines;
  }

  add({ start, end }: Span, type: TokenType, modifier?: TokenModifier): void {
    this.addBetween(start, end, type, modifier);
  }

  addBetween(start: number, end: number, type: TokenType, modifier?: TokenModifier): void {
    if (end > start) this.#waiting.push({ start, end, type: typeNumber(type), modifiers: modifierBits(modifier) });
  }

  /** Writes what was added; whatever is added later stands behind it. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const tokens = this.#waiting;
    this.#waiting = [];
    tokens.sort((one, other) => one.start - other.start || other.end - one.end);
    const open: Token[] = [];
    for (const token of tokens) {
      this.#closeUpTo(open, token.start);
      const outer = open.at(-1);
      if (outer !== undefined) this.#write(outer, token.start);
      open.push(token);
    }
    this.#closeUpTo(open, Infinity);
  }

  /** Ends the tokens that end in front of the offset, the innermost first. */
  #closeUpTo(open: Token[], offset: number): void {
    for (let last = open.at(-1); last !== undefined && last.end <= offset; last = open.at(-1)) {
      this.#write(last, last.end);
      open.pop();
    }
  }

  #write({ start, type, modifiers }: Token, end: number): void {
    let from = Math.max(start, this.#written);
    while (from < end) {
      while (this.#line + 1 < this.#lines.count && this.#lines.startOf(this.#line + 1) <= from) this.#line += 1;
      const lineEnd = this.#lines.endOf(this.#line);
      const to = Math.min(end, lineEnd);
      if (to > from) this.#writeInLine(from, to, type, modifiers);
      from = to < end ? Math.max(this.#lines.startOf(this.#line + 1), from + 1) : end;
    }
    this.#written = Math.max(this.#written, end);
  }

  #writeInLine(from: number, to: number, type: number, modifiers: number): void {
    const character = from - this.#lines.startOf(this.#line);
    const sameLine = this.#line === this.#lastLine;
    this.data.push(
      this.#line - this.#lastLine,
      sameLine ? character - this.#lastCharacter : character,
      to - from,
      type,
      modifiers,
    );
    this.#lastLine = this.#line;
    this.#lastCharacter = character;
  }
}
