import type { Instruction } from '../../syntax/tree.ts';
import { type Edit, replace } from '../edit.ts';
import {
  breakMark,
  changesShell,
  commentsBetween,
  endsWithOperator,
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
