import type { DockerfileDocument } from '../document.ts';
import { withTrigger } from '../syntax/find.ts';
import type { Heredoc, Instruction, Span } from '../syntax/tree.ts';
import { splitOutsideQuotes } from '../syntax/words.ts';

/** An offset in the line of an instruction, also behind its last word and in a line that only blanks continue. */
export interface Cursor {
  readonly offset: number;
  /** The innermost: the trigger where there is one. */
  readonly instruction: Instruction;
  /** The offset is in the keyword or at its end. */
  readonly inKeyword: boolean;
  /** What stands between keyword and offset, line ends left out. */
  readonly before: string;
  /** The finished words of `before`. */
  readonly words: readonly string[];
  /** The word that the offset is in, up to the offset; empty behind a blank. */
  readonly token: string;
  /** Where a part of the token begins; the index is one of the token. */
  readonly offsetIn: (index: number) => number;
}

/** The instruction that an offset belongs to; undefined on a line of its own, in a comment, in a heredoc's body. */
export function cursorAt(document: DockerfileDocument, offset: number): Cursor | undefined {
  const outer = owner(document, offset);
  if (outer === undefined) return undefined;
  const inner = withTrigger(outer).findLast(({ start }) => start <= offset) ?? outer;
  const { line, keywordSpan } = inner;
  const from = indexIn(inner, keywordSpan.end);
  const to = Math.max(from, indexIn(inner, offset));
  const part = line.slice(from, to);
  const words = splitOutsideQuotes(part.text, document.tree.escape).map(({ start, end }) =>
    part.text.slice(start, end),
  );
  const last = words.at(-1);
  const open = last !== undefined && part.text.endsWith(last);
  const token = open ? last : '';
  return {
    offset,
    instruction: inner,
    inKeyword: offset <= keywordSpan.end,
    before: part.text,
    words: open ? words.slice(0, -1) : words,
    token,
    offsetIn: (index) => (index >= token.length ? offset : line.offsetAt(to - token.length + index)),
  };
}

/** The heredoc whose body an offset is in, and the instruction that opens it. */
export function heredocAt(
  { tree }: DockerfileDocument,
  offset: number,
): { heredoc: Heredoc; instruction: Instruction } | undefined {
  const outer = lastBefore(tree.instructions, offset);
  if (outer === undefined || offset <= (outer.pieces.at(-1)?.end ?? outer.end)) return undefined;
  const heredoc = outer.heredocs.find(
    ({ body, endLine }) => offset >= body.start && offset < Math.max(endLine.start, body.end + 1),
  );
  const instruction = withTrigger(outer).at(-1);
  return heredoc === undefined || instruction === undefined ? undefined : { heredoc, instruction };
}

function owner({ tree, text }: DockerfileDocument, offset: number): Instruction | undefined {
  const instruction = lastBefore(tree.instructions, offset);
  const end = instruction?.pieces.at(-1)?.end;
  if (instruction === undefined || end === undefined) return undefined;
  if (inComment(tree.comments, offset)) return undefined;
  if (offset <= end) return instruction;
  const [first = '', ...rest] = text.slice(end, offset).split('\n');
  if (rest.length === 0) return first.trim() === '' ? instruction : undefined;
  // Nothing follows a line that is continued: blank lines and comments belong to it.
  return first.trim() === tree.escape && rest.every((line) => /^\s*(?:#.*)?$/.test(line)) ? instruction : undefined;
}

function inComment(comments: readonly Span[], offset: number): boolean {
  const comment = lastBefore(comments, offset);
  return comment !== undefined && offset > comment.start && offset <= comment.end;
}

/** Found by halving. */
function lastBefore<Item extends Span>(items: readonly Item[], offset: number): Item | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

/** Where an offset is in the joined line. */
function indexIn({ pieces }: Instruction, offset: number): number {
  let index = 0;
  for (const { start, end } of pieces) {
    if (offset < start) break;
    index += Math.min(offset, end) - start;
  }
  return index;
}
