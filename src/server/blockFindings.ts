import { DockerfileDocument } from '../dockerfile/document.ts';
import { check } from '../dockerfile/rules/check.ts';
import type { Finding } from '../dockerfile/rules/rule.ts';
import { GRAMMAR } from '../dockerfile/syntax/grammar.ts';
import { findPlaceholders } from '../shell/documents/placeholders.ts';
import type { BlockDocument } from './lineDocuments.ts';
import type { ServerSettings } from './settings.ts';

/** What an excerpt without its FROM, or without the stages above it, cannot be blamed for. */
const NEEDS_WHOLE: ReadonlySet<string> = new Set([
  ...['no-stage', 'no-such-stage', 'circular-stage', 'stage-not-built-yet', 'copy-from-unknown-stage'],
  ...['UndefinedVar', 'UndefinedArgInFrom', 'CopyIgnoredFile'],
]);
/** Slips of writing: wrong in a form with placeholders as well. */
const OF_WRITING: ReadonlySet<string> = new Set(['blank-name', 'missing-space', 'spaces-around-equals']);
/** What is wrong with an instruction that may only be mentioned. */
const OF_MENTION: ReadonlySet<string> = new Set([...OF_WRITING, 'broken-json', 'shell-not-json']);

const known = new WeakMap<DockerfileDocument, { readonly rules: unknown; readonly findings: readonly Finding[] }>();

/**
 * What is wrong with a Dockerfile in a note. A note shows what it is about, often in part: what a build would refuse is
 * said, and the rest only as a remark.
 */
export function blockFindings(
  { block, read }: Pick<BlockDocument, 'block' | 'read'>,
  { rules }: ServerSettings,
): readonly Finding[] {
  const old = known.get(read);
  const findings = old?.rules === rules ? old.findings : findingsOf(read, rules);
  known.set(read, { rules, findings });
  return block.isInline ? findings.filter(({ code }) => OF_MENTION.has(code)) : findings;
}

function findingsOf(document: DockerfileDocument, rules: ServerSettings['rules']): readonly Finding[] {
  const isExcerpt = document.model.stages.length === 0;
  const { text } = document;
  const options = { severities: rules };
  const all = check(document, options);
  const filled = withWholePlaceholders(text);
  const ofForms = (filled === text ? all : check(new DockerfileDocument(filled), options)).filter(
    ({ code, span }) => OF_WRITING.has(code) && hasPlaceholder(text, span),
  );
  return all
    .filter(({ code, span }) => !(isExcerpt && NEEDS_WHOLE.has(code)) && !hasPlaceholder(text, span))
    .concat(ofForms)
    .map((finding) => remark(finding, rules));
}

function placeholdersOf(text: string): ReturnType<typeof findPlaceholders>['placeholders'] {
  // ARG, CMD and VOLUME are words of usage lines too.
  return findPlaceholders(text).placeholders.filter(({ label }) => !GRAMMAR.has(label));
}

/** `ENV NAME=VALUE ...`, `ONBUILD INSTRUCTION`: how it is written, and no example. */
const form = /(?:^|[\s,\]])(?:\.{3}|…)|\bINSTRUCTION\b/;

/** A remark behind an instruction says what it likes. */
const remarkBehind = /(?<=^|\S[ \t]+)(?:#|\/\/)(?=[ \t]|[가-힣]).*$/m;

/** `FROM <image>` shows a form: what is wrong with the gap, or with the instruction for its sake, is not said. */
function hasPlaceholder(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(from, lineEnd === -1 ? text.length : lineEnd).replace(remarkBehind, '');
  if (form.test(line)) return true;
  // `AS 별칭` beside a placeholder is one as well.
  const isShown = line.slice(0, start - from).trim() === '' || /[가-힣]/.test(text.slice(start, end));
  return placeholdersOf(line).some(
    ({ label, ...gap }) =>
      (isShown || (from + gap.start < end && start < from + gap.end)) &&
      // The address of a maintainer.
      !/^[^\s@]+@[^\s@]+\.\w+$/.test(label),
  );
}

/** Each placeholder as one word; of the same length. */
function withWholePlaceholders(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of placeholdersOf(text)) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/\s/g, '\u00a0'));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

function remark(finding: Finding, rules: ServerSettings['rules']): Finding {
  if (finding.severity !== 'warning' || Object.hasOwn(rules, finding.code)) return finding;
  const { rule, code, message, span, anchor, fixes, tags, page } = finding;
  return { rule, code, message, span, anchor, fixes, tags, page, severity: 'information' };
}
