import { isSeparator } from './characters.ts';
import type { LogicalText } from './logicalText.ts';
import type { Pair, Span, Word } from './tree.ts';
import { SourceWord, splitOutsideQuotes, type WordReading } from './words.ts';

export interface PairReading {
  readonly words: readonly Word[];
  readonly pairs: readonly Pair[];
  /** The first word without `=` where one must be. */
  readonly withoutEquals: Word | undefined;
  /** `ENV name`. */
  readonly withoutValue: Word | undefined;
}

/** `name`, `name=value`, several. Rules: BuildKit, parser/line_parsers.go (parseNameOrNameVal). */
export function readNames(argument: LogicalText, reading: WordReading): PairReading {
  const sources = splitOutsideQuotes(argument.text, reading.escape);
  return {
    words: sources.map(({ start, end }) => new SourceWord(argument, start, end, reading)),
    pairs: sources.map(({ start, end }) => pairOf(argument, start, end, reading)),
    withoutEquals: undefined,
    withoutValue: undefined,
  };
}

/** `name=value ...`, or `name value` when the first word has no `=`. Rules: the same file (parseNameVal). */
export function readPairs(argument: LogicalText, reading: WordReading): PairReading {
  const sources = splitOutsideQuotes(argument.text, reading.escape);
  const [first] = sources;
  if (first !== undefined && equalsIn(argument.text, first.start, first.end) === -1)
    return readLegacy(argument, reading);
  const words = sources.map(({ start, end }) => new SourceWord(argument, start, end, reading));
  return {
    words,
    pairs: sources.map(({ start, end }) => pairOf(argument, start, end, reading)),
    withoutEquals: words.find(({ raw }) => !raw.includes('=')),
    withoutValue: undefined,
  };
}

/** -1 when there is none. */
function equalsIn(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === 61) return at;
  return -1;
}

function pairOf(argument: LogicalText, start: number, end: number, reading: WordReading): Pair {
  const equals = equalsIn(argument.text, start, end);
  const name = new SourceWord(argument, start, equals === -1 ? end : equals, reading);
  if (equals === -1) return new SourcePair(name, undefined, false);
  const value = new SourceWord(argument, equals + 1, end, reading);
  return new SourcePair(name, equals + 1 === end ? atEnd(value, argument.endAt(start, end)) : value, false);
}

/** An empty value has no character that says where it stands: it is right behind the `=`. */
function atEnd(value: Word, end: number): Word {
  return { ...emptyWord, start: end, end, source: value.source };
}

const emptyWord = { raw: '', text: '', variables: [], quoted: false, error: undefined };

function readLegacy(argument: LogicalText, reading: WordReading): PairReading {
  const { text } = argument;
  let nameEnd = 0;
  while (nameEnd < text.length && !isSeparator(text.charCodeAt(nameEnd))) nameEnd += 1;
  let valueStart = nameEnd;
  while (valueStart < text.length && isSeparator(text.charCodeAt(valueStart))) valueStart += 1;
  const name = new SourceWord(argument, 0, nameEnd, reading);
  const value = valueStart < text.length ? new SourceWord(argument, valueStart, text.length, reading) : undefined;
  return {
    words: value === undefined ? [name] : [name, value],
    pairs: [new SourcePair(name, value, true)],
    withoutEquals: undefined,
    withoutValue: value === undefined ? name : undefined,
  };
}

class SourcePair implements Pair {
  readonly nameWord: Word;
  readonly valueWord: Word | undefined;
  readonly legacy: boolean;

  constructor(nameWord: Word, valueWord: Word | undefined, legacy: boolean) {
    this.nameWord = nameWord;
    this.valueWord = valueWord;
    this.legacy = legacy;
  }

  get start(): number {
    return this.nameWord.start;
  }

  get end(): number {
    return (this.valueWord ?? this.nameWord).end;
  }

  get name(): string {
    return this.nameWord.raw;
  }

  get nameSpan(): Span {
    return spanOf(this.nameWord);
  }

  get value(): string | undefined {
    return this.valueWord?.raw;
  }

  get valueSpan(): Span | undefined {
    return this.valueWord && spanOf(this.valueWord);
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
