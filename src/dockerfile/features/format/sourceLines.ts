import { skipSpaces } from '../../syntax/characters.ts';
import type { Dockerfile, Instruction, Span } from '../../syntax/tree.ts';
import { type Edit, replace } from '../edit.ts';

/** A line of the document; spans it without its line end and without a byte order mark. */
export interface SourceLine extends Span {
  readonly kind: 'text' | 'comment' | 'blank';
  /** Without the blanks around it, and without the mark that continues the line. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Where the escape character stands that continues the line. */
  readonly mark: number | undefined;
}

const none: readonly Edit[] = [];

/** The lines of an instruction, its heredocs left out. */
export function headerLines(tree: Dockerfile, instruction: Instruction): SourceLine[] {
  const [first] = instruction.pieces;
  const last = instruction.pieces.at(-1);
  if (first === undefined || last === undefined) return [];
  const firstLine = tree.lines.lineAt(first.start);
  // Of one line, as most are.
  if (tree.lines.endOf(firstLine) >= last.end) return [sourceLine(tree, firstLine, true)];
  const count = tree.lines.lineAt(last.end) - firstLine + 1;
  return Array.from({ length: count }, (_, index) => sourceLine(tree, firstLine + index, index === 0));
}

/** @param isFirst it is the first line of an instruction, which is no comment whatever it looks like. */
export function sourceLine({ text, lines, escape }: Dockerfile, line: number, isFirst = false): SourceLine {
  const start = startOfLine(text, lines.startOf(line));
  const end = Math.max(lines.endOf(line), start);
  const visible = skipSpaces(text, start, end);
  const contentStart = skipBlanks(text, start, end);
  if (visible === end) return { kind: 'blank', start, end, contentStart: end, contentEnd: end, mark: undefined };
  if (!isFirst && text.charAt(visible) === '#') {
    return { kind: 'comment', start, end, contentStart, contentEnd: trimBlanks(text, end, start), mark: undefined };
  }
  let last = end;
  while (last > start && '\t\r '.includes(text.charAt(last - 1))) last -= 1;
  const continues = text.charAt(last - 1) === escape && (last - 1 === start || text.charAt(last - 2) !== escape);
  const mark = continues ? last - 1 : undefined;
  const contentEnd = Math.max(trimBlanks(text, mark ?? end, start), contentStart);
  return { kind: 'text', start, end, contentStart, contentEnd, mark };
}

export function startOfLine(text: string, start: number): number {
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text, at)) at += 1;
  return at;
}

export function trimBlanks(text: string, end: number, start: number): number {
  let at = end;
  while (at > start && isBlank(text, at - 1)) at -= 1;
  return at;
}

/** Blanks at the end of a line, which nobody needs; a lone return in front of them would become part of the line end. */
export function trailingBlanks(text: string, start: number, end: number): readonly Edit[] {
  if (start === end) return none;
  const areBlank = skipBlanks(text, start, end) === end;
  return areBlank && text.charCodeAt(start - 1) !== 13 ? [replace(start, end, '')] : none;
}

export function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}
