import { type LogicalText, type TextPiece, textOfPieces } from './logicalText.ts';
import type { BrokenJsonReason } from './tree.ts';

/** An item of a JSON array of strings. */
export interface JsonString {
  /** Offsets in the text that was read, quotes included. */
  readonly start: number;
  readonly end: number;
  /** Where each character of its value stands in the document. */
  readonly value: LogicalText;
}

export type JsonReading =
  | { readonly kind: 'strings'; readonly items: readonly JsonString[] }
  /** JSON, but not all of it strings: BuildKit fails. */
  | { readonly kind: 'not-strings' }
  /** No JSON: BuildKit takes the text as shell form. Offsets in the text. */
  | { readonly kind: 'broken'; readonly reason: BrokenJsonReason; readonly start: number; readonly end: number };

/** Reads a text as BuildKit does that may be a JSON array; undefined when it is none. Rules: parser/line_parsers.go (parseJSON), encoding/json. */
export function readJson(source: LogicalText): JsonReading | undefined {
  if (!source.text.startsWith('[')) return undefined;
  const reading = readStrings(source);
  return reading.kind === 'broken' && isJsonArray(source.text) ? { kind: 'not-strings' } : reading;
}

function isJsonArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function readStrings(source: LogicalText): JsonReading {
  const { text } = source;
  const items: JsonString[] = [];
  const broken = (reason: BrokenJsonReason, start: number, end = start + 1): JsonReading => ({
    kind: 'broken',
    reason,
    start: Math.min(start, text.length),
    end: Math.min(end, text.length),
  });
  let at = skipJsonSpace(text, 1);
  let comma = -1;
  for (;;) {
    const character = text.charAt(at);
    if (character === ']') {
      if (comma !== -1) return broken('trailing-comma', comma);
      break;
    }
    if (character === '') return broken('unclosed-bracket', 0);
    if (character !== '"') return broken(character === "'" ? 'single-quotes' : 'unquoted', at);
    const item = readString(source, at);
    if ('reason' in item) return broken(item.reason, item.start, item.end);
    items.push(item);
    at = skipJsonSpace(text, item.end);
    comma = -1;
    const next = text.charAt(at);
    if (next === ',') {
      comma = at;
      at = skipJsonSpace(text, at + 1);
    } else if (next === '') {
      return broken('unclosed-bracket', 0);
    } else if (next !== ']') {
      return broken('missing-comma', at);
    }
  }
  const behind = skipJsonSpace(text, at + 1);
  return behind < text.length ? broken('text-behind', behind, text.length) : { kind: 'strings', items };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

type BrokenString = { readonly reason: BrokenJsonReason; readonly start: number; readonly end: number };

function readString(source: LogicalText, start: number): JsonString | BrokenString {
  const { text } = source;
  const pieces: TextPiece[] = [];
  let value = '';
  /** Where the text begins that no escape has been found in since. */
  let plain = start + 1;
  const endPlain = (end: number): void => {
    if (end === plain) return;
    addPieces(pieces, value.length, source, plain, end);
    value += text.slice(plain, end);
  };
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      // Without escapes it is a part of the text as it stands.
      if (plain === start + 1) return { start, end: at + 1, value: source.slice(plain, at) };
      endPlain(at);
      return { start, end: at + 1, value: textOfPieces(value, pieces) };
    }
    if (code < 32) return { reason: 'control-character', start: at, end: at + 1 };
    if (code !== 92) continue;
    endPlain(at);
    const escaped = text.charAt(at + 1);
    const hex = escaped === 'u' ? text.slice(at + 2, at + 6) : '';
    const character = /^[0-9a-fA-F]{4}$/.test(hex) ? String.fromCharCode(parseInt(hex, 16)) : simpleEscapes[escaped];
    if (character === undefined) return { reason: 'bad-escape', start: at, end: at + 2 };
    pieces.push({ at: value.length, start: source.offsetAt(at) });
    value += character;
    at += 1 + hex.length;
    plain = at + 1;
  }
  return { reason: 'unclosed-string', start, end: text.length };
}

/** A stretch of a continued line may stand in several places of the document. */
function addPieces(pieces: TextPiece[], at: number, source: LogicalText, start: number, end: number): void {
  for (const piece of source.piecesOf(start, end)) pieces.push({ at: at + piece.at, start: piece.start });
}

function skipJsonSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}
