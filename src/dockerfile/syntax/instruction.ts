import { type Arguments, readArguments } from './arguments.ts';
import { isSeparator, skipSpaces } from './characters.ts';
import { readFlags } from './flags.ts';
import { GRAMMAR } from './grammar.ts';
import { type LogicalText, textAt } from './logicalText.ts';
import type {
  BrokenJson,
  Comment,
  Escape,
  Flag,
  Heredoc,
  Instruction,
  JsonForm,
  Pair,
  Problem,
  Span,
  Word,
} from './tree.ts';

/** What a continued instruction is made of. */
export interface ContinuedLine {
  readonly line: LogicalText;
  readonly emptyLines: readonly Span[];
}

/** What the line structure gives an instruction; its arguments are read when somebody asks. */
export interface InstructionParts {
  readonly text: string;
  readonly escape: Escape;
  readonly index: number;
  readonly comments: readonly Comment[];
  /** Of its first line from the keyword on, without a line end. */
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Undefined when all of it stands on one line. */
  readonly continued: ContinuedLine | undefined;
}

const nothing: readonly never[] = [];
/** Names of instructions as most people write them, so that no letter of theirs has to be changed. */
const names: ReadonlyMap<string, string> = new Map(
  [...GRAMMAR.keys()].flatMap((name) => [
    [name, name],
    [name.toLowerCase(), name],
  ]),
);

/** Without private methods, which take room in each of thousands. */
export class SourceInstruction implements Instruction {
  readonly start: number;
  /** Given by the parser once it has read the bodies. */
  end: number;
  readonly keyword: string;
  readonly index: number;
  readonly comments: readonly Comment[];
  readonly parent: Instruction | undefined;
  heredocs: readonly Heredoc[];
  readonly #text: string;
  readonly #escape: Escape;
  readonly #lineStart: number;
  readonly #lineEnd: number;
  readonly #continued: ContinuedLine | undefined;
  readonly #keywordStart: number;
  readonly #keywordEnd: number;
  #line: LogicalText | undefined;
  #arguments: Arguments | undefined;
  #trigger: SourceInstruction | null | undefined;

  /** @param from where the keyword begins in the joined line. */
  constructor(parts: InstructionParts, from: number, parent: Instruction | undefined) {
    const { text, lineStart, lineEnd, continued } = parts;
    // Offsets in the document, or in the joined text.
    const read = continued === undefined ? text : continued.line.text;
    const shift = continued === undefined ? lineStart : 0;
    const stop = continued === undefined ? lineEnd : read.length;
    let end = from + shift;
    while (end < stop && !isSeparator(read.charCodeAt(end))) end += 1;
    const written = read.slice(from + shift, end);
    this.start = continued === undefined ? lineStart + from : continued.line.offsetAt(from);
    this.end = continued === undefined ? lineEnd : continued.line.end;
    this.keyword = names.get(written) ?? written.toUpperCase();
    this.index = parts.index;
    this.comments = parts.comments;
    this.parent = parent;
    this.heredocs = nothing;
    this.#text = text;
    this.#escape = parts.escape;
    this.#lineStart = lineStart;
    this.#lineEnd = lineEnd;
    this.#continued = continued;
    this.#keywordStart = from;
    this.#keywordEnd = end - shift;
    this.#line = undefined;
    this.#arguments = undefined;
    this.#trigger = undefined;
  }

  get line(): LogicalText {
    this.#line ??= this.#continued?.line ?? textAt(this.#text.slice(this.#lineStart, this.#lineEnd), this.#lineStart);
    return this.#line;
  }

  get keywordSpan(): Span {
    return this.#continued === undefined
      ? { start: this.#lineStart + this.#keywordStart, end: this.#lineStart + this.#keywordEnd }
      : this.#continued.line.spanOf(this.#keywordStart, this.#keywordEnd);
  }

  get pieces(): readonly Span[] {
    return this.#continued?.line.spans ?? [{ start: this.#lineStart, end: this.#lineEnd }];
  }

  get emptyContinuationLines(): readonly Span[] {
    return this.#continued?.emptyLines ?? nothing;
  }

  get flags(): readonly Flag[] {
    return this.arguments.flags;
  }

  get argument(): LogicalText {
    return this.arguments.argument;
  }

  get words(): readonly Word[] {
    return this.arguments.words;
  }

  get json(): JsonForm | undefined {
    return this.arguments.json;
  }

  get brokenJson(): BrokenJson | undefined {
    return this.arguments.brokenJson;
  }

  get pairs(): readonly Pair[] | undefined {
    return this.arguments.pairs;
  }

  get trigger(): SourceInstruction | undefined {
    if (this.keyword !== 'ONBUILD' || this.parent !== undefined) return undefined;
    this.#trigger ??= this.newTrigger() ?? null;
    return this.#trigger ?? undefined;
  }

  /** What makes BuildKit's parser refuse the arguments, those of the trigger too. */
  get problems(): readonly Problem[] {
    if (this.trigger !== undefined) return this.trigger.problems;
    // Only pairs and JSON can be refused; the rest need not be read for this.
    return this.keyword === 'ENV' || this.keyword === 'LABEL' || this.line.text.includes('[')
      ? this.arguments.problems
      : nothing;
  }

  /** Read anew. */
  newTrigger(): SourceInstruction | undefined {
    const { text } = this.line;
    // BuildKit takes flags of ONBUILD away in front of the trigger, to refuse them later.
    const from = text.includes('--', this.#keywordEnd)
      ? readFlags(this.line, this.#keywordEnd, this.keyword, this.#escape).next
      : skipSpaces(text, this.#keywordEnd);
    if (from >= text.length) return undefined;
    const { index, comments } = this;
    const parts: InstructionParts = {
      text: this.#text,
      escape: this.#escape,
      index,
      comments,
      lineStart: this.#lineStart,
      lineEnd: this.#lineEnd,
      continued: this.#continued,
    };
    return new SourceInstruction(parts, from, this);
  }

  get arguments(): Arguments {
    this.#arguments ??= readArguments(this.line, this.#keywordEnd, this.keyword, this.#escape);
    return this.#arguments;
  }
}
