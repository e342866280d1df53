import type { Edit } from '../dockerfile/features/edit.ts';
import type { Finding, Fix } from '../dockerfile/rules/rule.ts';

/** The edits of all preferred fixes; of two that reach into one another only the first is made, the other next time. */
export function fixAllEdits(findings: readonly Finding[]): Edit[] {
  const fixes = findings.flatMap(({ fixes: [...all] }) => all.filter(({ preferred }) => preferred).slice(0, 1));
  const reaching = fixes.map((fix) => ({ fix, ...reach(fix) })).sort((one, other) => one.start - other.start);
  const edits: Edit[] = [];
  let done = -1;
  for (const { fix, start, end } of reaching) {
    if (start <= done) continue;
    edits.push(...fix.edits);
    done = end;
  }
  return edits;
}

function reach({ edits }: Fix): { start: number; end: number } {
  let [start, end] = [Number.POSITIVE_INFINITY, -1];
  for (const { span } of edits) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}
