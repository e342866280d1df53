import type { FormatOptions } from './formatOptions.ts';
import type { SourceLine } from './sourceLines.ts';

/** Columns that a tab stands for. */
const TAB = 4;

export function isIndented({ start, contentStart }: SourceLine): boolean {
  return contentStart > start;
}

/** How far a line's content is from the left; a tab goes to the next multiple of its width. */
export function columnsOf(text: string, { start, contentStart }: SourceLine): number {
  let columns = 0;
  for (let at = start; at < contentStart; at += 1) columns += text.charCodeAt(at) === 9 ? TAB - (columns % TAB) : 1;
  return columns;
}

/** @param deeper columns beyond the indentation that the option asks for. */
export function whitespaceOf(indent: Exclude<FormatOptions['continuationIndent'], 'preserve'>, deeper: number): string {
  if (indent !== 'tab') return ' '.repeat(indent + deeper);
  return '\t'.repeat(1 + Math.floor(deeper / TAB)) + ' '.repeat(deeper % TAB);
}

/** What a new line of an instruction begins with. */
export function indentOf(text: string, lines: readonly SourceLine[], { continuationIndent }: FormatOptions): string {
  if (continuationIndent !== 'preserve') return whitespaceOf(continuationIndent, 0);
  const line = lines.find(({ kind }, index) => index > 0 && kind === 'text');
  return line === undefined ? ' '.repeat(TAB) : text.slice(line.start, line.contentStart);
}
