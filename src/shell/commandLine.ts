import type { Redirect, Script, ScriptWord } from '../dockerfile/syntax/scriptTree.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import type { CliArgument, CliCommand, CliFlag, CliModel } from './cliModel.ts';

/** Whose quoting, comments and line continuations a text has. */
export type ShellDialect = 'posix' | 'powershell' | 'cmd';

/** A text of one command line or more, taken apart without knowing docker's commands; all spans are the document's. */
export interface CommandLine extends Span {
  readonly text: string;
  readonly dialect: ShellDialect;
  /** `$ `, `root@host:~# `, `PS C:\> ` in front, which nobody types. */
  readonly prompt: Span | undefined;
  readonly script: Script;
  /** Calls of docker in order, those inside `$( )` behind the one that they are in. */
  readonly invocations: readonly Invocation[];
}

/** One call of docker or docker-compose. */
export interface Invocation extends Span {
  readonly program: ScriptWord;
  /** Words in front that only start it: `sudo`, `time`, `env A=b`. */
  readonly wrappers: readonly ScriptWord[];
  /** Words behind the program, redirections left out. */
  readonly words: readonly ScriptWord[];
  readonly redirects: readonly Redirect[];
  /** 0 on the line itself, one more inside each `$( )`. */
  readonly depth: number;
}

/** An invocation as docker reads it. */
export interface DockerCall {
  readonly invocation: Invocation;
  /** The words that name the command. */
  readonly commandWords: readonly ScriptWord[];
  /** The innermost command that could be found; docker itself when there was none. */
  readonly command: CliCommand;
  /** A word where a command should stand, which is none. */
  readonly unknownCommand: ScriptWord | undefined;
  readonly flags: readonly FlagUse[];
  readonly arguments: readonly ArgumentUse[];
  /** `run IMAGE` is followed by these: a program in the container and its arguments. */
  readonly inner: readonly ScriptWord[];
  /** `--help` is there, so that nothing else counts. */
  readonly help: boolean;
}

export type FlagForm = 'long' | 'short' | 'cluster';

/** A flag as written; a cluster `-it` makes one for each letter. */
export interface FlagUse extends Span {
  /** With its dashes; of a letter in a cluster, that letter. */
  readonly nameSpan: Span;
  /** Without dashes. */
  readonly name: string;
  readonly form: FlagForm;
  /** Undefined when neither the command nor those above it know it. */
  readonly flag: CliFlag | undefined;
  /** The command that knows it. */
  readonly owner: CliCommand;
  readonly word: ScriptWord;
  /** Undefined for a switch alone, and for a value that is missing. */
  readonly value: ValueUse | undefined;
  /** It needs a value and the line ends. */
  readonly missingValue: boolean;
}

export interface ArgumentUse extends ValueUse {
  /** Undefined when the command takes no more. */
  readonly argument: CliArgument | undefined;
}

/** A value as written: the whole word, or the part behind `=` or the letter. */
export interface ValueUse extends Span {
  /** Quotes removed, escapes resolved. */
  readonly text: string;
  /** The shell fills nothing in. */
  readonly literal: boolean;
  readonly word: ScriptWord;
  /** Where the character at this index of `text` stands. */
  readonly at: (index: number) => number;
}

/** Takes any text apart; never throws. `start` is where it begins in its document. */
export type ParseCommandLine = (text: string, start?: number, dialect?: ShellDialect) => CommandLine;

/** What docker makes of an invocation; never throws. */
export type ReadCall = (invocation: Invocation, model: CliModel) => DockerCall;
