import type { LogicalText } from './logicalText.ts';
import type { OperatorMark, Redirect, ScriptCommand, ScriptWord } from './scriptTree.ts';
import type { Span } from './tree.ts';
import { SourceWord, wordReading } from './words.ts';

/** Until it is finished, its offsets are those of the script. */
export interface OpenCommand extends ScriptCommand {
  start: number;
  end: number;
  words: ScriptWord[];
  assignments: ScriptWord[];
  redirects: Redirect[];
  after: OperatorMark | undefined;
}

interface OpenRedirect {
  readonly start: number;
  readonly operator: string;
  readonly fd: number | undefined;
}

/** The script itself, or the inside of `$( )`, backquotes, `( )`. */
export interface Frame {
  readonly outer: Frame | undefined;
  readonly close: string;
  readonly depth: number;
  /** Where it begins in the text. */
  readonly start: number;
  command: OpenCommand | undefined;
  /** Where the word begins that is being read; -1 when there is none. */
  word: number;
  /** Of that word. */
  literal: boolean;
  /** What stands in `$( )` and the like inside of that word; offsets count from its start. */
  inner: Span[];
  redirect: OpenRedirect | undefined;
  lastOperator: OperatorMark | undefined;
  /** Inside double quotes. */
  double: boolean;
}

/** Every list until it has an item. */
const nothing: never[] = [];

const shellReading = wordReading('\\', 'shell');

export class ShellWord extends SourceWord implements ScriptWord {
  readonly literal: boolean;
  readonly inner: readonly Span[];

  constructor(source: LogicalText, from: number, to: number, literal: boolean, inner: readonly Span[]) {
    super(source, from, to, shellReading);
    this.literal = literal;
    this.inner = inner;
  }
}

export function newFrame(close: string, outer: Frame | undefined, start: number): Frame {
  return {
    outer,
    close,
    depth: outer === undefined ? 0 : outer.depth + 1,
    command: undefined,
    word: -1,
    start,
    inner: nothing,
    literal: true,
    redirect: undefined,
    lastOperator: undefined,
    double: false,
  };
}
