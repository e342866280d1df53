import { type Edit, replace } from '../edit.ts';
import { keepsMeaning } from '../format/meaning.ts';
import { Solid, partsOf, solidSpans } from '../format/solid.ts';
import { headerLines, skipBlanks, sourceLine, trimBlanks } from '../format/sourceLines.ts';
import {
  breakMark,
  chainGaps,
  changesShell,
  commentsBetween,
  hasLinesInside,
  headOf,
  INDENT,
  isChain,
  outerOperators,
  type Refactoring,
  type Selection,
} from './context.ts';

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
