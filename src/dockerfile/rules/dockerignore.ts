import { matches } from '../../dockerignore/match.ts';
import { type IgnorePattern, parse } from '../../dockerignore/parse.ts';
import { cleanPath } from '../../dockerignore/path.ts';

/** The patterns of a `.dockerignore` without its exceptions (`!`), as BuildKit's check looks at them. */
export class IgnoredFiles {
  readonly #patterns: readonly IgnorePattern[];
  readonly hasExceptions: boolean;

  constructor(text: string) {
    const { patterns } = parse(text);
    this.hasExceptions = patterns.some(({ isException }) => isException);
    this.#patterns = patterns.filter(({ isException }) => !isException);
  }

  get isEmpty(): boolean {
    return this.#patterns.length === 0;
  }

  /** The path, or a folder that it is in, matches a pattern. */
  matches(path: string): boolean {
    const inContext = cleanPath(`/${path}`).slice(1);
    // The context itself is never left out.
    return inContext !== '' && matches(this.#patterns, inContext);
  }
}
