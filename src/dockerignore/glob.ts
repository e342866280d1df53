/** One piece of a pattern. */
export type GlobPart =
  | { readonly kind: 'character'; readonly character: string }
  /** `?`: one character, no slash. */
  | { readonly kind: 'any' }
  /** `*`: any text without a slash. */
  | { readonly kind: 'star' }
  /** `**` at the end: any text. */
  | { readonly kind: 'rest' }
  /** `**` in front of more: nothing, or any text that ends in a slash. */
  | { readonly kind: 'folders' }
  | { readonly kind: 'class'; readonly isNegated: boolean; readonly ranges: readonly (readonly [string, string])[] };

export interface Glob {
  readonly parts: readonly GlobPart[];
  /** `**foo` matches all that ends in `foo`, also in the middle of a name. */
  readonly isSuffix: boolean;
}

/**
 * Takes a clean pattern apart; undefined for one that Docker refuses (brackets that are not closed, a backslash at the
 * end). Rules: moby/patternmatcher, Pattern.compile.
 */
export function readGlob(pattern: string): Glob | undefined {
  const characters = Array.from(pattern);
  const parts: GlobPart[] = [];
  let startsWithFolders = false;
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (character === '*' && characters[at + 1] === '*') {
      if (at === 0) startsWithFolders = true;
      at += characters[at + 2] === '/' ? 2 : 1;
      parts.push({ kind: at + 1 >= characters.length ? 'rest' : 'folders' });
    } else if (character === '*') parts.push({ kind: 'star' });
    else if (character === '?') parts.push({ kind: 'any' });
    else if (character === '\\') {
      at += 1;
      const escaped = characters[at];
      if (escaped === undefined) return undefined;
      parts.push({ kind: 'character', character: escaped });
    } else if (character === '[') {
      const read = readClass(characters, at + 1);
      if (read === undefined) return undefined;
      parts.push(read.part);
      at = read.last;
    } else parts.push({ kind: 'character', character });
  }
  // Only where all the rest are characters: then Docker compares ends of texts.
  const isSuffix =
    startsWithFolders && parts.slice(1).every(({ kind }) => kind === 'character') && !/[\\\]]/.test(pattern);
  return { parts, isSuffix: isSuffix && !pattern.startsWith('**/') };
}

function readClass(characters: readonly string[], start: number): { part: GlobPart; last: number } | undefined {
  const isNegated = characters[start] === '^';
  const ranges: [string, string][] = [];
  let at = isNegated ? start + 1 : start;
  // A dash or a bracket that is not escaped is no character of the class.
  const next = (): string | undefined => {
    const escaped = characters[at] === '\\';
    if (escaped) at += 1;
    const character = characters[at];
    at += 1;
    return escaped || (character !== '-' && character !== ']') ? character : undefined;
  };
  while (characters[at] !== ']' || ranges.length === 0) {
    const low = next();
    if (low === undefined) return undefined;
    if (characters[at] !== '-') {
      ranges.push([low, low]);
      continue;
    }
    at += 1;
    const high = next();
    if (high === undefined || high < low) return undefined;
    ranges.push([low, high]);
  }
  return { part: { kind: 'class', isNegated, ranges }, last: at };
}

/** In time that grows with pattern times path: all ways to match are followed at once. */
export function globMatches({ parts, isSuffix }: Glob, path: string): boolean {
  if (isSuffix)
    return path.endsWith(
      parts
        .slice(1)
        .map((part) => (part.kind === 'character' ? part.character : ''))
        .join(''),
    );
  let active = new Uint8Array(parts.length + 1);
  let following = new Uint8Array(parts.length + 1);
  enter(parts, active, 0);
  for (const character of path) {
    following.fill(0);
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at];
      if (active[at] === 1 && part !== undefined) step(parts, following, at, part, character);
    }
    [active, following] = [following, active];
  }
  return active[parts.length] === 1;
}

/** Parts that may stand for nothing let in the next one as well. */
function enter(parts: readonly GlobPart[], active: Uint8Array, from: number): void {
  for (let at = from; ; at += 1) {
    active[at] = 1;
    const kind = parts[at]?.kind;
    if (kind !== 'star' && kind !== 'rest' && kind !== 'folders') return;
  }
}

function step(parts: readonly GlobPart[], following: Uint8Array, at: number, part: GlobPart, character: string): void {
  switch (part.kind) {
    case 'character':
      if (character === part.character) enter(parts, following, at + 1);
      break;
    case 'any':
      if (character !== '/') enter(parts, following, at + 1);
      break;
    case 'class':
      if (isIn(part, character)) enter(parts, following, at + 1);
      break;
    case 'star':
      if (character !== '/') enter(parts, following, at);
      break;
    case 'rest':
      enter(parts, following, at);
      break;
    case 'folders':
      // In the middle of a folder's name the rest may not begin.
      following[at] = 1;
      if (character === '/') enter(parts, following, at + 1);
      break;
  }
}

function isIn({ isNegated, ranges }: Extract<GlobPart, { kind: 'class' }>, character: string): boolean {
  return ranges.some(([low, high]) => low <= character && character <= high) !== isNegated;
}
