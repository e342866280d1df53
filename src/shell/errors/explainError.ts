import { fill, type Language } from '../../contract/localized.ts';
import { joinWords, splitWords } from '../words.ts';
import { buildErrors } from './builds.ts';
import { commandLineErrors } from './commandLines.ts';
import { connectionErrors } from './connection.ts';
import { containerErrors } from './containers.ts';
import type { ErrorEntry } from './errorEntry.ts';
import { fileErrors } from './files.ts';
import { registryErrors } from './registry.ts';
import { resourceErrors } from './resources.ts';

/** In the order in which they are tried: what says more about the cause comes before what says less. */
export const errorEntries: readonly ErrorEntry[] = [
  ...connectionErrors,
  ...resourceErrors,
  ...containerErrors,
  ...registryErrors,
  ...buildErrors,
  ...fileErrors,
  ...commandLineErrors,
];

/** An error that is known, and what was named in it. */
export interface KnownError {
  readonly entry: ErrorEntry;
  readonly groups: readonly string[];
}

/** Characters of output that are looked at: an error stands at the end. */
export const LOOKED_AT = 16_000;

/** What went wrong, by the output of a command; undefined when nobody has seen it before. */
export function explainError(output: string): KnownError | undefined {
  const text = withoutControls(output.slice(-LOOKED_AT));
  for (const entry of errorEntries) {
    const match = entry.pattern.exec(text);
    if (match === null) continue;
    return { entry, groups: (match.slice(1) as (string | undefined)[]).filter((group) => group !== undefined) };
  }
  return undefined;
}

/** Its texts in one language. `line` is a command for a shell: whatever the output named is quoted. */
export function errorTexts(
  { entry, groups }: KnownError,
  language: Language,
): { readonly meaning: string; readonly help: string; readonly line: string | undefined } {
  return {
    meaning: fill(entry.meaning[language], groups),
    help: fill(entry.help[language], groups),
    line: entry.line === undefined ? undefined : lineOf(entry.line, groups),
  };
}

function lineOf(template: string, groups: readonly string[]): string | undefined {
  const split = splitWords(template);
  if ('problem' in split) return undefined;
  const isKnown = (word: string): boolean => !/\{\d\}/.test(fill(word, groups));
  return split.words.every(isKnown) ? joinWords(split.words.map((word) => fill(word, groups))) : undefined;
}

/** Colours and cursor movements of a terminal are no part of a message. */
function withoutControls(text: string): string {
  return (
    text
      // OSC with its end, CSI, and other escapes of two characters.
      .replace(/\u001b\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)/g, '')
      .replace(/\u001b\[[0-?]{0,40}[ -/]{0,4}[@-~]/g, '')
      .replace(/\u001b[@-Z\\-_]/g, '')
      .replace(/\r/g, '')
  );
}
