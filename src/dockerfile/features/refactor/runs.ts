import type { Instruction } from '../../syntax/tree.ts';
import { type Edit, replace } from '../edit.ts';
import { keepsMeaning } from '../format/meaning.ts';
import { Solid, partsOf, solidSpans } from '../format/solid.ts';
import { headerLines, skipBlanks, sourceLine, trimBlanks } from '../format/sourceLines.ts';
import {
  chainGaps,
  changesShell,
  commentsBetween,
  endsWithOperator,
  hasLinesInside,
  headOf,
  INDENT,
  isChain,
  outerOperators,
  type Refactoring,
  type Selection,
} from './context.ts';

/** `RUN a`, `RUN b` become `RUN a && b`: the selected ones, or this one and the next. */
export function mergeRuns(selection: Selection): Refactoring[] {
  const { document, instruction, instructions } = selection;
  const next = document.tree.instructions[instruction.index + 1];
  const runs = instructions.length > 1 ? instructions : next === undefined ? [] : [instruction, next];
  const head = headOf(selection, instruction);
  if (runs.length < 2 || runs.some((run, index) => !canMerge(selection, run, head, index))) return [];
  const edits: Edit[] = [];
  for (let index = 1; index < runs.length; index += 1) {
    const before = runs[index - 1];
    const run = runs[index];
    if (before === undefined || run === undefined) return [];
    const start = (before.trigger ?? before).argument.span.end;
    const end = (run.trigger ?? run).argument.span.start;
    const between = commentsBetween(selection, start, run.start).map(
      (comment) => `${INDENT}${comment}${selection.lineEnd}`,
    );
    edits.push(replace(start, end, `${breakMark(selection)}${between.join('')}${INDENT}&& `));
  }
  const title = {
    en: `Merge ${runs.length} RUN instructions into one`,
    ko: `RUN 명령어 ${runs.length}개를 하나로 합치기`,
  };
  return [{ title, kind: 'refactor.rewrite', edits }];
}

function canMerge(selection: Selection, run: Instruction, head: string | undefined, index: number): boolean {
  const target = run.trigger ?? run;
  const script = selection.scriptOf(run);
  if (target.keyword !== 'RUN' || run.heredocs.length > 0 || script === undefined || head === undefined) return false;
  if (headOf(selection, run)?.toUpperCase() !== head.toUpperCase() || changesShell(script)) return false;
  // Of the first only the end matters: `a || b && c` is `(a || b) && c`.
  return isChain(script) || (index === 0 && script.comments.length === 0 && isList(selection, run));
}

function isList({ scriptOf }: Selection, run: Instruction): boolean {
  const script = scriptOf(run);
  if (script === undefined || endsWithOperator(script)) return false;
  return outerOperators(script).every(({ operator }) => ['&&', '||', '|'].includes(operator));
}

/** `RUN a && b` becomes `RUN a`, `RUN b`. */
export function splitRun(selection: Selection): Refactoring[] {
  const { target, instruction } = selection;
  const script = selection.scriptOf(instruction);
  const head = headOf(selection, instruction);
  if (target.keyword !== 'RUN' || instruction.heredocs.length > 0 || script === undefined || head === undefined)
    return [];
  if (!isChain(script) || changesShell(script)) return [];
  // Of two commands in one instruction the second sees what the first left in memory: `A=1 && b $A`.
  if (script.commands.some(({ words }) => words.length === 0)) return [];
  const gaps = chainGaps(selection, script);
  if (gaps === undefined || gaps.length === 0) return [];
  const edits = gaps.map(({ start, end }) => {
    const comments = commentsBetween(selection, start, end).map((comment) => `${comment}${selection.lineEnd}`);
    return replace(start, end, `${selection.lineEnd}${comments.join('')}${head} `);
  });
  const title = { en: 'Split RUN at &&', ko: 'RUN을 && 기준으로 나누기' };
  return [{ title, kind: 'refactor.rewrite', edits }];
}

/** Each `&&` of the instruction begins a line. */
export function breakLine(selection: Selection): Refactoring[] {
  const { instruction, document } = selection;
  const script = selection.scriptOf(instruction);
  if (script === undefined || script.comments.length > 0) return [];
  const edits: Edit[] = [];
  for (const { operator, start, end } of outerOperators(script)) {
    if (operator !== '&&') continue;
    const line = sourceLine(document.tree, document.tree.lines.lineAt(start));
    const before = trimBlanks(document.text, start, line.start);
    const least = Math.max(line.contentStart, script.start, edits.at(-1)?.span.end ?? 0);
    if (before <= least || line.contentEnd === end) continue;
    const behind = skipBlanks(document.text, end, line.contentEnd);
    edits.push(replace(before, behind, `${breakMark(selection)}${INDENT}&& `));
  }
  const title = { en: 'Break the line at &&', ko: '&& 앞에서 줄 나누기' };
  // A blank behind `&&` may turn `&&<<E` into a heredoc.
  const isSafe = edits.length > 0 && keepsMeaning(document, instruction, edits);
  return isSafe ? [{ title, kind: 'refactor.rewrite', edits }] : [];
}

/** An instruction over several lines becomes one line. */
export function joinLines(selection: Selection): Refactoring[] {
  const { instruction, document } = selection;
  const lines = headerLines(document.tree, instruction);
  if (lines.length < 2 || hasLinesInside(selection, instruction)) return [];
  const solid = new Solid(solidSpans(instruction, partsOf(instruction), selection.scriptOf(instruction)));
  const edits: Edit[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const line = lines[index - 1];
    const next = lines[index];
    if (line?.mark === undefined || next === undefined) return [];
    const isEmpty = line.contentEnd === line.contentStart || next.contentEnd === next.contentStart;
    const hasBlank = line.contentEnd < line.mark || next.start < next.contentStart;
    if (isEmpty || !hasBlank || solid.has(next.start)) edits.push(replace(line.mark, next.start, ''));
    else edits.push(replace(line.contentEnd, next.contentStart, ' '));
  }
  if (!keepsMeaning(document, instruction, edits)) return [];
  const title = { en: 'Join into one line', ko: '한 줄로 합치기' };
  return [{ title, kind: 'refactor.rewrite', edits }];
}

function breakMark({ document, lineEnd }: Selection): string {
  return ` ${document.tree.escape}${lineEnd}`;
}
