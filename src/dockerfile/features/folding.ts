import type { DockerfileDocument } from '../document.ts';
import type { LineTable } from '../syntax/lines.ts';
import type { Comment, Instruction } from '../syntax/tree.ts';

/** Lines that can be folded into the first: from 0, the last included; each first line occurs once. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'stage' | 'instruction' | 'heredoc' | 'comment' | 'region';
}

const regionStart = /^#?region\b/i;
const regionEnd = /^#?endregion\b/i;

/** Stages, instructions of several lines, heredocs, comments in a row, and what stands between #region and #endregion. */
export function foldingRanges({ tree, model }: DockerfileDocument): readonly Fold[] {
  const { lines, instructions, comments } = tree;
  const folds: Fold[] = [];
  for (const { start, end } of model.stages) {
    folds.push({ startLine: lines.lineAt(start), endLine: lines.lineAt(end), kind: 'stage' });
  }
  folds.push(...regions(comments, lines));
  for (const instruction of instructions) folds.push(...foldsOf(instruction, lines));
  folds.push(...commentBlocks(comments, lines));
  return withOwnFirstLines(folds);
}

function foldsOf({ start, end, pieces, heredocs }: Instruction, lines: LineTable): Fold[] {
  const startLine = lines.lineAt(start);
  const [only, ...others] = heredocs;
  const lastLine = lines.lineAt(pieces.at(-1)?.start ?? start);
  // `RUN <<EOF` and its body are one thing.
  const whole: Fold = {
    startLine,
    endLine: lines.lineAt(end),
    kind: only !== undefined && others.length === 0 && lastLine === startLine ? 'heredoc' : 'instruction',
  };
  const bodies = heredocs.map(
    ({ body, endLine, closed }): Fold => ({
      startLine: lines.lineAt(body.start) - 1,
      endLine: lines.lineAt(closed ? endLine.start : endLine.end),
      kind: 'heredoc',
    }),
  );
  return [whole, ...bodies];
}

function regions(comments: readonly Comment[], lines: LineTable): Fold[] {
  const folds: Fold[] = [];
  const open: number[] = [];
  for (const { text, start } of comments) {
    if (regionStart.test(text)) open.push(lines.lineAt(start));
    else if (regionEnd.test(text)) {
      const startLine = open.pop();
      if (startLine !== undefined) folds.push({ startLine, endLine: lines.lineAt(start), kind: 'region' });
    }
  }
  return folds;
}

function commentBlocks(comments: readonly Comment[], lines: LineTable): Fold[] {
  const blocks: { startLine: number; endLine: number; readonly kind: 'comment' }[] = [];
  let mayGrow = false;
  for (const { start, text } of comments) {
    const line = lines.lineAt(start);
    const last = blocks.at(-1);
    if (regionStart.test(text) || regionEnd.test(text)) mayGrow = false;
    else if (mayGrow && last?.endLine === line - 1) last.endLine = line;
    else {
      blocks.push({ startLine: line, endLine: line, kind: 'comment' });
      mayGrow = true;
    }
  }
  return blocks;
}

/** Editors take one fold for each line: the outer one, which comes first. */
function withOwnFirstLines(folds: readonly Fold[]): readonly Fold[] {
  const taken = new Set<number>();
  return folds
    .filter(({ startLine, endLine }) => {
      if (endLine <= startLine || taken.has(startLine)) return false;
      taken.add(startLine);
      return true;
    })
    .sort((one, other) => one.startLine - other.startLine);
}
