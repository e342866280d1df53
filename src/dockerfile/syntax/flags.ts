import { isSpace, skipSpaces } from './characters.ts';
import { type Csv, readCsv } from './csv.ts';
import { grammarOf } from './grammar.ts';
import { type LogicalText, type TextPiece, textAt, textOfPieces } from './logicalText.ts';
import { parseTemplate } from './template.ts';
import type { Escape, Flag, FlagField, Span, Variable } from './tree.ts';
import { variablesIn } from './words.ts';

/** Flags whose value is a list of fields. */
const flagsWithFields: readonly string[] = ['mount'];
const noFlags: readonly Flag[] = [];

/**
 * The flags in front of an argument.
 * @returns `next` is where the argument begins: at the first word that is no flag, or behind a `--`.
 */
export function readFlags(
  line: LogicalText,
  start: number,
  keyword: string,
  escape: Escape,
): { flags: readonly Flag[]; next: number } {
  const { text } = line;
  let at = skipSpaces(text, start);
  if (!text.startsWith('--', at)) return { flags: noFlags, next: at };
  const flags: Flag[] = [];
  while (text.startsWith('--', at)) {
    const word = readFlagWord(line, at);
    at = word.end;
    if (word.value.text === '--') break;
    flags.push(new SourceFlag(line.spanOf(word.start, word.end), word.value, keyword, escape));
    at = skipSpaces(text, at);
  }
  return { flags, next: skipSpaces(text, at) };
}

/** Quotes and backslashes are gone before a flag is looked at; the backslash escapes whatever `# escape` says. */
function readFlagWord(line: LogicalText, start: number): { start: number; end: number; value: LogicalText } {
  const { text } = line;
  const pieces: TextPiece[] = [];
  let value = '';
  let plain = start;
  let quote = 0;
  const endPlain = (end: number): void => {
    if (end <= plain) return;
    for (const piece of line.piecesOf(plain, end)) pieces.push({ at: value.length + piece.at, start: piece.start });
    value += text.slice(plain, end);
  };
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      endPlain(at);
      plain = at + 1;
      at += 1;
    } else if (quote === 0 ? code === 34 || code === 39 : code === quote) {
      endPlain(at);
      plain = at + 1;
      quote = quote === 0 ? code : 0;
    } else if (quote === 0 && isSpace(code)) {
      break;
    }
  }
  const end = Math.min(at, text.length);
  if (plain === start) return { start, end, value: line.slice(start, end) };
  endPlain(end);
  return { start, end, value: textOfPieces(value, pieces) };
}

class SourceFlag implements Flag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string | undefined;
  readonly valueSpan: Span | undefined;
  readonly #source: LogicalText | undefined;
  readonly #keyword: string;
  readonly #escape: Escape;
  #variables: readonly Variable[] | undefined;
  #fields: readonly FlagField[] | undefined;

  constructor(span: Span, word: LogicalText, keyword: string, escape: Escape) {
    const { text } = word;
    const equals = text.indexOf('=');
    const nameEnd = equals === -1 ? text.length : equals;
    this.start = span.start;
    this.end = span.end;
    this.name = text.slice(2, nameEnd);
    this.nameSpan = word.spanOf(2, nameEnd);
    this.value = equals === -1 ? undefined : text.slice(equals + 1);
    // With its quotes, which the joined word no longer has.
    this.valueSpan = equals === -1 ? undefined : { start: word.offsetAt(equals) + 1, end: span.end };
    this.#source = equals === -1 ? undefined : word.slice(equals + 1, text.length);
    this.#keyword = keyword;
    this.#escape = escape;
  }

  get variables(): readonly Variable[] {
    this.#variables ??= this.#readVariables();
    return this.#variables;
  }

  get fields(): readonly FlagField[] | undefined {
    if (this.#source === undefined || !flagsWithFields.includes(this.name)) return undefined;
    this.#fields ??= readCsv(this.#source.text).map((field) => fieldOf(field, this.#source ?? textAt('', 0)));
    return this.#fields;
  }

  #readVariables(): readonly Variable[] {
    const source = this.#source;
    if (source?.text.includes('$') !== true) return [];
    if (!grammarOf(this.#keyword).flagsWithVariables.includes(this.name)) return [];
    return variablesIn(parseTemplate(source.text, { escape: this.#escape }).parts, source, 'build');
  }
}

function fieldOf({ start, end, text, at }: Csv, source: LogicalText): FlagField {
  const equals = text.indexOf('=');
  const nameEnd = equals === -1 ? text.length : equals;
  const span = source.spanOf(start, end);
  return {
    start: span.start,
    end: span.end,
    key: text.slice(0, nameEnd).toLowerCase(),
    keySpan: source.spanOf(at(0), at(nameEnd)),
    value: equals === -1 ? undefined : text.slice(equals + 1),
    valueSpan: equals === -1 ? undefined : source.spanOf(at(equals) + 1, end),
  };
}
