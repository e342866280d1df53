import type { Script } from '../../syntax/scriptTree.ts';
import { type Edit, replace } from '../edit.ts';
import type { FormatOptions } from './formatOptions.ts';
import type { Solid } from './solid.ts';
import { skipBlanks, type SourceLine, trimBlanks } from './sourceLines.ts';

/** Moves `&&` and `||` over line breaks. The order of the text stays what it was. */
export function operatorMoves(
  text: string,
  lines: readonly SourceLine[],
  solid: Solid,
  script: Script,
  { operatorLayout: layout, continuationMarks }: FormatOptions,
): Edit[] {
  // What stands behind a shell's comment is no operator, and nothing may get behind one.
  if (layout === 'preserve' || script.comments.length > 0) return [];
  const movable = script.operators.filter(({ operator }) => operator === '&&' || operator === '||');
  const byEdge = new Map(movable.map((mark) => [layout === 'leading' ? mark.end : mark.start, mark]));
  const starts = new Set(script.operators.map(({ start }) => start));
  const ends = new Set(script.operators.map(({ end }) => end));
  const edits: Edit[] = [];
  const textLines = lines.filter(({ kind }) => kind === 'text');
  for (let index = 1; index < textLines.length; index += 1) {
    const line = textLines[index - 1];
    const next = textLines[index];
    if (line?.mark === undefined || next === undefined || solid.has(next.start)) continue;
    const mark = byEdge.get(layout === 'leading' ? line.contentEnd : next.contentStart);
    if (mark === undefined) continue;
    const space = line.contentEnd === line.mark && continuationMarks === 'preserve' ? ' ' : '';
    if (layout === 'leading') {
      const before = trimBlanks(text, mark.start, line.start);
      if (before <= line.contentStart || next.contentEnd === next.contentStart) continue;
      // Two operators in a row are a mistake to look at, not to move about.
      if (ends.has(before) || starts.has(next.contentStart)) continue;
      edits.push(replace(before, mark.end, space));
      edits.push(replace(next.contentStart, next.contentStart, `${mark.operator} `));
    } else {
      const behind = skipBlanks(text, mark.end, next.contentEnd);
      const nothingIsLeft = line.contentEnd === line.contentStart || behind >= next.contentEnd;
      if (nothingIsLeft || text.charAt(behind) === '#' || ends.has(line.contentEnd) || starts.has(behind)) continue;
      edits.push(replace(line.contentEnd, line.contentEnd, ` ${mark.operator}${space}`));
      edits.push(replace(mark.start, behind, ''));
    }
  }
  return edits;
}
