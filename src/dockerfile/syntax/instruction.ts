import { type Arguments, readArguments } from './arguments.ts';
import { isSeparator, skipSpaces } from './characters.ts';
import { readFlags } from './flags.ts';
import { GRAMMAR } from './grammar.ts';
import type { LogicalText } from './logicalText.ts';
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

/** What the line structure gives an instruction; its arguments are read when somebody asks. */
export interface InstructionSource {
  readonly escape: Escape;
  readonly index: number;
  readonly line: LogicalText;
  readonly pieces: readonly Span[];
  readonly emptyContinuationLines: readonly Span[];
  readonly comments: readonly Comment[];
}

const nothing: readonly never[] = [];

export class SourceInstruction implements Instruction {
  readonly start: number;
  readonly keyword: string;
  readonly keywordSpan: Span;
  readonly parent: Instruction | undefined;
  /** Given by the parser once it has read the bodies. */
  end: number;
  heredocs: readonly Heredoc[] = nothing;
  readonly #source: InstructionSource;
  readonly #keywordEnd: number;
  #arguments: Arguments | undefined;
  #trigger: SourceInstruction | null | undefined;

  /** @param from where the keyword begins in the joined line. */
  constructor(source: InstructionSource, from: number, parent?: Instruction) {
    const { line, pieces } = source;
    let end = from;
    while (end < line.text.length && !isSeparator(line.text.charCodeAt(end))) end += 1;
    const written = line.text.slice(from, end);
    this.#source = source;
    this.#keywordEnd = end;
    this.keyword = GRAMMAR.has(written) ? written : written.toUpperCase();
    this.keywordSpan = line.spanOf(from, end);
    this.start = this.keywordSpan.start;
    this.end = pieces.at(-1)?.end ?? this.keywordSpan.end;
    this.parent = parent;
  }

  get index(): number {
    return this.#source.index;
  }

  get line(): LogicalText {
    return this.#source.line;
  }

  get pieces(): readonly Span[] {
    return this.#source.pieces;
  }

  get emptyContinuationLines(): readonly Span[] {
    return this.#source.emptyContinuationLines;
  }

  get comments(): readonly Comment[] {
    return this.#source.comments;
  }

  get flags(): readonly Flag[] {
    return this.#read().flags;
  }

  get argument(): LogicalText {
    return this.#read().argument;
  }

  get words(): readonly Word[] {
    return this.#read().words;
  }

  get json(): JsonForm | undefined {
    return this.#read().json;
  }

  get brokenJson(): BrokenJson | undefined {
    return this.#read().brokenJson;
  }

  get pairs(): readonly Pair[] | undefined {
    return this.#read().pairs;
  }

  get trigger(): SourceInstruction | undefined {
    if (this.#trigger === undefined) this.#trigger = this.#readTrigger() ?? null;
    return this.#trigger ?? undefined;
  }

  /** What makes BuildKit's parser refuse the arguments, those of the trigger too. */
  get problems(): readonly Problem[] {
    if (this.trigger !== undefined) return this.trigger.problems;
    // Only pairs and JSON can be refused; the rest need not be read for this.
    return this.keyword === 'ENV' || this.keyword === 'LABEL' || this.line.text.includes('[')
      ? this.#read().problems
      : nothing;
  }

  #readTrigger(): SourceInstruction | undefined {
    if (this.keyword !== 'ONBUILD' || this.parent !== undefined) return undefined;
    const { text } = this.line;
    // BuildKit takes flags of ONBUILD away in front of the trigger, to refuse them later.
    const from = text.includes('--', this.#keywordEnd)
      ? readFlags(this.line, this.#keywordEnd, this.keyword, this.#source.escape).next
      : skipSpaces(text, this.#keywordEnd);
    return from < text.length ? new SourceInstruction(this.#source, from, this) : undefined;
  }

  #read(): Arguments {
    this.#arguments ??= readArguments(this.line, this.#keywordEnd, this.keyword, this.#source.escape);
    return this.#arguments;
  }
}
