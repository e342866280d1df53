/** The patterns of a `.dockerignore`. Rules: moby/patternmatcher, without exceptions (`!`), which callers look at. */
export class IgnoredFiles {
  readonly #patterns: readonly (readonly string[])[];
  readonly hasExceptions: boolean;

  constructor(text: string) {
    const lines = text
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.trim())
      .filter((line) => line !== '');
    this.hasExceptions = lines.some((line) => line.startsWith('!'));
    this.#patterns = lines.filter((line) => !line.startsWith('!')).map(segments);
  }

  get isEmpty(): boolean {
    return this.#patterns.length === 0;
  }

  /** The path, or a folder that it is in, matches a pattern. */
  matches(path: string): boolean {
    const parts = segments(path);
    if (parts.length === 0) return false;
    return this.#patterns.some((pattern) => matchesStart(pattern, parts));
  }
}

function segments(path: string): string[] {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts;
}

/** The pattern takes up the path, or its first folders. `**` stands for any number of folders. */
function matchesStart(pattern: readonly string[], parts: readonly string[]): boolean {
  let star = -1;
  let starPart = 0;
  let at = 0;
  let part = 0;
  for (;;) {
    if (at === pattern.length) return at > 0;
    const segment = pattern[at] ?? '';
    if (segment === '**') {
      if (at === pattern.length - 1) return part < parts.length;
      star = at;
      starPart = part;
      at += 1;
    } else if (part < parts.length && matchesGlob(segment, parts[part] ?? '')) {
      at += 1;
      part += 1;
    } else if (star !== -1 && starPart < parts.length) {
      starPart += 1;
      part = starPart;
      at = star + 1;
    } else {
      return false;
    }
  }
}

/** `*` is any text, `?` any character, a backslash takes the meaning away; classes in brackets are not looked into. */
function matchesGlob(glob: string, text: string): boolean {
  let star = -1;
  let starAt = 0;
  let at = 0;
  let from = 0;
  while (from < text.length) {
    const escaped = glob.charAt(at) === '\\' && at + 1 < glob.length;
    const character = glob.charAt(escaped ? at + 1 : at);
    if (!escaped && character === '*') {
      star = at;
      starAt = from;
      at += 1;
    } else if (character !== '' && ((!escaped && character === '?') || character === text.charAt(from))) {
      at += escaped ? 2 : 1;
      from += 1;
    } else if (star !== -1) {
      starAt += 1;
      from = starAt;
      at = star + 1;
    } else {
      return false;
    }
  }
  while (glob.charAt(at) === '*') at += 1;
  return at === glob.length;
}
