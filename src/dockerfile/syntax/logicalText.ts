import type { Span } from './tree.ts';

/** A part of a text that stands in one place of the document. */
export interface TextPiece {
  /** Where it begins in the joined text. */
  readonly at: number;
  /** Where it begins in the document. */
  readonly start: number;
}

const unbroken: readonly TextPiece[] = [];

/**
 * Text that is put together from parts of the document, and where each of its characters stands there. Like all classes of
 * which a file has thousands it has no private methods: those take room in every object.
 */
export class LogicalText {
  readonly text: string;
  /** In order of `at`, two at least; none where the text stands in one place, as most do. */
  readonly #pieces: readonly TextPiece[];
  /** Where `text` begins in what the pieces count; in the document, where there are none. */
  readonly #from: number;

  constructor(text: string, pieces: readonly TextPiece[], from: number) {
    this.text = text;
    this.#pieces = pieces;
    this.#from = from;
  }

  /** Where the character at this index stands; behind the text, where the last one ends. */
  offsetAt(index: number): number {
    if (this.#pieces.length === 0) return this.#from + index;
    if (index >= this.text.length && index > 0) return placeOf(this.#pieces, this.#from + index - 1) + 1;
    return placeOf(this.#pieces, this.#from + index);
  }

  /** Where a part of it ends in the document. */
  endAt(start: number, end: number): number {
    return end > start ? this.offsetAt(end - 1) + 1 : this.offsetAt(start);
  }

  spanOf(start: number, end: number): Span {
    if (this.#pieces.length === 0) return { start: this.#from + start, end: this.#from + end };
    return { start: this.offsetAt(start), end: this.endAt(start, end) };
  }

  /** A part of it, which still knows where it stands. */
  slice(start: number, end: number): LogicalText {
    return new LogicalText(this.text.slice(start, end), this.#pieces, this.#from + start);
  }

  /** The pieces that a part of it is made of; `at` counts from the part's start. */
  piecesOf(start: number, end: number): TextPiece[] {
    const pieces: TextPiece[] = [{ at: 0, start: this.offsetAt(start) }];
    if (this.#pieces.length === 0) return pieces;
    for (let index = pieceAt(this.#pieces, this.#from + start) + 1; index < this.#pieces.length; index += 1) {
      const piece = this.#pieces[index];
      if (piece === undefined || piece.at >= this.#from + end) break;
      pieces.push({ at: piece.at - this.#from - start, start: piece.start });
    }
    return pieces;
  }

  /** Of the whole text as it was put together: the parts of the document in order, the first even if it is empty. */
  get spans(): Span[] {
    const pieces = this.#pieces;
    if (pieces.length === 0) return [this.span];
    return pieces.map(({ at, start }, index) => {
      const next = pieces[index + 1]?.at ?? this.text.length;
      return { start, end: start + next - at };
    });
  }

  /** Where its last character ends. */
  get end(): number {
    return this.offsetAt(this.text.length);
  }

  get span(): Span {
    return this.spanOf(0, this.text.length);
  }
}

function placeOf(pieces: readonly TextPiece[], at: number): number {
  const piece = pieces[pieceAt(pieces, at)];
  return piece === undefined ? at : piece.start + at - piece.at;
}

/** Found by halving. */
function pieceAt(pieces: readonly TextPiece[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Text that stands in one place of the document. */
export function textAt(text: string, start: number): LogicalText {
  return new LogicalText(text, unbroken, start);
}

/** Text that stands in one place or more; `pieces` are in order. */
export function textOfPieces(text: string, pieces: readonly TextPiece[]): LogicalText {
  const [first] = pieces;
  if (first === undefined) return textAt(text, 0);
  return pieces.length === 1 ? textAt(text, first.start - first.at) : new LogicalText(text, pieces, 0);
}
