import type { Span } from '../syntax/tree.ts';

/** Text to put in the place of a stretch of the document. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** @param edits in order, not overlapping. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: replacement } of edits) {
    parts.push(text.slice(at, span.start), replacement);
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Edits in order; those that touch become one, so that nobody has to ask which of two comes first. */
export function orderedEdits(text: string, edits: readonly Edit[]): Edit[] {
  if (edits.length === 0) return [];
  const sorted = edits
    .filter(({ span, text: replacement }) => text.slice(span.start, span.end) !== replacement)
    .sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
  const merged: Edit[] = [];
  for (const edit of sorted) {
    const last = merged.at(-1);
    if (last?.span.end !== edit.span.start) merged.push(edit);
    else
      merged[merged.length - 1] = {
        span: { start: last.span.start, end: edit.span.end },
        text: last.text + edit.text,
      };
  }
  return merged;
}

export function replace(start: number, end: number, text: string): Edit {
  return { span: { start, end }, text };
}

/** Adds a replacement, unless that is what stands there: most of a file is as it shall be. */
export function addChange(edits: Edit[], text: string, start: number, end: number, replacement: string): void {
  const isThere = end - start === replacement.length && text.startsWith(replacement, start);
  if (!isThere) edits.push(replace(start, end, replacement));
}

/** How the lines of the document end: as its first one does. */
export function lineEndOf(text: string): '\r\n' | '\n' {
  const lineFeed = text.indexOf('\n');
  return lineFeed > 0 && text.charCodeAt(lineFeed - 1) === 13 ? '\r\n' : '\n';
}
