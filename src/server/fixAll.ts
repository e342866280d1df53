import type { Edit } from '../dockerfile/features/edit.ts';
import type { Finding, Fix } from '../dockerfile/rules/rule.ts';

/**
 * The edits of all preferred fixes. Of two that reach into one another only one is made, the other next time: that of an
 * error, for what else is found there may only follow from it, or the first.
 */
export function fixAllEdits(findings: readonly Finding[]): Edit[] {
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
