import { applyEdits, type Edit, orderedEdits } from '../dockerfile/features/edit.ts';
import type { Finding, Fix } from '../dockerfile/rules/rule.ts';

/** Rounds of fixes: what stands in the way of another, or calls for it, is mended long before. */
const MOST_ROUNDS = 8;

/** An editor asks at each move of the cursor; findings are made once for each version. */
const known = new WeakMap<readonly Finding[], readonly Edit[]>();

/**
 * The edits of all preferred fixes, in order and apart. A fix that reaches into another, or that only what another wrote
 * calls for, comes in a round of its own, until there is nothing left to fix.
 * @param findings in the text.
 * @param check finds what is wrong in a text that is no document yet.
 */
export function fixAll(
  text: string,
  findings: readonly Finding[],
  check: (text: string) => readonly Finding[],
): readonly Edit[] {
  const before = known.get(findings);
  if (before !== undefined) return before;
  let edits = orderedEdits(text, roundOf(findings));
  let fixed = edits.length === 0 ? text : applyEdits(text, edits);
  for (let round = 1; fixed !== text && round < MOST_ROUNDS; round += 1) {
    const next = orderedEdits(fixed, roundOf(check(fixed)));
    if (next.length === 0) break;
    edits = orderedEdits(text, inOne(edits, fixed, next));
    fixed = applyEdits(text, edits);
  }
  known.set(findings, edits);
  return edits;
}

/**
 * Of two fixes that reach into one another only one is made: that of an error, for what else is found there may only
 * follow from it, or the first.
 */
function roundOf(findings: readonly Finding[]): Edit[] {
  const reaching = findings
    .flatMap(({ severity, fixes }) => {
      const fix = fixes.find(({ preferred }) => preferred);
      return fix === undefined ? [] : [{ fix, ofError: severity === 'error', ...reach(fix) }];
    })
    .sort((one, other) => one.start - other.start);
  const made: (typeof reaching)[number][] = [];
  for (const next of reaching) {
    const last = made.at(-1);
    if (last === undefined || next.start > last.end) made.push(next);
    else if (next.ofError && !last.ofError) made[made.length - 1] = next;
  }
  return made.flatMap(({ fix }) => fix.edits);
}

function reach({ edits }: Fix): { start: number; end: number } {
  let [start, end] = [Number.POSITIVE_INFINITY, -1];
  for (const { span } of edits) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}

/**
 * Edits of a text, and edits of what these make of it, as edits of that text.
 * @param made what the first make.
 */
function inOne(first: readonly Edit[], made: string, second: readonly Edit[]): Edit[] {
  const edits: Edit[] = [];
  // Between an offset in the text and the same place in what is made of it.
  let shift = 0;
  let [one, other] = [0, 0];
  for (;;) {
    let at = Math.min(startOf(first[one]) + shift, startOf(second[other]));
    if (at === Number.POSITIVE_INFINITY) return edits;
    const start = at;
    const from = start - shift;
    const inside: Edit[] = [];
    for (;;) {
      const [left, right] = [first[one], second[other]];
      if (left !== undefined && left.span.start + shift <= at) {
        at = Math.max(at, left.span.start + shift + left.text.length);
        shift += left.text.length - (left.span.end - left.span.start);
        one += 1;
      } else if (right !== undefined && right.span.start <= at) {
        inside.push({ span: { start: right.span.start - start, end: right.span.end - start }, text: right.text });
        at = Math.max(at, right.span.end);
        other += 1;
      } else break;
    }
    edits.push({ span: { start: from, end: at - shift }, text: applyEdits(made.slice(start, at), inside) });
  }
}

function startOf(edit: Edit | undefined): number {
  return edit?.span.start ?? Number.POSITIVE_INFINITY;
}
