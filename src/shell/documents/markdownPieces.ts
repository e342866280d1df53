import { type MarkdownParts, readPiece } from './markdown.ts';
import { CandidateSearch } from './programs.ts';

/** A piece of a text as it was read once; what was read counts from its start. */
interface Known<Read> {
  /** Of the present version of the text: an older one would be kept alive by it. */
  text: string;
  /** The text ended in it, whatever was open there. */
  readonly isLast: boolean;
  readonly listIndent: number;
  readonly read: Read;
}

/** By the indentation of the list around a piece, and by its text down to the first blank line. */
type KnownPieces<Read> = Map<number, Map<string, Known<Read>[]>>;

export interface PieceAt<Read> {
  readonly start: number;
  readonly read: Read;
}

/** Pieces that begin alike and are told apart only further on; more are read anew. */
const MOST_ALIKE = 8;

/**
 * A Markdown text in pieces that end at a blank line outside of code, one version after the other: a keystroke changes
 * one of them, and the others are not read again.
 */
export class MarkdownPieces<Read> {
  #known: KnownPieces<Read> = new Map();

  /** @param read what is in a piece that starts there; its offsets are to count from that start. */
  all(text: string, isNote: boolean, read: (parts: MarkdownParts, start: number) => Read): readonly PieceAt<Read>[] {
    const next: KnownPieces<Read> = new Map();
    const search = new CandidateSearch(text);
    const pieces: PieceAt<Read>[] = [];
    for (let start = 0, listIndent = 0; start <= text.length; ) {
      const head = text.slice(start, behindBlankLine(text, start));
      let piece = findIn(next, text, start, head, listIndent);
      if (piece === undefined) {
        piece = findIn(this.#known, text, start, head, listIndent);
        if (piece === undefined) {
          const { regions, prose, end, ...after } = readPiece(text, start, listIndent, isNote, search);
          piece = { text: text.slice(start, end), ...after, read: read({ regions, prose }, start) };
        }
        keepIn(next, piece, head, listIndent);
      }
      pieces.push({ start, read: piece.read });
      start = piece.isLast ? text.length + 1 : start + piece.text.length;
      ({ listIndent } = piece);
    }
    this.#known = next;
    return pieces;
  }
}

function findIn<Read>(
  known: KnownPieces<Read>,
  text: string,
  start: number,
  head: string,
  listIndent: number,
): Known<Read> | undefined {
  const alike = known.get(listIndent)?.get(head);
  const found = alike?.find((piece) => {
    if (!text.startsWith(piece.text, start)) return false;
    return !piece.isLast || start + piece.text.length === text.length;
  });
  if (found !== undefined) found.text = text.slice(start, start + found.text.length);
  return found;
}

function keepIn<Read>(known: KnownPieces<Read>, piece: Known<Read>, head: string, listIndent: number): void {
  const byHead = known.get(listIndent) ?? new Map<string, Known<Read>[]>();
  known.set(listIndent, byHead);
  const alike = byHead.get(head);
  if (alike === undefined) byHead.set(head, [piece]);
  else if (alike.length < MOST_ALIKE) alike.push(piece);
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
