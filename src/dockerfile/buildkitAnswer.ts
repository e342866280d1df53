import type { DockerfileDocument } from './document.ts';
import { ruleNamed } from './rules/list.ts';
import type { Finding, Severity } from './rules/rule.ts';
import type { Span } from './syntax/tree.ts';

/** Something that BuildKit's own check says of a file. */
export interface BuildkitWarning {
  /** Undefined where the build fails. */
  readonly rule: string | undefined;
  readonly message: string;
  /** An http(s) address that explains it. */
  readonly url: string | undefined;
  /** From 1. */
  readonly line: number;
}

/** Beside our own findings, what BuildKit alone found; its words are English. */
export interface BuildkitFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly url: string | undefined;
  /** The line. */
  readonly span: Span;
}

/** The code of what stops the build and has no rule. */
export const BUILD_ERROR = 'build-error';

/**
 * Reads what `docker buildx build --call check,format=json` writes. Format: BuildKit,
 * frontend/subrequests/lint (LintResults).
 * @returns undefined when it is no such answer; what does not fit in it is left out.
 */
export function readBuildkitAnswer(output: string): readonly BuildkitWarning[] | undefined {
  const answer = asRecord(parsed(output));
  if (answer === undefined || !('warnings' in answer || 'sources' in answer || 'buildError' in answer))
    return undefined;
  const warnings = Array.isArray(answer['warnings']) ? answer['warnings'].flatMap(warningOf) : [];
  const { message, location } = asRecord(answer['buildError']) ?? {};
  const text = textOf(message);
  return text === undefined
    ? warnings
    : [...warnings, { rule: undefined, message: text, url: undefined, line: lineOf(location) }];
}

/** What of it our own rules did not find on the same line, in order. */
export function mergeBuildkit(
  { tree, text }: DockerfileDocument,
  own: readonly Finding[],
  warnings: readonly BuildkitWarning[],
  severities: Readonly<Record<string, Severity | 'off'>> = {},
): readonly BuildkitFinding[] {
  const { lines } = tree;
  const seen = new Set<string>();
  for (const { code, severity, anchor, span } of own) {
    for (const offset of [anchor, span.start]) {
      const line = lines.lineAt(offset);
      seen.add(keyOf(code, line));
      // A build stops at its first error; ours has a rule of its own.
      if (severity === 'error') seen.add(keyOf(BUILD_ERROR, line));
    }
  }
  const lineCount = lines.lineAt(text.length) + 1;
  const found: BuildkitFinding[] = [];
  for (const { rule: name, message, url, line } of warnings) {
    const rule = name === undefined ? undefined : ruleNamed(name);
    const code = rule?.code ?? name ?? BUILD_ERROR;
    const severity = severities[code] ?? (name === undefined ? 'error' : (rule?.severity ?? 'warning'));
    const index = Math.min(line, lineCount) - 1;
    const key = keyOf(code, index);
    if (severity === 'off' || seen.has(key)) continue;
    seen.add(key);
    found.push({ code, severity, message, url, span: withoutBlanks(text, lines.startOf(index), lines.endOf(index)) });
  }
  return found.sort((one, other) => one.span.start - other.span.start);
}

function keyOf(code: string, line: number): string {
  return `${code} ${line}`;
}

function withoutBlanks(text: string, start: number, end: number): Span {
  const line = text.slice(start, end);
  const blanks = line.length - line.trimStart().length;
  return { start: start + blanks, end: start + blanks + line.trim().length };
}

function parsed(output: string): unknown {
  // Older versions write their progress in front of it.
  const start = output.startsWith('{') ? 0 : output.indexOf('\n{') + 1;
  try {
    return JSON.parse(output.slice(start));
  } catch {
    return undefined;
  }
}

function warningOf(warning: unknown): BuildkitWarning[] {
  const { ruleName, description, detail, url, location } = asRecord(warning) ?? {};
  const rule = textOf(ruleName);
  const message = textOf(detail) ?? textOf(description);
  if (rule === undefined || message === undefined) return [];
  const address = textOf(url);
  const isWeb = address !== undefined && /^https?:\/\//.test(address);
  return [{ rule, message, url: isWeb ? address : undefined, line: lineOf(location) }];
}

/** What has no place is of the whole file. */
function lineOf(location: unknown): number {
  const { ranges } = asRecord(location) ?? {};
  const [first] = Array.isArray(ranges) ? (ranges as unknown[]) : [];
  const line = asRecord(asRecord(first)?.['start'])?.['line'];
  return typeof line === 'number' && Number.isInteger(line) && line > 0 ? line : 1;
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
