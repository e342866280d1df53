import type { DockerfileDocument } from '../document.ts';
import { commentsRightAbove, instructionAt, withTrigger } from '../syntax/find.ts';
import type { Flag, Instruction, Span, Variable } from '../syntax/tree.ts';

/** What a growing selection takes in at an offset, from the word to the file; each holds the one before it. */
export function selectionRange(document: DockerfileDocument, offset: number): readonly Span[] {
  const { text } = document;
  const found: Span[] = [{ start: 0, end: text.length }];
  const add = (...spans: readonly (Span | undefined)[]): void => {
    for (const span of spans) if (span !== undefined && span.start <= offset && offset <= span.end) found.push(span);
  };
  const line = document.tree.lines.lineAt(offset);
  const lineStart = document.tree.lines.startOf(line);
  const lineEnd = document.tree.lines.endOf(line);
  add(wordAt(text, offset, lineStart, lineEnd));
  const instruction = instructionAt(document.tree, offset);
  if (instruction === undefined) {
    add(document.tree.comments.find(({ start, end }) => start <= offset && offset <= end));
    for (const { start, end, nameSpan, valueSpan } of document.tree.directives)
      add({ start, end }, nameSpan, valueSpan);
  } else {
    addInstruction(document, instruction, add);
    if (instruction.heredocs.some(({ body }) => body.start <= offset && offset <= body.end)) {
      add({ start: lineStart, end: lineEnd });
    }
  }
  add(document.model.stages.find(({ start, end }) => start <= offset && offset <= end));
  return nested(found);
}

type Add = (...spans: readonly (Span | undefined)[]) => void;

function addInstruction(document: DockerfileDocument, instruction: Instruction, add: Add): void {
  const above = commentsRightAbove(document.tree, instruction)[0];
  if (above !== undefined) add({ start: above.start, end: instruction.end });
  add(...instruction.comments);
  for (const part of withTrigger(instruction)) {
    add(part, part.keywordSpan, part.argument.span, part.json);
    for (const flag of part.flags) addFlag(flag, add);
    for (const { start, end, variables } of part.words) {
      add({ start, end });
      // Without its quotes.
      if (part.json !== undefined) add({ start: start + 1, end: end - 1 });
      addVariables(variables, add);
    }
    for (const { nameSpan, valueSpan } of part.pairs ?? []) add(nameSpan, valueSpan);
    for (const { commands } of document.scripts(part)) {
      for (const command of commands) {
        add(command);
        for (const word of [...command.assignments, ...command.words]) add(word);
      }
    }
  }
  for (const heredoc of instruction.heredocs) {
    add(heredoc.mark, heredoc.body, { start: heredoc.body.start, end: heredoc.endLine.end });
    addVariables(heredoc.variables, add);
  }
}

function addFlag(flag: Flag, add: Add): void {
  add(flag, flag.nameSpan, flag.valueSpan, ...(flag.fields ?? []));
  for (const { keySpan, valueSpan } of flag.fields ?? []) add(keySpan, valueSpan);
  addVariables(flag.variables, add);
}

function addVariables(variables: readonly Variable[], add: Add): void {
  const open = [...variables];
  for (let variable = open.pop(); variable !== undefined; variable = open.pop()) {
    add(variable, variable.nameSpan, variable.operand, variable.replacement);
    open.push(...(variable.operand?.variables ?? []), ...(variable.replacement?.variables ?? []));
  }
}

const wordCharacter = /[\p{L}\p{N}_]/u;

function wordAt(text: string, offset: number, from: number, to: number): Span | undefined {
  let start = offset;
  let end = offset;
  while (start > from && wordCharacter.test(text.charAt(start - 1))) start -= 1;
  while (end < to && wordCharacter.test(text.charAt(end))) end += 1;
  return end > start ? { start, end } : undefined;
}

/** From the inside out; what would cross another is left out. */
function nested(spans: readonly Span[]): Span[] {
  const byLength = [...spans].sort((one, other) => one.end - one.start - (other.end - other.start));
  const result: Span[] = [];
  for (const { start, end } of byLength) {
    const inner = result.at(-1);
    const grows = inner === undefined || end - start > inner.end - inner.start;
    if (grows && (inner === undefined || (start <= inner.start && end >= inner.end))) result.push({ start, end });
  }
  return result;
}
