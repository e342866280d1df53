import { GRAMMAR } from '../../syntax/grammar.ts';
import type { Script } from '../../syntax/scriptTree.ts';
import type { Dockerfile, Instruction, Span } from '../../syntax/tree.ts';
import { type Edit, lineEndOf, orderedEdits, replace } from '../edit.ts';
import type { FormatOptions } from './formatOptions.ts';
import { columnsOf, indentOf, isIndented, whitespaceOf } from './indentation.ts';
import { operatorMoves } from './operatorLayout.ts';
import { partsOf, Solid, solidSpans } from './solid.ts';
import { headerLines, isBlank, type SourceLine, trailingBlanks } from './sourceLines.ts';

/** What the options ask of one instruction's lines, whether it would change the meaning or not. */
export function instructionEdits(
  tree: Dockerfile,
  instruction: Instruction,
  scriptOf: (instruction: Instruction) => Script | undefined,
  options: FormatOptions,
): Edit[] {
  const lines = headerLines(tree, instruction);
  const [first] = lines;
  const keyword = tree.text.slice(instruction.keywordSpan.start, instruction.keywordSpan.end);
  // A keyword that is itself continued, or stands behind lines of nothing, is not worth a rule.
  if (first === undefined || first.contentStart !== instruction.start || keyword.includes('\n')) return [];
  const parts = partsOf(instruction);
  const edits = [
    replace(first.start, first.contentStart, ''),
    ...caseEdits(tree.text, instruction, options),
    ...gapEdits(tree, instruction, parts, lines, options),
    ...(options.trimTrailingBlanks ? lines.flatMap((line) => lineEndEdits(tree.text, line)) : []),
  ];
  if (lines.length === 1 && first.mark === undefined) return orderedEdits(tree.text, edits);
  const script = scriptOf(instruction);
  const solid = solidSpans(instruction, parts, script);
  return orderedEdits(tree.text, [
    ...edits,
    ...lineEdits(tree.text, lines, solid, script, options),
    ...(script === undefined ? [] : operatorMoves(tree.text, lines, new Solid(solid), script, options)),
  ]);
}

function caseEdits(text: string, instruction: Instruction, { keywordCase }: FormatOptions): Edit[] {
  if (keywordCase === 'preserve') return [];
  return keywordSpans(text, instruction).map(({ start, end }) => {
    const written = text.slice(start, end);
    return replace(start, end, keywordCase === 'upper' ? written.toUpperCase() : written.toLowerCase());
  });
}

function keywordSpans(text: string, instruction: Instruction): Span[] {
  const target = instruction.trigger ?? instruction;
  const spans = (target === instruction ? [instruction] : [instruction, target])
    .filter(({ keyword }) => GRAMMAR.has(keyword))
    .map(({ keywordSpan }) => keywordSpan);
  const [first, second] = target.words;
  if (target.keyword === 'FROM' && target.words.length === 3 && second?.raw.toUpperCase() === 'AS') spans.push(second);
  if (target.keyword === 'HEALTHCHECK' && first !== undefined && /^(?:cmd|none)$/i.test(first.raw)) spans.push(first);
  return spans.filter(({ start, end }) => !text.slice(start, end).includes('\n'));
}

/** Blanks between parts that stand on the same line, and breaks between pairs. */
function gapEdits(
  tree: Dockerfile,
  instruction: Instruction,
  parts: readonly Span[],
  lines: readonly SourceLine[],
  options: FormatOptions,
): Edit[] {
  const { text } = tree;
  const target = instruction.trigger ?? instruction;
  const edits: Edit[] = [];
  const isList =
    options.keyValueLists === 'one per line' && target.keyword !== 'ARG' && target.pairs?.[0]?.legacy === false;
  const firstPair = isList ? parts.length - target.words.length : parts.length;
  const lineBreak = ` ${tree.escape}${lineEndOf(text)}${indentOf(text, lines, options)}`;
  for (let index = 1; index < parts.length; index += 1) {
    const start = parts[index - 1]?.end ?? 0;
    const end = parts[index]?.start ?? 0;
    if (!areBlanks(text, start, end)) continue;
    if (index > firstPair) edits.push(replace(start, end, lineBreak));
    else if (options.wordSpacing) edits.push(replace(start, end, ' '));
  }
  if (options.jsonSpacing && target.json !== undefined) {
    for (const edit of jsonEdits(text, target)) edits.push(edit);
  }
  return edits;
}

function jsonEdits(text: string, { json }: Instruction): Edit[] {
  const items = json?.items ?? [];
  const edits: Edit[] = [];
  let at = (json?.start ?? 0) + 1;
  let comma = '';
  for (const { span } of items) {
    if (!text.slice(at, span.start).includes('\n')) edits.push(replace(at, span.start, comma));
    at = span.end;
    comma = ', ';
  }
  const end = (json?.end ?? 0) - 1;
  if (end >= at && !text.slice(at, end).includes('\n')) edits.push(replace(at, end, ''));
  return edits;
}

function lineEndEdits(text: string, { mark, contentEnd, end }: SourceLine): Edit[] {
  return trailingBlanks(text, mark === undefined ? contentEnd : mark + 1, end);
}

/** Indentation, and blanks in front of marks. */
function lineEdits(
  text: string,
  lines: readonly SourceLine[],
  solid: readonly Span[],
  script: Script | undefined,
  options: FormatOptions,
): Edit[] {
  const edits: Edit[] = [];
  const free = freeLines(text, lines, new Solid(solid), script);
  const inside = new Solid(solid);
  const base = lines.reduce(
    (least, line, index) =>
      index > 0 && line.kind === 'text' && free[index] === true ? Math.min(least, columnsOf(text, line)) : least,
    Infinity,
  );
  for (const [index, line] of lines.entries()) {
    if (index > 0 && line.kind !== 'blank' && options.continuationIndent !== 'preserve' && free[index] === true) {
      const deeper = isIndented(line) || line.kind === 'text' ? Math.max(columnsOf(text, line) - base, 0) : 0;
      const white = whitespaceOf(options.continuationIndent, Number.isFinite(deeper) ? deeper : 0);
      edits.push(replace(line.start, line.contentStart, white));
    }
    const { mark } = line;
    const next = followingText(lines, index);
    const markIsFree = mark !== undefined && line.contentEnd > line.contentStart && free[next] === true;
    if (options.continuationMarks === 'one space' && markIsFree && !inside.has(line.contentEnd)) {
      edits.push(replace(line.contentEnd, mark, ' '));
    }
  }
  return edits;
}

function followingText(lines: readonly SourceLine[], index: number): number {
  let next = index + 1;
  while (next < lines.length && lines[next]?.kind !== 'text') next += 1;
  return next;
}

/** Which lines may be indented anew: what they begin with is not the rest of a word of the line before. */
function freeLines(
  text: string,
  lines: readonly SourceLine[],
  solid: Solid,
  script: Script | undefined,
): readonly boolean[] {
  const starts = new Set(script?.operators.map(({ start }) => start));
  const ends = new Set(script?.operators.map(({ end }) => end));
  let before: SourceLine | undefined;
  let blankBefore = false;
  return lines.map((line) => {
    if (line.kind !== 'text') return true;
    if (line.contentStart === line.contentEnd) {
      // A line of nothing but a mark stays; its blanks may be all that parts two words.
      blankBefore ||= isIndented(line);
      return false;
    }
    const isParted =
      before === undefined ||
      blankBefore ||
      isIndented(line) ||
      isBlank(text, (before.mark ?? 0) - 1) ||
      ends.has(before.contentEnd) ||
      starts.has(line.contentStart);
    before = line;
    blankBefore = false;
    return isParted && !solid.has(line.start);
  });
}

function areBlanks(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isBlank(text, at)) return false;
  return start <= end;
}
