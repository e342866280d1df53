import type { Dockerfile, Flag, Instruction, Pair, Span, Word } from '../syntax/tree.ts';

export interface Model {
  readonly dockerfile: Dockerfile;
  readonly stages: readonly Stage[];
  /** The instructions in front of the first FROM. */
  readonly global: readonly Instruction[];
  /** In order of their first occurrence. */
  readonly symbols: readonly ModelSymbol[];
  /** The stage that an instruction, or a trigger's parent, is in; undefined in front of the first FROM. */
  stageOf(instruction: Instruction): Stage | undefined;
  /** The symbol that is named at an offset, its end included. */
  symbolAt(offset: number): { symbol: ModelSymbol; occurrence: Occurrence } | undefined;
  /** The stage that a name or number in `FROM` (`earlier` than it), `--from=` or `from=` means. */
  stageNamed(name: string): Stage | undefined;
  /** What a variable means for an instruction: the binding that is in force when it begins. */
  bindingAt(name: string, instruction: Instruction): Binding | undefined;
  /** A word of an instruction with everything filled in that is known when it begins. */
  valueOf(word: Word, instruction: Instruction): Value;
  /** What holds when an instruction begins. */
  stateAt(instruction: Instruction): State;
  /** What holds when it is done. */
  stateAfter(instruction: Instruction): State;
  commandOf(stage: Stage): Command;
  /** Of a stage that is built on this one and sets none itself; undefined when this one has no triggers. */
  commandOfChild(stage: Stage): Command | undefined;
}

export interface Stage extends Span {
  /** From 0. */
  readonly index: number;
  readonly from: Instruction;
  /** In lower case, as BuildKit compares it. */
  readonly name: string | undefined;
  /** As written. */
  readonly nameWord: Word | undefined;
  readonly base: Base | undefined;
  readonly platform: Flag | undefined;
  /** FROM itself first. */
  readonly instructions: readonly Instruction[];
  /** Who builds on it or takes something from it, in order. */
  readonly users: readonly StageUse[];
}

export interface Base {
  readonly word: Word;
  /** Variables filled in; undefined when that depends on what is not in the file, or fails. */
  readonly name: string | undefined;
  /** The earlier stage that it names; else it is an image. */
  readonly stage: Stage | undefined;
  /** `scratch`: no image at all. */
  readonly scratch: boolean;
}

/** A place where a stage, or an image in its stead, is named. */
export interface StageUse extends Span {
  readonly kind: 'from' | 'copy' | 'mount';
  readonly instruction: Instruction;
  readonly name: string;
  readonly byNumber: boolean;
  /** The stage that uses it. */
  readonly user: Stage | undefined;
}

export type ValueState =
  | 'known'
  /** Nothing gives it a value. */
  | 'unset'
  /** It depends on the base image, the platform or a word that BuildKit refuses. */
  | 'unknown';

export interface Value {
  readonly state: ValueState;
  /** Undefined unless `state` is `known`. */
  readonly value: string | undefined;
}

/** A value that a name is given. */
export interface Binding extends Span {
  readonly kind: 'arg' | 'env';
  readonly name: string;
  readonly instruction: Instruction;
  readonly pair: Pair;
  /** Undefined in front of the first FROM. */
  readonly stage: Stage | undefined;
  readonly state: ValueState;
  /** Everything filled in; undefined unless `state` is `known`. */
  readonly value: string | undefined;
  /** The global ARG whose default `ARG NAME` in a stage takes. */
  readonly takenFrom: Binding | undefined;
  /** The name is one of BuildKit's own. */
  readonly predefined: boolean;
  readonly symbol: ModelSymbol;
}

export type SymbolKind = 'stage' | 'variable' | 'heredoc';

/** All that is renamed together. */
export interface ModelSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly occurrences: readonly Occurrence[];
  /**
   * Where shell text has the name, and only running it would tell whose it is: `f() { V=1; }; f; echo $V`, `eval "\$V"`.
   * Some of them are occurrences as well.
   */
  readonly doubts: readonly Span[];
  /** One of BuildKit's own names, which cannot be renamed. */
  readonly predefined: boolean;
}

/** Spans the name alone. */
export interface Occurrence extends Span {
  readonly role: 'definition' | 'use';
  readonly instruction: Instruction;
}

/** What one instruction sets for those after it. */
export interface Setting<Value> {
  readonly instruction: Instruction;
  readonly value: Value;
}

export interface State {
  readonly stage: Stage | undefined;
  /** Undefined when the file does not set it: then it is the base image's. */
  readonly workdir: Setting<Directory> | undefined;
  readonly user: Setting<string | undefined> | undefined;
  readonly shell: Setting<readonly string[]> | undefined;
  /** `/bin/sh -c` unless SHELL says otherwise. */
  readonly shellWords: readonly string[];
  readonly cmd: Setting<CommandForm> | undefined;
  readonly entrypoint: Setting<CommandForm> | undefined;
  /** All that are in force, in order. */
  readonly exposed: readonly Setting<readonly Word[]>[];
  /** ENV and ARG in force by name, inherited ones too; made when it is asked for. */
  readonly variables: ReadonlyMap<string, Binding>;
  variable(name: string): Binding | undefined;
}

export interface Directory {
  readonly written: string;
  /** Absolute, everything filled in; undefined when it depends on the base image. */
  readonly path: string | undefined;
}

export interface CommandForm {
  readonly form: 'exec' | 'shell';
  /** The items, or the text as one. */
  readonly words: readonly string[];
  /** What is run: in shell form with the shell in front. */
  readonly argv: readonly string[];
}

/** What a container of a stage runs when nobody says otherwise. */
export interface Command {
  readonly entrypoint: Setting<CommandForm> | undefined;
  /** Also where ENTRYPOINT's shell form leaves it unused. */
  readonly cmd: Setting<CommandForm> | undefined;
  readonly cmdUsed: boolean;
  /** ENTRYPOINT and CMD together; empty when the file says nothing. */
  readonly argv: readonly string[];
  /** What the file does not set may be set by the base image. */
  readonly dependsOnImage: boolean;
}
