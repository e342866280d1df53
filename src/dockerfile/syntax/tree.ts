import type { Localized } from '../../contract/localized.ts';
import type { LineTable } from './lines.ts';
import type { LogicalText } from './logicalText.ts';
import type { TemplateError } from './template.ts';

/** A stretch of the document: offsets in UTF-16 units, end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The character that escapes and, at the end of a line, continues it. */
export type Escape = '\\' | '`';

/** A whole document as BuildKit reads it, and where each part stands. */
export interface Dockerfile {
  readonly text: string;
  readonly escape: Escape;
  readonly directives: readonly Directive[];
  /** All comments in order, those inside instructions too; directives are none. */
  readonly comments: readonly Comment[];
  /** In order, triggers inside their ONBUILD. */
  readonly instructions: readonly Instruction[];
  /** What makes BuildKit's parser refuse the file, in order; it stops at the first, this does not. */
  readonly problems: readonly Problem[];
  readonly lines: LineTable;
}

export type DirectiveName = 'syntax' | 'escape' | 'check';

/** `# name=value` at the top of the file; spans the line without the blanks around it. */
export interface Directive extends Span {
  readonly name: DirectiveName;
  readonly nameSpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

/** A line whose first character is `#`; spans from there to the end of the line. */
export interface Comment extends Span {
  /** What stands behind `#`, without the blanks around it. */
  readonly text: string;
  /** Between the lines of a continued instruction. */
  readonly insideInstruction: boolean;
}

/** Spans from its keyword to the end of its last line, or to the line that ends its last heredoc. */
export interface Instruction extends Span {
  /** In upper case, whether it is a known instruction or not. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** Its place in `Dockerfile.instructions`; a trigger has its parent's. */
  readonly index: number;
  /** The whole logical line, from the keyword's line on: continuation marks, line ends, comments are left out. */
  readonly line: LogicalText;
  /** The parts of the document that `line` is made of, one for each physical line that gives something. */
  readonly pieces: readonly Span[];
  /** Blank lines between its lines, without their line ends. */
  readonly emptyContinuationLines: readonly Span[];
  /** The comments since the instruction before, as BuildKit attaches them: blank lines do not part them from it. */
  readonly comments: readonly Comment[];
  readonly flags: readonly Flag[];
  /**
   * The arguments behind the flags, split as BuildKit splits this instruction: the whole argument is one word for RUN,
   * CMD, ENTRYPOINT, SHELL (shell form), USER, WORKDIR, STOPSIGNAL, MAINTAINER; HEALTHCHECK has its type and the
   * command; ONBUILD and unknown instructions have none. Items in JSON form.
   */
  readonly words: readonly Word[];
  /** What stands behind the flags, without the blanks around it. */
  readonly argument: LogicalText;
  /** Only where BuildKit takes the argument as JSON. */
  readonly json: JsonForm | undefined;
  /** The argument begins with `[` and could be JSON, but BuildKit takes it as shell form. */
  readonly brokenJson: BrokenJson | undefined;
  /** Of ENV, LABEL and ARG. */
  readonly pairs: readonly Pair[] | undefined;
  readonly heredocs: readonly Heredoc[];
  /** The instruction behind ONBUILD; a trigger ONBUILD has none of its own. */
  readonly trigger: Instruction | undefined;
  /** The ONBUILD in front of a trigger. */
  readonly parent: Instruction | undefined;
}

/** `--name`, `--name=value`. */
export interface Flag extends Span {
  /** Without `--`, as written; BuildKit distinguishes letter case. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Quotes removed, escapes resolved; undefined without `=`. */
  readonly value: string | undefined;
  readonly valueSpan: Span | undefined;
  /** Of the value. */
  readonly variables: readonly Variable[];
  /** Of a `--mount`, as BuildKit reads the value as CSV. */
  readonly fields: readonly FlagField[] | undefined;
}

export interface FlagField extends Span {
  /** In lower case. */
  readonly key: string;
  readonly keySpan: Span;
  readonly value: string | undefined;
  readonly valueSpan: Span | undefined;
}

export interface Word extends Span {
  /** As written, without what continues lines. */
  readonly raw: string;
  /** Quotes removed, escapes resolved, variables left as written; the value of a JSON item. */
  readonly text: string;
  readonly variables: readonly Variable[];
  /** Some of it is in quotes. An item of JSON form is not. */
  readonly quoted: boolean;
  /** Where each character of `raw` (of the value, in JSON form) stands. */
  readonly source: LogicalText;
  /** The first place where nobody can go on reading quotes and variables; offsets are those of `source`. */
  readonly error: TemplateError | undefined;
}

export type Modifier = ':-' | '-' | ':+' | '+' | ':?' | '?' | '#' | '##' | '%' | '%%' | '/' | '//';

/** Spans from `$` to its end. */
export interface Variable extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly braces: boolean;
  /** Who fills it in: BuildKit while it reads the file, or the shell that runs the command. */
  readonly by: 'build' | 'shell';
  /** As written: one of `Modifier`, or characters that BuildKit refuses. */
  readonly modifier: string | undefined;
  readonly modifierSpan: Span | undefined;
  /** What stands behind the modifier: a default, a message, a pattern. */
  readonly operand: Operand | undefined;
  /** Behind the second `/` of `${name/pattern/replacement}`. */
  readonly replacement: Operand | undefined;
  /** False for `${name` without `}`. */
  readonly closed: boolean;
}

export interface Operand extends Span {
  readonly raw: string;
  readonly variables: readonly Variable[];
}

export interface JsonForm extends Span {
  readonly items: readonly JsonItem[];
}

/** Spans its quotes too. */
export interface JsonItem {
  readonly value: string;
  readonly span: Span;
}

export type BrokenJsonReason =
  | 'missing-comma'
  | 'trailing-comma'
  | 'single-quotes'
  | 'unclosed-string'
  | 'unclosed-bracket'
  | 'bad-escape'
  | 'control-character'
  | 'text-behind'
  | 'unquoted';

export interface BrokenJson {
  readonly reason: BrokenJsonReason;
  /** Where JSON cannot go on. */
  readonly at: Span;
}

/** One `name=value` of ENV, LABEL or ARG. */
export interface Pair extends Span {
  /** As written. */
  readonly name: string;
  readonly nameSpan: Span;
  /** As written; undefined for `ARG name`. */
  readonly value: string | undefined;
  readonly valueSpan: Span | undefined;
  readonly nameWord: Word;
  readonly valueWord: Word | undefined;
  /** `ENV name value`. */
  readonly legacy: boolean;
}

/** Spans from its mark to the line that ends it. */
export interface Heredoc extends Span {
  /** The line that ends it: quotes removed, escapes resolved. */
  readonly name: string;
  /** The name as written. */
  readonly delimiter: string;
  readonly delimiterSpan: Span;
  /** `3<<-"EOF"`, name and all. */
  readonly mark: Span;
  /** `<<-`: tabs in front of each line, the last included, are dropped. */
  readonly stripTabs: boolean;
  /** No part of the name is quoted: variables of the body are filled in. */
  readonly expands: boolean;
  /** The number in front of `<<`; 0 when there is none. */
  readonly fd: number;
  /** The lines between, without the line end of the last. */
  readonly body: Span;
  readonly closed: boolean;
  /** The line that ends it, without its line end; empty, at the end of the text, when there is none. */
  readonly endLine: Span;
  /** Of the body, where it expands. */
  readonly variables: readonly Variable[];
}

export type ProblemCode =
  | 'empty-file'
  | 'unknown-escape'
  | 'duplicate-directive'
  | 'unterminated-heredoc'
  | 'json-not-strings'
  | 'missing-equals'
  | 'missing-value';

export interface Problem extends Span {
  readonly code: ProblemCode;
  readonly message: Localized;
  /** Fill `{0}`, `{1}` of the message. */
  readonly arguments: readonly string[];
}
