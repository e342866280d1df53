import type { Span } from '../../dockerfile/syntax/tree.ts';
import type { ShellDialect } from '../commandLine.ts';
import type { NotTyped } from './placeholders.ts';

/** A stretch of a text that was taken from its document: `length` characters from `start` there are at `at` here. */
export interface Piece {
  readonly at: number;
  readonly start: number;
  readonly length: number;
}

/** A text put together from pieces of a document, with a way back. Offsets of the document may be relative. */
export interface MappedText {
  readonly text: string;
  /** In order of both, and without overlaps. */
  readonly pieces: readonly Piece[];
}

/**
 * Where a line was found, from the surest to the least sure: a script or a shell block; a prompt in front of it;
 * an indented block or a block that names no language; inline code, which may only mention a command; a line of text.
 */
export type LinePlace = 'script' | 'prompt' | 'block' | 'inline' | 'text';

/** What stands in front of a command and is not typed. */
export interface Prompt extends Span {
  readonly text: string;
}

/**
 * One docker line of a document, as a person would type it: prompts left out, continued lines joined. Its offsets count
 * from the block that it is in, so that it stays the same when something above it changes.
 */
export interface DockerLine extends MappedText {
  /** From its first to its last character, prompt included. */
  readonly span: Span;
  readonly place: LinePlace;
  readonly dialect: ShellDialect;
  /** What stood in front and nobody types: `$ `, `root@host:~# `; undefined when nothing did. */
  readonly prompt: Prompt | undefined;
  /** The block says by its language that it has prompts: `console`. */
  readonly expectsPrompt: boolean;
  /** Its document is run and not read: the line is no mention of a command. */
  readonly isRun: boolean;
  /** What somebody has to fill in before it can run, and what is none of it; spans of `text`. */
  readonly notTyped: NotTyped;
}

/** Puts a mapped text together, front to back. */
export class TextBuilder {
  readonly #pieces: Piece[] = [];
  readonly #parts: string[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param text as it is to be read; as long as the stretch of the document unless it stands for one escape there. */
  add(text: string, start: number, length: number = text.length): this {
    if (text === '') return this;
    this.#pieces.push({ at: this.#length, start, length });
    this.#parts.push(text);
    this.#length += text.length;
    return this;
  }

  build(): MappedText {
    return { text: this.#parts.join(''), pieces: this.#pieces };
  }
}

/**
 * Where a character of the text is in the document; the end of the text is behind its last character. Offsets below zero
 * are in what stands directly in front of it, the prompt.
 */
export function toDocument({ text, pieces }: MappedText, offset: number): number {
  const index = lastBefore(pieces, ({ at }) => at <= offset);
  const piece = pieces[index];
  if (piece === undefined) return (pieces[0]?.start ?? 0) + Math.min(offset, 0);
  const next = pieces[index + 1]?.at ?? text.length;
  if (offset >= next) return piece.start + piece.length;
  // One character that stands for an escape sequence begins where the sequence does.
  return next - piece.at === piece.length ? piece.start + offset - piece.at : piece.start;
}

/** The stretch of the document that a stretch of the text was taken from. */
export function toDocumentSpan(mapped: MappedText, { start, end }: Span): Span {
  const first = toDocument(mapped, start);
  return { start: first, end: end > start ? Math.max(first, endInDocument(mapped, end)) : first };
}

/** Where an offset of the document is in the text: undefined in a prompt, an indentation or a line end. */
export function fromDocument({ text, pieces }: MappedText, offset: number): number | undefined {
  const index = lastBefore(pieces, ({ start }) => start <= offset);
  const piece = pieces[index];
  if (piece === undefined || offset > piece.start + piece.length) return undefined;
  const next = pieces[index + 1]?.at ?? text.length;
  return next - piece.at === piece.length ? piece.at + offset - piece.start : piece.at;
}

/** The same line with offsets that count from `start` of its document. */
export function relativeTo(line: DockerLine, start: number): DockerLine {
  const shift = (span: Span): Span => ({ start: span.start - start, end: span.end - start });
  return {
    ...line,
    span: shift(line.span),
    prompt: line.prompt && { ...line.prompt, ...shift(line.prompt) },
    pieces: line.pieces.map(({ at, start: from, length }) => ({ at, start: from - start, length })),
  };
}

/** Where the character in front of `end` ends in the document. */
function endInDocument({ text, pieces }: MappedText, end: number): number {
  const index = lastBefore(pieces, ({ at }) => at < end);
  const piece = pieces[index];
  if (piece === undefined) return (pieces[0]?.start ?? 0) + Math.min(end, 0);
  const next = pieces[index + 1]?.at ?? text.length;
  return next - piece.at === piece.length ? piece.start + end - piece.at : piece.start + piece.length;
}

/** The last piece of which something holds that holds of the first ones only; -1 when of none. */
function lastBefore(pieces: readonly Piece[], holds: (piece: Piece) => boolean): number {
  let low = -1;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && holds(piece)) low = middle;
    else high = middle - 1;
  }
  return low;
}
