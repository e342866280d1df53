import type { Speak } from '../contract/localized.ts';

/** Lines of the detail before it says only how many more. */
const MOST_LINES = 12;

/** The docker line of each thing that a question is about. @param line without `docker`. */
export function linesOf<T>(things: readonly T[], line: (thing: T) => string, speak: Speak): string[] {
  const lines = things.slice(0, MOST_LINES).map((thing) => `docker ${line(thing)}`);
  const more = things.length - MOST_LINES;
  return more > 0 ? [...lines, speak({ en: '… and {0} more', ko: '… 외 {0}개' }, more)] : lines;
}
