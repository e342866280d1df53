import type { Speak } from '../contract/localized.ts';

/** Lines of the detail before it says only the names. */
const MOST_LINES = 12;

/** The docker line of each thing that a question is about. @param line without `docker`. */
export function linesOf<T extends { readonly name: string }>(
  things: readonly T[],
  line: (thing: T) => string,
  speak: Speak,
): string[] {
  const lines = things.slice(0, MOST_LINES).map((thing) => `docker ${line(thing)}`);
  const rest = things.slice(MOST_LINES).map(({ name }) => name);
  if (rest.length === 0) return lines;
  return [...lines, speak({ en: '… and {0} more: {1}', ko: '… 외 {0}개: {1}' }, rest.length, rest.join(', '))];
}
