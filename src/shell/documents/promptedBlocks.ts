import type { Span } from '../../dockerfile/syntax/tree.ts';
import type { Prompt } from './dockerLine.ts';
import type { LogicalLine } from './logicalLines.ts';

/** A block that calls itself a shell's and has what no shell reads: prompts, and what commands printed. */
export interface PromptedBlock {
  /** The name of the language behind the marks of the block; undefined where none stands there. */
  readonly language: Span | undefined;
  readonly prompts: readonly Prompt[];
  /** Prompts behind which nothing was typed. */
  readonly idle: readonly Span[];
  /** Stretches of lines between commands, line by line. */
  readonly outputs: readonly (readonly Span[])[];
}

/**
 * @param start of the block's first line in the document
 * @param others lines that are no commands, of which something is said already
 */
export function promptedBlock(
  document: string,
  start: number,
  lines: readonly Span[],
  logical: readonly LogicalLine[],
  others: readonly Span[],
): PromptedBlock | undefined {
  const prompts = logical.flatMap(({ prompt }) => prompt ?? []);
  if (prompts.length === 0) return undefined;
  // The text that a command is given by `<<END` is no output.
  const hasTexts = logical.some(({ text }) => text.includes('<<'));
  const idle: Span[] = [];
  const outputs: Span[][] = [];
  let next = 0;
  let isOpen = false;
  for (const line of hasTexts ? [] : lines) {
    while ((logical[next]?.span.end ?? Number.POSITIVE_INFINITY) < line.end) next += 1;
    const text = document.slice(line.start, line.end);
    const written = { start: line.start + text.search(/\S|$/), end: line.start + text.trimEnd().length };
    const isCommand = (logical[next]?.span.start ?? Number.POSITIVE_INFINITY) <= written.end;
    const isIdle = /^\s*[$#%>]\s*$/.test(text);
    if (isIdle) idle.push(written);
    const isSaid = others.some((other) => other.start < line.end && line.start < other.end);
    if (isCommand || isIdle || isSaid || /^\s*#/.test(text)) isOpen = false;
    else if (written.start < written.end) {
      if (isOpen) outputs.at(-1)?.push(written);
      else outputs.push([written]);
      isOpen = true;
    }
  }
  return { language: languageAbove(document, start), prompts, idle, outputs };
}

function languageAbove(document: string, start: number): Span | undefined {
  const from = document.lastIndexOf('\n', start - 2) + 1;
  const found = /(?:`{3,}|~{3,})[ \t]*([A-Za-z][\w-]*)[ \t\r]*$/.exec(document.slice(from, Math.max(from, start - 1)));
  if (found === null) return undefined;
  const at = from + found.index + found[0].indexOf(found[1] ?? '');
  return { start: at, end: at + (found[1]?.length ?? 0) };
}

/** The same as far behind. */
export function movedPrompts({ language, prompts, idle, outputs }: PromptedBlock, by: number): PromptedBlock {
  const moved = <One extends Span>(span: One): One => ({ ...span, start: span.start + by, end: span.end + by });
  return {
    language: language && moved(language),
    prompts: prompts.map(moved),
    idle: idle.map(moved),
    outputs: outputs.map((lines) => lines.map(moved)),
  };
}
