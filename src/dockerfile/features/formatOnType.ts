import type { DockerfileDocument } from '../document.ts';
import { instructionAt } from '../syntax/find.ts';
import { GRAMMAR } from '../syntax/grammar.ts';
import type { Dockerfile, Instruction } from '../syntax/tree.ts';
import { type Edit, orderedEdits, replace } from './edit.ts';
import type { FormatOptions } from './format/formatOptions.ts';
import { indentOf } from './format/indentation.ts';
import { headerLines, isBlank, type SourceLine, sourceLine } from './format/sourceLines.ts';

/**
 * Behind a line end: the new line of an instruction that goes on is indented, one that begins anew is not. Behind the
 * escape character at the end of a line: what is now continued is indented.
 * @param offset where the cursor stands, right behind the character.
 */
export function formatOnType(
  { tree }: DockerfileDocument,
  offset: number,
  character: string,
  options: FormatOptions,
): Edit[] {
  const line = tree.lines.lineAt(offset);
  if (character === '\n') return orderedEdits(tree.text, newLineEdits(tree, line, options));
  return character === tree.escape ? orderedEdits(tree.text, markEdits(tree, line, offset, options)) : [];
}

function newLineEdits(tree: Dockerfile, line: number, options: FormatOptions): Edit[] {
  const found = headerAt(tree, line - 1);
  if (found === undefined) return [];
  const { lines, index } = found;
  const last = lines[index];
  if (last === undefined) return [];
  const current = sourceLine(tree, line);
  const goesOn = last.mark !== undefined || (last.kind !== 'text' && index < lines.length - 1);
  if (goesOn) return [indentEdit(current, indentBehind(tree, lines, index, options))];
  // The editor repeats the indentation of the line before, which is over now.
  return index > 0 && found.instruction.heredocs.length === 0 ? [indentEdit(current, '')] : [];
}

function markEdits(tree: Dockerfile, line: number, offset: number, options: FormatOptions): Edit[] {
  const found = headerAt(tree, line);
  const typed = found?.lines[found.index];
  if (found === undefined || typed?.mark !== offset - 1) return [];
  const edits: Edit[] = [];
  if (
    options.continuationMarks === 'one space' &&
    typed.contentEnd > typed.contentStart &&
    isBlank(tree.text, offset - 2)
  )
    edits.push(replace(typed.contentEnd, typed.mark, ' '));
  const next = found.lines[found.index + 1];
  // Before Enter is pressed, what stands below may be an instruction of its own.
  if (next === undefined || next.kind === 'blank' || isInstruction(tree.text, next) || !isBlank(tree.text, offset - 2))
    return edits;
  if (next.contentStart === next.start)
    edits.push(indentEdit(next, indentBehind(tree, found.lines, found.index, options)));
  return edits;
}

function isInstruction(text: string, { contentStart, contentEnd }: SourceLine): boolean {
  const [word = ''] = text.slice(contentStart, contentEnd).split(/[ \t]/, 1);
  return GRAMMAR.has(word.toUpperCase());
}

function indentEdit({ start, contentStart }: SourceLine, white: string): Edit {
  return replace(start, contentStart, white);
}

/** As the line before, unless that is the instruction's first. */
function indentBehind(
  { text }: Dockerfile,
  lines: readonly SourceLine[],
  index: number,
  options: FormatOptions,
): string {
  const last = lines[index];
  if (index > 0 && last !== undefined && last.kind !== 'blank') return text.slice(last.start, last.contentStart);
  return indentOf(text, lines.slice(0, index + 1), options);
}

/** The instruction that a line is of, and which of its lines it is; none in the body of a heredoc. */
function headerAt(
  tree: Dockerfile,
  line: number,
): { instruction: Instruction; lines: SourceLine[]; index: number } | undefined {
  if (line < 0) return undefined;
  const { contentStart } = sourceLine(tree, line);
  const instruction = instructionAt(tree, contentStart);
  const first = instruction?.pieces[0];
  if (instruction === undefined || first === undefined) return undefined;
  const lines = headerLines(tree, instruction);
  const index = line - tree.lines.lineAt(first.start);
  return index < lines.length ? { instruction, lines, index } : undefined;
}
