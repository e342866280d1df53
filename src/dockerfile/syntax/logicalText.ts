import type { Span } from './tree.ts';

/** A part of a text that stands in one place of the document. */
export interface TextPiece {
  /** Where it begins in the joined text. */
  readonly at: number;
  /** Where it begins in the document. */
  readonly start: number;
}

/** Text that is put together from parts of the document, and where each of its characters stands there. */
export class LogicalText {
  readonly text: string;
  /** In order of `at`; more than one only where lines are continued or JSON escapes a character. */
  readonly #pieces: readonly TextPiece[];
  /** Where `text` begins in what the pieces count. */
  readonly #from: number;
  /** Document minus text, where there is one piece only. */
  readonly #shift: number;

  constructor(text: string, pieces: readonly TextPiece[], from = 0) {
    this.text = text;
    this.#pieces = pieces;
    this.#from = from;
    const [first] = pieces;
    this.#shift = first === undefined ? 0 : first.start - first.at + from;
  }

  /** Where the character at this index stands; behind the text, where the last one ends. */
  offsetAt(index: number): number {
    if (this.#pieces.length <= 1) return index + this.#shift;
    if (index >= this.text.length && index > 0) return this.#find(this.#from + index - 1) + 1;
    return this.#find(this.#from + index);
  }

  spanOf(start: number, end: number): Span {
    if (this.#pieces.length <= 1) return { start: start + this.#shift, end: end + this.#shift };
    const from = this.offsetAt(start);
    return { start: from, end: end > start ? this.offsetAt(end - 1) + 1 : from };
  }

  /** A part of it, which still knows where it stands. */
  slice(start: number, end: number): LogicalText {
    return new LogicalText(this.text.slice(start, end), this.#pieces, this.#from + start);
  }

  /** The pieces that a part of it is made of; `at` counts from the part's start. */
  piecesOf(start: number, end: number): TextPiece[] {
    const pieces: TextPiece[] = [{ at: 0, start: this.offsetAt(start) }];
    if (this.#pieces.length <= 1) return pieces;
    for (let index = this.#pieceAt(this.#from + start) + 1; index < this.#pieces.length; index += 1) {
      const piece = this.#pieces[index];
      if (piece === undefined || piece.at >= this.#from + end) break;
      pieces.push({ at: piece.at - this.#from - start, start: piece.start });
    }
    return pieces;
  }

  get span(): Span {
    return this.spanOf(0, this.text.length);
  }

  #find(at: number): number {
    const piece = this.#pieces[this.#pieceAt(at)];
    return piece === undefined ? at : piece.start + at - piece.at;
  }

  #pieceAt(at: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.at ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
