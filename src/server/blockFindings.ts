import type { DockerfileDocument } from '../dockerfile/document.ts';
import { check } from '../dockerfile/rules/check.ts';
import type { Finding } from '../dockerfile/rules/rule.ts';
import { findPlaceholders } from '../shell/documents/placeholders.ts';
import type { ServerSettings } from './settings.ts';

/** What an excerpt without its FROM, or without the stages above it, cannot be blamed for. */
const NEEDS_WHOLE: ReadonlySet<string> = new Set([
  ...['no-stage', 'no-such-stage', 'circular-stage', 'stage-not-built-yet', 'copy-from-unknown-stage'],
  ...['UndefinedVar', 'UndefinedArgInFrom', 'CopyIgnoredFile'],
]);

const known = new WeakMap<DockerfileDocument, { readonly rules: unknown; readonly findings: readonly Finding[] }>();

/**
 * What is wrong with a Dockerfile in a note. A note shows what it is about, often in part: what a build would refuse is
 * said, and the rest only as a remark.
 */
export function blockFindings(document: DockerfileDocument, { rules }: ServerSettings): readonly Finding[] {
  const old = known.get(document);
  if (old?.rules === rules) return old.findings;
  const isExcerpt = document.model.stages.length === 0;
  const findings = check(document, { severities: rules })
    .filter(({ code }) => !(isExcerpt && NEEDS_WHOLE.has(code)))
    .filter(({ span }) => !hasPlaceholder(document.text, span))
    .map((finding) => remark(finding, rules));
  known.set(document, { rules, findings });
  return findings;
}

/** `FROM <image>` shows a form. */
function hasPlaceholder(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const from = text.lastIndexOf('\n', start) + 1;
  const lineEnd = text.indexOf('\n', end);
  return findPlaceholders(text.slice(from, lineEnd === -1 ? text.length : lineEnd)).placeholders.length > 0;
}

function remark(finding: Finding, rules: ServerSettings['rules']): Finding {
  if (finding.severity !== 'warning' || Object.hasOwn(rules, finding.code)) return finding;
  const { rule, code, message, span, anchor, fixes, tags, page } = finding;
  return { rule, code, message, span, anchor, fixes, tags, page, severity: 'information' };
}
