import type { Span } from '../../dockerfile/syntax/tree.ts';
import type { ShellDialect } from '../commandLine.ts';
import { type MappedText, TextBuilder } from './dockerLine.ts';
import { asVariable } from './expressions.ts';
import type { SourceLine } from './logicalLines.ts';
import type { Region } from './markdown.ts';
import { jsonString } from './packageJson.ts';
import { linesOf } from './scripts.ts';

/** The command of a step in a workflow of GitHub's, as YAML has it; the span is the scalar's, header included. */
export interface RunStep extends Span {
  readonly style: 'literal' | 'folded' | 'plain' | 'single' | 'double';
  /** `shell:` beside it; undefined when it has none. */
  readonly shell: string | undefined;
}

/** Reads the `run:` steps of a workflow. A YAML reader is large, so it comes from outside. */
export type ReadSteps = (text: string) => readonly RunStep[];

const dialects: Readonly<Record<string, ShellDialect>> = {
  bash: 'posix',
  sh: 'posix',
  pwsh: 'powershell',
  powershell: 'powershell',
  cmd: 'cmd',
};

export function workflowRegions(text: string, steps: readonly RunStep[]): Region[] {
  return steps.flatMap((step): Region[] => {
    const dialect = dialects[/^\w*/.exec(step.shell ?? 'bash')?.[0] ?? ''];
    // A step may be Python just as well.
    if (dialect === undefined) return [];
    const lines = linesOfStep(text, step).map((line) => readable(text, line));
    return [{ kind: 'shell', dialect, onlyPrompted: false, margin: '', start: step.start, end: step.end, lines }];
  });
}

function linesOfStep(text: string, step: RunStep): SourceLine[] {
  if (step.style === 'literal') return blockLines(text, step);
  return step.style === 'folded' ? folded(text, blockLines(text, step)) : flowLines(text, step);
}

/**
 * `run: >`: a line end is a blank, except at an empty line and around lines that are indented further.
 * https://yaml.org/spec/1.2.2/#813-folded-style
 */
function folded(text: string, lines: readonly SourceLine[]): SourceLine[] {
  const found: [SourceLine, ...SourceLine[]][] = [];
  let ends = true;
  for (const line of lines) {
    const isEmpty = line.start >= line.end;
    const stands = isEmpty || /\s/.test(text.charAt(line.start));
    const open = ends || stands ? undefined : found.at(-1);
    if (open !== undefined) open.push(line);
    else if (!isEmpty) found.push([line]);
    ends = stands;
  }
  return found.map(([first, ...others]) => (others.length === 0 ? first : joined(text, first, others)));
}

function joined(text: string, first: SourceLine, others: readonly SourceLine[]): SourceLine {
  const builder = new TextBuilder().add(text.slice(first.start, first.end), first.start);
  let { end } = first;
  for (const { from, start, end: next } of others) {
    builder.add(' ', end, from - end).add(text.slice(start, next), start);
    end = next;
  }
  return { from: first.from, start: first.start, end, mapped: builder.build() };
}

/** The lines below `run: |`, without the indentation that they share. */
function blockLines(text: string, { start, end }: RunStep): SourceLine[] {
  const [, ...body] = linesOf(text.slice(start, end));
  const indents = body.map((line) => {
    const raw = text.slice(start + line.start, start + line.end);
    return raw.trim() === '' ? Number.POSITIVE_INFINITY : raw.length - raw.trimStart().length;
  });
  const indent = indents.reduce((least, next) => Math.min(least, next), Number.POSITIVE_INFINITY);
  return body.map((line) => {
    const from = start + line.start;
    const stop = start + line.end;
    const inside = Math.min(stop, from + (Number.isFinite(indent) ? indent : 0));
    return { from, start: inside, end: stop };
  });
}

function flowLines(text: string, { start, end, style }: RunStep): SourceLine[] {
  const isQuoted = style !== 'plain';
  const [from, stop] = isQuoted ? [start + 1, Math.max(start + 1, end - 1)] : [start, end];
  if (style === 'double') return [{ from, start: from, end: stop, mapped: jsonString(text, from, stop) }];
  if (style === 'single') return [{ from, start: from, end: stop, mapped: singleQuoted(text, from, stop) }];
  const parts = Array.from(linesOf(text.slice(from, stop)), ({ start: first, end: last }): SourceLine => {
    const blanks = /^\s*/.exec(text.slice(from + first, from + last))?.[0].length ?? 0;
    return { from: from + first, start: from + first + blanks, end: from + last };
  });
  return parts.length === 1 ? [{ from, start: from, end: stop }] : folded(text, parts);
}

/** `''` is one quote. */
function singleQuoted(text: string, start: number, end: number): MappedText {
  const builder = new TextBuilder();
  let at = start;
  for (let quote = text.indexOf("''", at); quote !== -1 && quote < end; quote = text.indexOf("''", at)) {
    builder.add(text.slice(at, quote), at).add("'", quote, 2);
    at = quote + 2;
  }
  return builder.add(text.slice(at, end), at).build();
}

/** `${{ github.sha }}` is filled in before a shell sees it; of the same length, so that what leads back stays. */
function readable(text: string, line: SourceLine): SourceLine {
  const { start, end, mapped } = line;
  const { text: raw, pieces } = mapped ?? new TextBuilder().add(text.slice(start, end), start).build();
  const plain = raw.replace(/\$\{\{.*?\}\}/g, ({ length }) => asVariable(length));
  return plain === raw ? line : { ...line, mapped: { text: plain, pieces } };
}
