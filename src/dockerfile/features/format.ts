import { DockerfileDocument } from '../document.ts';
import { commentsRightAbove } from '../syntax/find.ts';
import type { Dockerfile, Instruction, Span } from '../syntax/tree.ts';
import { applyEdits, type Edit, lineEndOf, orderedEdits, replace } from './edit.ts';
import { type Between, betweenEdits } from './format/betweenEdits.ts';
import type { FormatOptions } from './format/formatOptions.ts';
import { instructionEdits } from './format/instructionEdits.ts';
import { isBuiltTheSame, keepsMeaning } from './format/meaning.ts';
import { posixScripts } from './format/solid.ts';
import { startOfLine } from './format/sourceLines.ts';

/** Comments that keep the instruction below them as it is. */
const ignoreComments: readonly string[] = ['dockerfmt-ignore', 'dockyard-format-ignore'];

/**
 * What makes a file look as the options say; nothing where it does already. Bodies of heredocs and the meaning stay:
 * an instruction that would mean something else is left alone.
 * @param range only lines that it touches.
 * @returns in order, not overlapping.
 */
export function formatEdits(document: DockerfileDocument, options: FormatOptions, range?: Span): Edit[] {
  const { tree, text } = document;
  const touches = ({ start, end }: Span): boolean => range === undefined || (start <= range.end && range.start <= end);
  const isWanted = (instruction: Instruction): boolean =>
    range === undefined || touches({ start: firstLineStart(tree, instruction), end: instruction.end });
  const edits: Edit[] = [];
  const scriptOf = posixScripts(document);
  for (const instruction of tree.instructions) {
    if (!isWanted(instruction) || isIgnored(tree, instruction)) continue;
    const changes = instructionEdits(tree, instruction, scriptOf, options);
    if (changes.length === 0 || !keepsMeaning(document, instruction, changes)) continue;
    for (const edit of changes) edits.push(edit);
  }
  for (const between of linesBetween(tree)) {
    for (const edit of betweenEdits(tree, between, options)) if (touches(edit.span)) edits.push(edit);
  }
  if (options.finalNewline && needsFinalNewline(tree) && touches({ start: text.length, end: text.length })) {
    edits.push(replace(text.length, text.length, lineEndOf(text)));
  }
  const all = orderedEdits(text, edits);
  if (all.length === 0) return all;
  return isBuiltTheSame(tree, new DockerfileDocument(applyEdits(text, all)).tree) ? all : [];
}

function firstLineStart({ text, lines }: Dockerfile, { pieces, start }: Instruction): number {
  return startOfLine(text, lines.startOf(lines.lineAt(pieces[0]?.start ?? start)));
}

function isIgnored(tree: Dockerfile, instruction: Instruction): boolean {
  if (instruction.comments.length === 0) return false;
  return commentsRightAbove(tree, instruction).some(({ text }) => ignoreComments.includes(text));
}

function* linesBetween(tree: Dockerfile): Generator<Between> {
  const { lines, instructions } = tree;
  let firstLine = 0;
  let stages = 0;
  for (const [index, instruction] of instructions.entries()) {
    if (instruction.keyword === 'FROM') stages += 1;
    yield {
      firstLine,
      endLine: lines.lineAt(instruction.pieces[0]?.start ?? instruction.start),
      beforeFirstInstruction: index === 0,
      beforeEnd: false,
      beforeLaterStage: instruction.keyword === 'FROM' && stages > 1,
    };
    firstLine = lines.lineAt(instruction.end) + 1;
  }
  const beforeFirstInstruction = instructions.length === 0;
  yield { firstLine, endLine: lines.count, beforeFirstInstruction, beforeEnd: true, beforeLaterStage: false };
}

function needsFinalNewline({ text, instructions }: Dockerfile): boolean {
  const last = text.charAt(text.length - 1);
  // A last line of nothing but blanks goes away; with a lone return at the end, a line end would be another one.
  if (
    last === '' ||
    last === '\r' ||
    last === '\n' ||
    text === '\ufeff' ||
    text.slice(text.lastIndexOf('\n') + 1).trim() === ''
  )
    return false;
  return instructions.at(-1)?.heredocs.every(({ closed }) => closed) ?? true;
}
