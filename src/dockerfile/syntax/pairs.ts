import { isSeparator } from './characters.ts';
import type { LogicalText } from './logicalText.ts';
import type { Pair, Word } from './tree.ts';
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
  const sources = splitOutsideQuotes(argument, reading.escape);
  return {
    words: sources.map((source) => new SourceWord(source, reading)),
    pairs: sources.map((source) => pairOf(source, reading)),
    withoutEquals: undefined,
    withoutValue: undefined,
  };
}

/** `name=value ...`, or `name value` when the first word has no `=`. Rules: the same file (parseNameVal). */
export function readPairs(argument: LogicalText, reading: WordReading): PairReading {
  const sources = splitOutsideQuotes(argument, reading.escape);
  if (sources[0]?.text.includes('=') === false) return readLegacy(argument, reading);
  const words = sources.map((source) => new SourceWord(source, reading));
  return {
    words,
    pairs: sources.map((source) => pairOf(source, reading)),
    withoutEquals: words.find(({ raw }) => !raw.includes('=')),
    withoutValue: undefined,
  };
}

function pairOf(source: LogicalText, reading: WordReading): Pair {
  const { text } = source;
  const equals = text.indexOf('=');
  const name = new SourceWord(source.slice(0, equals === -1 ? text.length : equals), reading);
  const value = equals === -1 ? undefined : new SourceWord(source.slice(equals + 1, text.length), reading);
  return makePair(name, value && atEnd(value, source), false);
}

/** An empty value has no character that says where it stands: it is right behind the `=`. */
function atEnd(value: Word, source: LogicalText): Word {
  if (value.raw !== '') return value;
  const { end } = source.span;
  return { ...emptyWord, start: end, end, source: value.source };
}

const emptyWord = { raw: '', text: '', variables: [], quoted: false, error: undefined };

function readLegacy(argument: LogicalText, reading: WordReading): PairReading {
  const { text } = argument;
  let nameEnd = 0;
  while (nameEnd < text.length && !isSeparator(text.charCodeAt(nameEnd))) nameEnd += 1;
  let valueStart = nameEnd;
  while (valueStart < text.length && isSeparator(text.charCodeAt(valueStart))) valueStart += 1;
  const name = new SourceWord(argument.slice(0, nameEnd), reading);
  const value = valueStart < text.length ? new SourceWord(argument.slice(valueStart, text.length), reading) : undefined;
  return {
    words: value === undefined ? [name] : [name, value],
    pairs: [makePair(name, value, true)],
    withoutEquals: undefined,
    withoutValue: value === undefined ? name : undefined,
  };
}

function makePair(name: Word, value: Word | undefined, legacy: boolean): Pair {
  return {
    start: name.start,
    end: (value ?? name).end,
    name: name.raw,
    nameSpan: { start: name.start, end: name.end },
    value: value?.raw,
    valueSpan: value && { start: value.start, end: value.end },
    nameWord: name,
    valueWord: value,
    legacy,
  };
}
