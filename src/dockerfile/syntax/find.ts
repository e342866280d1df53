import type { Comment, Dockerfile, Instruction, Span, Variable } from './tree.ts';
import { withNested } from './words.ts';

/** The instruction whose span holds the offset; found by halving, as instructions are in order. */
export function instructionAt({ instructions }: Dockerfile, offset: number): Instruction | undefined {
  let low = 0;
  let high = instructions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const instruction = instructions[middle];
    if (instruction === undefined) return undefined;
    if (offset < instruction.start) high = middle - 1;
    else if (offset > instruction.end) low = middle + 1;
    else return instruction;
  }
  return undefined;
}

/** The keyword at an offset, under ONBUILD too. */
export function keywordAt(dockerfile: Dockerfile, offset: number): { keyword: string; span: Span } | undefined {
  for (const { keyword, keywordSpan } of withTrigger(instructionAt(dockerfile, offset))) {
    if (offset >= keywordSpan.start && offset <= keywordSpan.end) return { keyword, span: keywordSpan };
  }
  return undefined;
}

/** An instruction and, behind ONBUILD, its trigger. */
export function withTrigger(instruction: Instruction | undefined): Instruction[] {
  if (instruction === undefined) return [];
  return instruction.trigger === undefined ? [instruction] : [instruction, instruction.trigger];
}

/** The comments on the lines right above an instruction, without a blank line in between, from top to bottom. */
export function commentsRightAbove({ lines }: Dockerfile, instruction: Instruction): readonly Comment[] {
  const { comments } = instruction;
  let line = lines.lineAt(instruction.pieces[0]?.start ?? instruction.start);
  let first = comments.length;
  while (first > 0) {
    const comment = comments[first - 1];
    if (comment === undefined || lines.lineAt(comment.start) !== line - 1) break;
    line -= 1;
    first -= 1;
  }
  return comments.slice(first);
}

/** The place of the first comment that does not begin before `start`; found by halving, as comments are in order. */
export function firstCommentFrom(comments: readonly Comment[], start: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Every variable of an instruction, nested ones too, not those of its trigger: of flags, words, bodies of heredocs. */
export function* variablesOf(instruction: Instruction): Generator<Variable> {
  for (const { variables } of instruction.flags) if (variables.length > 0) yield* withNested(variables);
  for (const { variables } of instruction.words) if (variables.length > 0) yield* withNested(variables);
  if (instruction.trigger !== undefined) return;
  for (const { variables } of instruction.heredocs) if (variables.length > 0) yield* withNested(variables);
}
