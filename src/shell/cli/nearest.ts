import { distanceWithin } from '../../dockerfile/rules/spelling.ts';
import type { CliCommand, CliFlag } from '../cliModel.ts';

/**
 * The name that a word probably means; undefined when none is near, or when it is one of them. Short words are near only
 * to what differs in one letter; of equally near ones the first that begins alike.
 */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  const limit = word.length <= 3 ? 1 : 2;
  let best: string | undefined;
  let distance = limit + 1;
  for (const name of names) {
    const found = distanceWithin(word, name, Math.min(limit, distance));
    if (found === undefined) continue;
    if (found === 0) return undefined;
    if (found > distance || (found === distance && !isCloser(word, name, best))) continue;
    // Of a word of three letters or less half would be another one.
    if (name.length <= found * 2 && !word.startsWith(name)) continue;
    best = name;
    distance = found;
  }
  return best;
}

function isCloser(word: string, name: string, best: string | undefined): boolean {
  return best === undefined || alike(word, name) > alike(word, best);
}

/** Of equally near ones: a letter too many or too few is likelier than another, and the first letter is seldom wrong. */
function alike(word: string, name: string): number {
  if (word.startsWith(name) || name.startsWith(word)) return 2;
  return word.charAt(0) === name.charAt(0) ? 1 : 0;
}

/** The flag that a misspelt long name means. */
export function nearestFlag({ flags }: CliCommand, name: string): CliFlag | undefined {
  if (name.length < 2) return undefined;
  const found = nearest(name, longNames(flags));
  return found === undefined ? undefined : flags.find((flag) => flag.name === found || flag.aliases.includes(found));
}

function* longNames(flags: readonly CliFlag[]): Generator<string> {
  for (const { name, aliases } of flags) {
    yield name;
    yield* aliases;
  }
}
