import { readCall } from './call.ts';
import { argumentCheck } from './cli/check/arguments.ts';
import type { Check, CheckContext } from './cli/check/context.ts';
import { innerCheck } from './cli/check/inner.ts';
import { legacyCheck } from './cli/check/legacy.ts';
import { linesCheck } from './cli/check/lines.ts';
import { spellingCheck } from './cli/check/spelling.ts';
import { remarkFinding, remarkOf, textCheck } from './cli/check/text.ts';
import { usageCheck } from './cli/check/usage.ts';
import { valueCheck } from './cli/check/valueCheck.ts';
import type { CheckOptions, CliFinding } from './cli/contract.ts';
import type { CliModel } from './cliModel.ts';
import { type CommandLine, parseCommandLine } from './commandLine.ts';

const checks: readonly Check[] = [
  textCheck,
  spellingCheck,
  argumentCheck,
  innerCheck,
  valueCheck,
  usageCheck,
  legacyCheck,
];

/** What is wrong with a line, or of yesterday; in the order of the line. Never throws. */
export function checkLine(line: CommandLine, model: CliModel, options: CheckOptions = {}): readonly CliFinding[] {
  const { findings, context } = contextOf(line, model, options);
  for (const check of checks) check(context, (finding) => findings.push(finding));
  return inOrder(findings);
}

/**
 * The lines of one document in their order: each by itself, and what one of them makes of another.
 * @param optionsOf for each line, where they differ.
 */
export function checkLines(
  lines: readonly CommandLine[],
  model: CliModel,
  optionsOf: CheckOptions | ((line: CommandLine) => CheckOptions) = {},
): readonly CliFinding[] {
  const findings: CliFinding[] = [];
  const calls = lines.flatMap((line) => {
    const options = typeof optionsOf === 'function' ? optionsOf(line) : optionsOf;
    const { findings: remarks, context } = contextOf(line, model, options);
    findings.push(...remarks);
    for (const check of checks) check(context, (finding) => findings.push(finding));
    return context.calls;
  });
  linesCheck(calls, (finding) => findings.push(finding));
  return inOrder(findings);
}

function contextOf(
  written: CommandLine,
  model: CliModel,
  options: CheckOptions,
): { findings: CliFinding[]; context: CheckContext } {
  const calls = callsOf(written, model);
  const remark = options.mention === true ? undefined : remarkOf(written, calls);
  if (remark === undefined) return { findings: [], context: contextFor(written, model, options, calls, false) };
  // The rest is checked as if the remark were not there.
  const { start, dialect, text } = written;
  const [from, to] = [remark.start - start, remark.end - start];
  const bare = parseCommandLine(text.slice(0, from) + ' '.repeat(to - from) + text.slice(to), start, dialect);
  return {
    findings: [remarkFinding(written, remark)],
    context: contextFor(bare, model, options, callsOf(bare, model), true),
  };
}

function callsOf(line: CommandLine, model: CliModel): CheckContext['calls'] {
  return line.invocations.map((invocation) => readCall(invocation, model));
}

function contextFor(
  line: CommandLine,
  model: CliModel,
  options: CheckOptions,
  calls: CheckContext['calls'],
  isExplained: boolean,
): CheckContext {
  const isTemplate = line.placeholders.length > 0 || /\.\.\.|…/.test(line.text);
  return { line, model, options, calls, isTemplate, isExplained };
}

function inOrder(findings: readonly CliFinding[]): readonly CliFinding[] {
  return [...findings].sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}
