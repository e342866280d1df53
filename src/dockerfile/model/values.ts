import { ExpansionError } from '../expand/expansionError.ts';
import { expandWord } from '../expand/expandWord.ts';
import type { Escape, Word } from '../syntax/tree.ts';
import type { Binding, Value } from './model.ts';

export const UNKNOWN: Value = { state: 'unknown', value: undefined };
export const UNSET: Value = { state: 'unset', value: undefined };

/**
 * So many UTF-16 units of a value are known at the most, and of a path (Linux has PATH_MAX of 4,096 bytes). A value that
 * takes itself twice, line by line, has no bound of its own.
 */
const LONGEST_VALUE = 4096;

/** Words without these stand for themselves. */
const needsExpansion = /[\\`$'"]/;

/** Answers `unknown` for names whose value is not in the file. */
export type Lookup = (name: string) => Binding | Value;

/** A word with everything filled in; unknown when it takes what is not in the file, or BuildKit refuses it. */
export function valueOf(word: Word, escape: Escape, lookup: Lookup): Value {
  // An item of JSON is in quotes as written, and goes the long way.
  if (!needsExpansion.test(word.raw)) return { state: 'known', value: word.raw };
  const missing: string[] = [];
  const get = (name: string): string | undefined => {
    const { state, value } = lookup(name);
    if (state === 'unknown') missing.push(name);
    return value;
  };
  try {
    const value = expandWord(word.source.text, { get }, { escape, longest: LONGEST_VALUE });
    return missing.length > 0 ? UNKNOWN : { state: 'known', value };
  } catch (error) {
    if (error instanceof ExpansionError) return UNKNOWN;
    throw error;
  }
}

/** An absolute path without `.`, `..` and doubled slashes; undefined when it is longer than any. */
export function normalized(path: string): string | undefined {
  if (path.length > LONGEST_VALUE) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
