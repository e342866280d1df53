import { type MarkdownParts, readPiece } from './markdown.ts';
import { CandidateSearch } from './programs.ts';

/** A piece of a text as it was read once; what was read counts from its start. */
interface Known<Read> {
  /** Of the present version of the text: an older one would be kept alive by it. */
  text: string;
  /** The indentation of the list around its beginning, and around its end. */
  readonly around: number;
  readonly listIndent: number;
  /** The text ended in it, whatever was open there. */
  readonly isLast: boolean;
  readonly read: Read;
}

/** By the text of a piece down to its first blank line. */
type KnownPieces<Read> = Map<string, Known<Read>[]>;

export interface PieceAt<Read> {
  readonly start: number;
  readonly read: Read;
}

/** Pieces that begin alike and are told apart only further on; more are read anew. */
const MOST_ALIKE = 8;
/** How many pieces a change may take away for the next to be found by their order. */
const MOST_GONE = 4;
/** So many pieces that are read anew tell of a change larger than a keystroke. */
const MANY = 8;

/**
 * A Markdown text in pieces that end at a blank line outside of code, one version after the other: a keystroke changes
 * one of them, and the others are not read again.
 */
export class MarkdownPieces<Read> {
  /** Those of the version before, in their order. */
  #before: readonly Known<Read>[] = [];

  /** @param read what is in a piece that starts there; its offsets are to count from that start. */
  all(text: string, isNote: boolean, read: (parts: MarkdownParts, start: number) => Read): readonly PieceAt<Read>[] {
    const search = new CandidateSearch(text);
    const now: Known<Read>[] = [];
    const pieces: PieceAt<Read>[] = [];
    /** Of this version, those that were read for it; of the one before, all, once much has changed. */
    const fresh: KnownPieces<Read> = new Map();
    let old: KnownPieces<Read> | undefined;
    let expected = 0;
    let misses = 0;
    for (let start = 0, around = 0; start <= text.length; ) {
      const next = this.#nextOf(expected, text, start, around);
      let piece = next === undefined ? undefined : this.#before[next];
      if (next !== undefined) expected = next + 1;
      if (piece === undefined) {
        misses += 1;
        if (misses === MANY) old = byHead(this.#before);
        const head = text.slice(start, behindBlankLine(text, start));
        piece = findIn(fresh, text, start, head, around) ?? (old && findIn(old, text, start, head, around));
        if (piece === undefined) {
          const { regions, prose, end, ...after } = readPiece(text, start, around, isNote, search);
          piece = { text: text.slice(start, end), around, ...after, read: read({ regions, prose }, start) };
        }
        keepIn(fresh, piece, head);
      }
      piece.text = text.slice(start, start + piece.text.length);
      now.push(piece);
      pieces.push({ start, read: piece.read });
      start = piece.isLast ? text.length + 1 : start + piece.text.length;
      around = piece.listIndent;
    }
    this.#before = now;
    return pieces;
  }

  /** Which of the pieces of before, from one on, stands there now. */
  #nextOf(from: number, text: string, start: number, around: number): number | undefined {
    const most = Math.min(from + MOST_GONE, this.#before.length);
    for (let index = from; index < most; index += 1) {
      const piece = this.#before[index];
      if (piece !== undefined && isAt(piece, text, start, around)) return index;
    }
    return undefined;
  }
}

function isAt<Read>({ text: own, around, isLast }: Known<Read>, text: string, start: number, indent: number): boolean {
  if (around !== indent || !text.startsWith(own, start)) return false;
  return !isLast || start + own.length === text.length;
}

function findIn<Read>(
  known: KnownPieces<Read>,
  text: string,
  start: number,
  head: string,
  around: number,
): Known<Read> | undefined {
  return known.get(head)?.find((piece) => isAt(piece, text, start, around));
}

function byHead<Read>(pieces: readonly Known<Read>[]): KnownPieces<Read> {
  const known: KnownPieces<Read> = new Map();
  for (const piece of pieces) keepIn(known, piece, piece.text.slice(0, behindBlankLine(piece.text, 0)));
  return known;
}

function keepIn<Read>(known: KnownPieces<Read>, piece: Known<Read>, head: string): void {
  const alike = known.get(head);
  if (alike === undefined) known.set(head, [piece]);
  else if (alike.length < MOST_ALIKE && !alike.includes(piece)) alike.push(piece);
}

/** Where the first empty line ends that begins there or further on, or the text. */
function behindBlankLine(text: string, from: number): number {
  for (let start = from; ; ) {
    const lineFeed = text.indexOf('\n', start);
    if (lineFeed === -1) return text.length;
    if (lineFeed === start || (lineFeed === start + 1 && text.charCodeAt(start) === 13)) return lineFeed + 1;
    start = lineFeed + 1;
  }
}
