import type { LogicalText } from './logicalText.ts';
import type { Heredoc, Span, Word } from './tree.ts';

export type ScriptOperator = '&&' | '||' | '|' | '|&' | ';' | ';;' | '&' | '\n';

export interface OperatorMark extends Span {
  readonly operator: ScriptOperator;
  /** Substitutions and groups that it is inside of. */
  readonly depth: number;
}

/** A word of a command; its `text` is what the program is given, unless the shell fills something in. */
export interface ScriptWord extends Word {
  /** Nothing in it is filled in by the shell: no variable, no substitution. */
  readonly literal: boolean;
  /** Where `$( )`, backquotes and the like stand in it, which are read as commands; offsets are those of `raw`. */
  readonly inner: readonly Span[];
}

export type BlockKind = 'function' | 'branch' | 'loop';

/** A part of a script that is run later (`f() { }`), perhaps (from `then` to `else` or `fi`), or again (from `do` on). */
export interface ScriptBlock extends Span {
  readonly kind: BlockKind;
}

/** A heredoc that a command inside of the script reads. */
export interface ScriptDocument {
  readonly command: ScriptCommand;
  /** Nothing of the name is quoted. */
  readonly expands: boolean;
  readonly body: LogicalText;
}

export interface Redirect extends Span {
  /** `>`, `>>`, `<`, `<<`, `<<-`, `<<<`, `>&`, `<&`, `&>`, `&>>`, `>|`, `<>`. */
  readonly operator: string;
  /** The number in front; undefined when there is none. */
  readonly fd: number | undefined;
  readonly target: ScriptWord | undefined;
}

/** One simple command. Words like `if` and `then` in front of it are not part of it. */
export interface ScriptCommand extends Span {
  /** The program and its arguments; empty for `A=b` and `> file` alone. */
  readonly words: readonly ScriptWord[];
  /** `A=b` in front of the program. */
  readonly assignments: readonly ScriptWord[];
  readonly redirects: readonly Redirect[];
  /** What stands in front of it and behind it. */
  readonly before: OperatorMark | undefined;
  readonly after: OperatorMark | undefined;
  /** 0 for the script itself, one more inside each `$( )`, backquotes, `( )`. */
  readonly depth: number;
}

export interface Script extends Span {
  readonly source: LogicalText;
  /** The heredoc whose body it is; undefined for the text behind the keyword. */
  readonly heredoc: Heredoc | undefined;
  /** In order of their first characters; a substitution's commands follow the one they are in. */
  readonly commands: readonly ScriptCommand[];
  readonly operators: readonly OperatorMark[];
  readonly comments: readonly Span[];
  /** In order; an arm of `case` is one. */
  readonly blocks: readonly ScriptBlock[];
  /** In order. */
  readonly documents: readonly ScriptDocument[];
}
