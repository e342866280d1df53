import type { Localized } from '../../../contract/localized.ts';
import { fill } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';

/** A part of a value that means something by itself; indexes of the value's text. */
export interface ValuePart {
  readonly from: number;
  readonly to: number;
  /** Markdown. */
  readonly meaning: Localized;
}

/** Whose value a text is: the same kind of value may mean another thing there. */
export interface ValueHost {
  /** Of the command, as in the CLI model. */
  readonly path: readonly string[];
  /** Long name without dashes; undefined for an argument. */
  readonly flag: string | undefined;
}

/** Takes any text apart; parts do not overlap, and what means nothing is left out. */
export type ReadParts = (text: string, host: ValueHost) => readonly ValuePart[];

/** @param args shown as code. */
export function part(from: number, to: number, meaning: Localized, ...args: readonly string[]): ValuePart {
  const shown = args.map((arg) => (arg === '' ? '`""`' : code(arg)));
  return { from, to, meaning: { en: fill(meaning.en, shown), ko: fill(meaning.ko, shown) } };
}

export function whole(text: string, meaning: Localized | undefined, ...args: readonly string[]): readonly ValuePart[] {
  return meaning === undefined || text === '' ? [] : [part(0, text.length, meaning, ...args)];
}

/** A stretch of text between separators. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export function splitAt(text: string, separator: string, from = 0): Piece[] {
  let at = from;
  return text.split(separator).map((piece) => {
    const start = at;
    at += piece.length + separator.length;
    return { from: start, to: start + piece.length, text: piece };
  });
}

export interface KeyValue extends Piece {
  readonly key: string;
  /** Undefined without `=`. */
  readonly value: string | undefined;
  /** Where the value begins; the end without one. */
  readonly valueFrom: number;
}

export function keyValue({ from, to, text }: Piece): KeyValue {
  const equals = text.indexOf('=');
  if (equals === -1) return { from, to, text, key: text, value: undefined, valueFrom: to };
  return { from, to, text, key: text.slice(0, equals), value: text.slice(equals + 1), valueFrom: from + equals + 1 };
}

/**
 * Parts of `key=value`, by a table of keys. A value is what its key says unless there is more to say of it.
 * @param readers by key
 */
export function keyParts(
  { from, key, value, valueFrom, to }: KeyValue,
  keys: Readonly<Record<string, Localized>>,
  host: ValueHost,
  readers: Readonly<Record<string, ReadParts>> = {},
): ValuePart[] {
  const meaning = Object.hasOwn(keys, key) ? keys[key] : undefined;
  const ofKey = meaning === undefined ? [] : [part(from, from + key.length, meaning)];
  if (value === undefined || value === '') return ofKey;
  const read = Object.hasOwn(readers, key) ? (readers[key]?.(value, host) ?? []) : [];
  if (read.length > 0) {
    const moved = read.map((one) => ({ ...one, from: valueFrom + one.from, to: valueFrom + one.to }));
    return [...ofKey, ...moved];
  }
  return [...ofKey, part(valueFrom, to, meaning ?? theValue, key)];
}

const theValue: Localized = { en: 'Value of {0}.', ko: '{0}의 값입니다.' };

/** A value that is one of few. */
export const oneOf =
  (names: Readonly<Record<string, Localized>>): ReadParts =>
  (text) =>
    whole(text, Object.hasOwn(names, text) ? names[text] : undefined);
