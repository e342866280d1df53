import type { Dockerfile } from '../../syntax/tree.ts';
import { type Edit, lineEndOf, replace } from '../edit.ts';
import type { FormatOptions } from './formatOptions.ts';
import { type SourceLine, sourceLine, startOfLine, trailingBlanks } from './sourceLines.ts';

/** The lines between two instructions, in front of the first or behind the last. */
export interface Between {
  readonly firstLine: number;
  /** Excluded. */
  readonly endLine: number;
  readonly beforeFirstInstruction: boolean;
  readonly beforeEnd: boolean;
  readonly beforeLaterStage: boolean;
}

const none: readonly Edit[] = [];

/** Comments to the left, blanks away, not too many blank lines, one in front of a stage. */
export function betweenEdits(tree: Dockerfile, between: Between, options: FormatOptions): readonly Edit[] {
  // Most instructions stand right behind another.
  if (between.firstLine >= between.endLine && !between.beforeLaterStage) return none;
  const edits: Edit[] = [];
  const lines: SourceLine[] = [];
  for (let line = between.firstLine; line < between.endLine; line += 1) lines.push(sourceLine(tree, line));
  for (const line of lines) {
    if (line.kind === 'comment') edits.push(replace(line.start, line.contentStart, ''));
    if (line.kind === 'comment' && options.trimTrailingBlanks)
      edits.push(...trailingBlanks(tree.text, line.contentEnd, line.end));
  }
  for (const edit of blankLineEdits(tree, lines, between, options)) edits.push(edit);
  if (between.beforeLaterStage && options.blankLineBeforeStage && options.maxBlankLines > 0) {
    edits.push(...stageEdits(tree, lines, between));
  }
  return edits;
}

function blankLineEdits(
  tree: Dockerfile,
  lines: readonly SourceLine[],
  between: Between,
  { maxBlankLines, trimTrailingBlanks }: FormatOptions,
): Edit[] {
  const edits: Edit[] = [];
  let first = 0;
  for (let index = 0; index <= lines.length; index += 1) {
    const line = lines[index];
    if (line?.kind === 'blank') continue;
    const isEnd = index === lines.length;
    let most = maxBlankLines;
    if (isEnd && between.beforeEnd) most = 0;
    // Without its blank line a comment at the top would become a directive.
    else if (between.beforeFirstInstruction && line?.kind === 'comment') most = Math.max(most, 1);
    else if (between.firstLine === 0 && first === 0) most = 0;
    if (trimTrailingBlanks) {
      for (const kept of lines.slice(first, Math.min(index, first + most))) {
        edits.push(...trailingBlanks(tree.text, kept.start, kept.end));
      }
    }
    if (index - first > most) {
      const start = startOfLine(tree.text, tree.lines.startOf(between.firstLine + first + most));
      edits.push(replace(start, tree.lines.startOf(between.firstLine + index), ''));
    }
    first = index + 1;
  }
  return edits;
}

/** Above the comments that stand right above the stage. */
function stageEdits(tree: Dockerfile, lines: readonly SourceLine[], { firstLine }: Between): Edit[] {
  let first = lines.length;
  while (first > 0 && lines[first - 1]?.kind === 'comment') first -= 1;
  if (first > 0) return [];
  const start = tree.lines.startOf(firstLine);
  return [replace(start, start, lineEndOf(tree.text))];
}
