import { fill, type Localized } from '../../../contract/localized.ts';
import type { Edit } from '../../../dockerfile/features/edit.ts';
import type { Span } from '../../../dockerfile/syntax/tree.ts';
import type { CliModel } from '../../cliModel.ts';
import type { CommandLine, DockerCall } from '../../commandLine.ts';
import type { CliCode } from '../codes.ts';
import type { CheckOptions, CliFinding, CliFix, Severity } from '../contract.ts';

/** What a check looks at. */
export interface CheckContext {
  readonly line: CommandLine;
  readonly model: CliModel;
  readonly options: CheckOptions;
  readonly calls: readonly DockerCall[];
  /** A person has to fill something in: what is missing or strange may come with that. */
  readonly isTemplate: boolean;
  /** A remark stood behind it: it is no mere mention of a command. */
  readonly isExplained: boolean;
}

export type Report = (finding: CliFinding) => void;

export type Check = (context: CheckContext, report: Report) => void;

/** @param args fill `{0}` and on; plain text, as editors show messages. */
export function finding(
  code: CliCode,
  severity: Severity,
  { start, end }: Span,
  message: Localized,
  args: readonly string[] = [],
  fixes: readonly CliFix[] = [],
): CliFinding {
  return { code, severity, span: { start, end }, message: filled(message, args), fixes };
}

export function fix(title: Localized, args: readonly string[], ...edits: readonly Edit[]): CliFix {
  return { title: filled(title, args), edits };
}

/** Longer texts are cut, and line ends and marks of direction taken out. */
function filled({ en, ko }: Localized, args: readonly string[]): Localized {
  const shown = args.map((arg) => plain(arg));
  return { en: fill(en, shown), ko: fill(ko, shown) };
}

function plain(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

const replaceTitle: Localized = { en: 'Replace with {0}', ko: '{0}(으)로 바꾸기' };

export function replaceBy({ start, end }: Span, text: string): CliFix {
  return fix(replaceTitle, [text], { span: { start, end }, text });
}

export function insertAt(at: number, text: string): CliFix {
  return fix({ en: 'Insert {0}', ko: '{0} 넣기' }, [text.trim()], { span: { start: at, end: at }, text });
}

/** Takes something away with the blanks in front of it. */
export function removeFrom({ text, start: origin }: CommandLine, { start, end }: Span): CliFix {
  let from = start - origin;
  while (from > 0 && /[ \t]/.test(text.charAt(from - 1))) from -= 1;
  const removed = text.slice(start - origin, end - origin);
  return fix({ en: 'Remove {0}', ko: '{0} 없애기' }, [removed], { span: { start: origin + from, end }, text: '' });
}

export function commandName(call: DockerCall): string {
  return ['docker', ...call.command.path].join(' ');
}

export function textOf({ text, start: origin }: CommandLine, { start, end }: Span): string {
  return text.slice(start - origin, end - origin);
}
