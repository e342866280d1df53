import { cleanPath } from './path.ts';

/** Offsets in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line that says what the build context leaves out, or, with `!`, what it keeps nevertheless. */
export interface IgnorePattern extends Span {
  /** As written, without the blanks around it. */
  readonly raw: string;
  /** What is matched: without `!`, a slash in front or behind, `.` and `..`. */
  readonly pattern: string;
  readonly isException: boolean;
}

export interface IgnoreComment extends Span {
  /** Behind `#`, without the blanks around it. */
  readonly text: string;
}

export interface IgnoreFile {
  readonly text: string;
  readonly patterns: readonly IgnorePattern[];
  readonly comments: readonly IgnoreComment[];
}

/** Reads any text. Rules: moby/patternmatcher, ignorefile.ReadAll. */
export function parse(text: string): IgnoreFile {
  const patterns: IgnorePattern[] = [];
  const comments: IgnoreComment[] = [];
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed === -1 ? text.length : lineFeed;
    const line = text.slice(start, end);
    const raw = line.trim();
    // A blank in front of `#` makes it a pattern.
    if (line.startsWith('#')) {
      comments.push({ start, end: start + line.trimEnd().length, text: line.slice(1).trim() });
    } else if (raw !== '') {
      const at = start + line.length - line.trimStart().length;
      patterns.push({ start: at, end: at + raw.length, raw, ...readPattern(raw) });
    }
    start = end + 1;
  }
  return { text, patterns, comments };
}

function readPattern(raw: string): Pick<IgnorePattern, 'pattern' | 'isException'> {
  const isException = raw.startsWith('!');
  const path = isException ? raw.slice(1).trim() : raw;
  if (path === '') return { pattern: '', isException };
  const clean = cleanPath(path);
  return { pattern: clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean, isException };
}
