import type { Span } from '../../dockerfile/syntax/tree.ts';
import type { ShellDialect } from '../commandLine.ts';
import { type MappedText, TextBuilder } from './dockerLine.ts';
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
    const lines = step.style === 'literal' || step.style === 'folded' ? blockLines(text, step) : flowLines(text, step);
    return [{ kind: 'shell', dialect, onlyPrompted: false, margin: '', start: step.start, end: step.end, lines }];
  });
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
    return { from, start: inside, end: stop, ...masked(text, inside, stop) };
  });
}

function flowLines(text: string, { start, end, style }: RunStep): SourceLine[] {
  const isQuoted = style !== 'plain';
  const [from, stop] = isQuoted ? [start + 1, Math.max(start + 1, end - 1)] : [start, end];
  if (style === 'double') return [{ from, start: from, end: stop, mapped: jsonString(text, from, stop) }];
  if (style === 'single') return [{ from, start: from, end: stop, mapped: singleQuoted(text, from, stop) }];
  return [{ from, start: from, end: stop, ...masked(text, from, stop) }];
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

/** `${{ github.sha }}` is filled in before a shell sees it: read as a variable, it can be anything. */
function masked(text: string, start: number, end: number): { mapped?: MappedText } {
  const line = text.slice(start, end);
  if (!line.includes('${{')) return {};
  const builder = new TextBuilder();
  let at = 0;
  for (let open = line.indexOf('${{'); open !== -1; open = line.indexOf('${{', at)) {
    const close = line.indexOf('}}', open);
    if (close === -1) break;
    builder.add(line.slice(at, open), start + at);
    builder.add(`\${${'_'.repeat(close + 2 - open - 3)}}`, start + open);
    at = close + 2;
  }
  return { mapped: builder.add(line.slice(at), start + at).build() };
}
