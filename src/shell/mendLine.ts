import type { Localized } from '../contract/localized.ts';
import { applyEdits, type Edit, orderedEdits } from '../dockerfile/features/edit.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import type { CliFinding } from './cli/contract.ts';

/**
 * The line with the likeliest fix of each error, and what the first of them is about; undefined when there is nothing to
 * mend.
 */
export function mendLine(
  text: string,
  findings: readonly CliFinding[],
): { readonly line: string; readonly message: Localized } | undefined {
  const edits: Edit[] = [];
  let about: Localized | undefined;
  for (const { severity, fixes, message } of findings) {
    const fix = severity === 'error' ? fixes[0] : undefined;
    // A fix that overlaps another was made for the line without that.
    if (fix === undefined || fix.edits.some((edit) => edits.some((other) => overlap(edit.span, other.span)))) continue;
    edits.push(...fix.edits);
    about ??= message;
  }
  return about === undefined ? undefined : { line: applyEdits(text, orderedEdits(text, edits)), message: about };
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
