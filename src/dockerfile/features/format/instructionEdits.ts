import { GRAMMAR } from '../../syntax/grammar.ts';
import type { Script } from '../../syntax/scriptTree.ts';
import type { Dockerfile, Instruction, JsonForm, Span } from '../../syntax/tree.ts';
import { addChange, type Edit, lineEndOf, orderedEdits, replace } from '../edit.ts';
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
  const { text } = tree;
  const lines = headerLines(tree, instruction);
  const [first] = lines;
  const { keywordSpan } = instruction;
  // A keyword that is itself continued, or stands behind lines of nothing, is not worth a rule.
  if (first === undefined || first.contentStart !== instruction.start || isBroken(text, keywordSpan)) return [];
  const parts = partsOf(instruction);
  const edits: Edit[] = [];
  addChange(edits, text, first.start, first.contentStart, '');
  addCaseEdits(edits, text, instruction, options);
  addGapEdits(edits, tree, instruction, parts, lines, options);
  if (options.trimTrailingBlanks) for (const line of lines) edits.push(...lineEndEdits(text, line));
  if (lines.length === 1 && first.mark === undefined) return orderedEdits(text, edits);
  const script = scriptOf(instruction);
  const solid = solidSpans(instruction, parts, script);
  const { indents, marks } = lineEdits(text, lines, solid, script, options);
  return orderedEdits(text, [
    ...edits,
    // Of those at one place: an operator stands behind the indentation, and in front of the blank before a mark.
    ...indents,
    ...(script === undefined ? [] : operatorMoves(text, lines, new Solid(solid), script, options)),
    ...marks,
  ]);
}

function isBroken(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).includes('\n');
}

function addCaseEdits(edits: Edit[], text: string, instruction: Instruction, { keywordCase }: FormatOptions): void {
  if (keywordCase === 'preserve') return;
  for (const span of keywordSpans(instruction)) {
    if (isBroken(text, span)) continue;
    const written = text.slice(span.start, span.end);
    addChange(
      edits,
      text,
      span.start,
      span.end,
      keywordCase === 'upper' ? written.toUpperCase() : written.toLowerCase(),
    );
  }
}

function keywordSpans(instruction: Instruction): readonly Span[] {
  const target = instruction.trigger ?? instruction;
  const spans: Span[] = [];
  if (GRAMMAR.has(instruction.keyword)) spans.push(instruction.keywordSpan);
  if (target !== instruction && GRAMMAR.has(target.keyword)) spans.push(target.keywordSpan);
  const [first, second] = target.words;
  if (target.keyword === 'FROM' && target.words.length === 3 && second?.raw.toUpperCase() === 'AS') spans.push(second);
  if (target.keyword === 'HEALTHCHECK' && first !== undefined && /^(?:cmd|none)$/i.test(first.raw)) spans.push(first);
  return spans;
}

/** Blanks between parts that stand on the same line, and breaks between pairs. */
function addGapEdits(
  edits: Edit[],
  tree: Dockerfile,
  instruction: Instruction,
  parts: readonly Span[],
  lines: readonly SourceLine[],
  options: FormatOptions,
): void {
  const { text } = tree;
  const target = instruction.trigger ?? instruction;
  const isList =
    options.keyValueLists === 'one per line' && target.keyword !== 'ARG' && target.pairs?.[0]?.legacy === false;
  const firstPair = isList ? parts.length - target.words.length : parts.length;
  const lineBreak = isList ? ` ${tree.escape}${lineEndOf(text)}${indentOf(text, lines, options)}` : '';
  for (let index = 1; index < parts.length; index += 1) {
    const start = parts[index - 1]?.end ?? 0;
    const end = parts[index]?.start ?? 0;
    if (!areBlanks(text, start, end)) continue;
    if (index > firstPair) addChange(edits, text, start, end, lineBreak);
    else if (options.wordSpacing) addChange(edits, text, start, end, ' ');
  }
  if (options.jsonSpacing && target.json !== undefined) addJsonEdits(edits, text, target.json);
}

function addJsonEdits(edits: Edit[], text: string, json: JsonForm): void {
  let at = json.start + 1;
  let comma = '';
  for (const { span } of json.items) {
    if (!text.slice(at, span.start).includes('\n')) addChange(edits, text, at, span.start, comma);
    at = span.end;
    comma = ', ';
  }
  const end = json.end - 1;
  if (end >= at && !text.slice(at, end).includes('\n')) addChange(edits, text, at, end, '');
}

function lineEndEdits(text: string, { mark, contentEnd, end }: SourceLine): readonly Edit[] {
  return trailingBlanks(text, mark === undefined ? contentEnd : mark + 1, end);
}

/** Indentation, and blanks in front of marks. */
function lineEdits(
  text: string,
  lines: readonly SourceLine[],
  solid: readonly Span[],
  script: Script | undefined,
  options: FormatOptions,
): { readonly indents: readonly Edit[]; readonly marks: readonly Edit[] } {
  const indents: Edit[] = [];
  const marks: Edit[] = [];
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
      indents.push(replace(line.start, line.contentStart, white));
    }
    const { mark } = line;
    // Only behind a mark is the next line looked for: a continued line may hold thousands of comments.
    if (mark === undefined || line.contentEnd === line.contentStart || options.continuationMarks !== 'one space')
      continue;
    if (free[followingText(lines, index)] === true && !inside.has(line.contentEnd)) {
      marks.push(replace(line.contentEnd, mark, ' '));
    }
  }
  return { indents, marks };
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
