import type { Range, TextEdit } from 'vscode-languageserver/node';
import type { LineTable } from '../dockerfile/syntax/lines.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';

export function toRange(lines: LineTable, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

export function toSpan(lines: LineTable, { start, end }: Range): Span {
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
}

export function toTextEdits(
  lines: LineTable,
  edits: readonly { readonly span: Span; readonly text: string }[],
): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: toRange(lines, span), newText: text }));
}
