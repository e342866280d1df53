import { type Glob, globMatches, readGlob } from './glob.ts';
import type { IgnorePattern } from './parse.ts';

const globs = new WeakMap<IgnorePattern, Glob | undefined>();

function globOf(pattern: IgnorePattern): Glob | undefined {
  if (!globs.has(pattern)) globs.set(pattern, readGlob(pattern.pattern));
  return globs.get(pattern);
}

/** Docker refuses the whole file for a pattern that is not. */
export function isValid(pattern: IgnorePattern): boolean {
  return pattern.pattern !== '' && globOf(pattern) !== undefined;
}

/** The pattern matches the path or a folder that it is in, `!` or not. @param path relative to the context, with `/`. */
export function patternMatches(pattern: IgnorePattern, path: string): boolean {
  const glob = globOf(pattern);
  if (glob === undefined || pattern.pattern === '') return false;
  if (globMatches(glob, path)) return true;
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    if (globMatches(glob, path.slice(0, slash))) return true;
  }
  return false;
}

/**
 * Whether the build context leaves the path out: the last pattern that matches decides. Rules: moby/patternmatcher,
 * MatchesOrParentMatches. @param path relative to the context, with `/`.
 */
export function matches(patterns: readonly IgnorePattern[], path: string): boolean {
  let isOut = false;
  for (const pattern of patterns) {
    if (pattern.isException === isOut && patternMatches(pattern, path)) isOut = !pattern.isException;
  }
  return isOut;
}
