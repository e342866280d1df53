import type { Localized } from '../../../contract/localized.ts';
import { fill } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import type { CliCommand } from '../../cliModel.ts';

/** A part of a value that means something by itself; indexes of the value's text. */
export interface ValuePart {
  readonly from: number;
  readonly to: number;
  /** Markdown. */
  readonly meaning: Localized;
}

/** Takes any text apart; parts do not overlap, and what means nothing is left out. */
export type ReadParts = (text: string, command: CliCommand) => readonly ValuePart[];

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

/** Parts of `key=value`, by a table of keys. */
export function keyParts(
  { from, key, value, valueFrom, to }: KeyValue,
  keys: Readonly<Record<string, Localized>>,
  values: Readonly<Record<string, Localized>> = {},
): ValuePart[] {
  const meaning = Object.hasOwn(keys, key) ? keys[key] : undefined;
  const valueMeaning = value !== undefined && Object.hasOwn(values, value) ? values[value] : undefined;
  const ofValue = valueMeaning ?? (value === undefined ? undefined : theValue);
  return [
    ...(meaning === undefined ? [] : [part(from, from + key.length, meaning)]),
    ...(ofValue === undefined ? [] : [part(valueFrom, to, ofValue, key)]),
  ];
}

const theValue: Localized = { en: 'Value of {0}.', ko: '{0}의 값입니다.' };
