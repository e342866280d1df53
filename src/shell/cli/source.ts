import { type LogicalText, textAt, textOfPieces, type TextPiece } from '../../dockerfile/syntax/logicalText.ts';
import type { Span } from '../../dockerfile/syntax/tree.ts';
import type { ShellDialect } from '../commandLine.ts';

/** A text made ready for a POSIX shell's lexer. */
export interface ShellSource {
  readonly source: LogicalText;
  readonly prompt: Span | undefined;
  /** `<name>`, `[OPTIONS]`: to be filled in by a person. */
  readonly placeholders: readonly Span[];
  /** Quotes and dashes that a word processor made. */
  readonly typographic: readonly Span[];
}

/** Stands in words for what a person has to fill in; no text has it otherwise. */
export const PLACEHOLDER = '\ufffc';
/** The same where flags may be filled in. */
const OPTIONS = '\ufffb';

/** A word that stands for flags: `[OPTIONS]`. */
export function isOptions(text: string): boolean {
  return text.startsWith(OPTIONS);
}

const rootPrompt = /^#[ \t]+(?=(?:sudo[ \t]+)?docker\b)/;
const prompts =
  /^(?:\$[ \t]+|[>%][ \t]+|PS(?: [^>\n]{0,200})?>[ \t]*|[A-Za-z]:\\[^>\n]{0,200}>[ \t]*|\[?[\w.-]{1,64}@[\w.-]{1,64}[^\n$#%]{0,200}[$#%][ \t]+)/;

/** Where a prompt at the beginning of a text ends; 0 when there is none. */
export function promptEnd(text: string): number {
  const start = text.length - text.trimStart().length;
  const rest = text.slice(start, start + 600);
  const found = prompts.exec(rest) ?? rootPrompt.exec(rest);
  return found === null ? 0 : start + found[0].length;
}

/** Blanks out prompts, marks placeholders, and writes another shell's escapes as POSIX has them. */
export function shellSource(text: string, start: number, dialect: ShellDialect): ShellSource {
  const end = promptEnd(text);
  const marked = new Marks(text, end);
  const plain = marked.apply();
  const spanAt = ({ start: from, end: to }: Span): Span => ({ start: start + from, end: start + to });
  return {
    source: dialect === 'posix' ? textAt(plain, start) : fromWindows(plain, start, dialect),
    prompt: end === 0 ? undefined : spanAt({ start: 0, end: text.slice(0, end).trimEnd().length }),
    placeholders: marked.placeholders.map(spanAt),
    typographic: marked.typographic.map(spanAt),
  };
}

const bracket = /[<[‹]/g;
const angle =
  /^<(?:[\p{L}_$][^<>\n]{0,80}|(?=[^<>\n]{0,150}\p{Script=Hangul})[\p{L}\d"'/(][^<>\n]{0,200})(?:(?<! )>| >(?=\s*$))/u;
const square = /^\[[^[\]\n]{1,80}\]/;
const anyCurly = /[“”„‟‘’‚‛]/;
const curlyQuotes = /[“”„‟‘’‚‛]/g;

class Marks {
  readonly #text: string;
  readonly #promptEnd: number;
  readonly placeholders: Span[] = [];
  readonly typographic: Span[] = [];

  constructor(text: string, promptLength: number) {
    this.#text = text;
    this.#promptEnd = promptLength;
  }

  /** Of the same length, so that every offset stays. */
  apply(): string {
    const prompt = this.#promptEnd === 0 ? '' : ' '.repeat(this.#promptEnd);
    const unprompted = prompt + this.#text.slice(this.#promptEnd);
    const quoted = !anyCurly.test(unprompted)
      ? unprompted
      : unprompted.replace(curlyQuotes, (quote, at: number) => {
          this.typographic.push({ start: at, end: at + 1 });
          return '“”„‟'.includes(quote) ? '"' : "'";
        });
    return this.#masked(quoted);
  }

  #masked(text: string): string {
    const parts: string[] = [];
    let done = 0;
    bracket.lastIndex = 0;
    for (let found = bracket.exec(text); found !== null; found = bracket.exec(text)) {
      const length = placeholderLength(text, found.index);
      if (length === 0) continue;
      const mark = /option|flags|옵션|플래그/i.test(text.slice(found.index, found.index + length))
        ? OPTIONS
        : PLACEHOLDER;
      parts.push(text.slice(done, found.index), mark.repeat(length));
      done = found.index + length;
      this.placeholders.push({ start: found.index, end: done });
      bracket.lastIndex = done;
    }
    parts.push(text.slice(done));
    return parts.join('');
  }
}

/** Of the placeholder at an offset; 0 when the shell means something by the bracket. */
function placeholderLength(text: string, at: number): number {
  const piece = text.slice(at, at + 210);
  const before = text.charAt(at - 1);
  if (piece.startsWith('<')) {
    // `2<file`, `<<END` and `cat <in >out` are redirections.
    if (/[\d<&]/.test(before)) return 0;
    const found = angle.exec(piece)?.[0];
    return found === undefined || /[\w]/.test(text.charAt(at + found.length)) ? 0 : found.length;
  }
  const found = square.exec(piece)?.[0];
  if (found === undefined) return 0;
  const inside = found.slice(1, -1);
  const means =
    /[\p{Script=Hangul}]|^[A-Z][A-Z_. |-]{2,}$|^[:@/|]?[A-Z]{2,}|^[a-z]+ [a-z ]+$|^[A-Z]+\.\.\.$|\.\.\.$|^:[a-z]+$/u.test(
      inside,
    );
  return means && !inside.startsWith(' ') ? found.length : 0;
}

/** PowerShell and cmd continue and escape with a character of their own, and leave the backslash to paths. */
function fromWindows(text: string, start: number, dialect: ShellDialect): LogicalText {
  const escape = dialect === 'powershell' ? '`' : '^';
  const pieces: TextPiece[] = [];
  let joined = '';
  let single = false;
  let double = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === escape && !single) {
      const lineEnd = /^\r?\n/.exec(text.slice(at + 1, at + 3))?.[0].length ?? 0;
      if (lineEnd > 0) {
        at += lineEnd;
        pieces.push({ at: joined.length, start: start + at + 1 });
        continue;
      }
      pieces.push({ at: joined.length, start: start + at });
      joined += '\\';
      continue;
    }
    if (character === "'" && !double && dialect === 'powershell') single = !single;
    if (character === '"' && !single) double = !double;
    pieces.push({ at: joined.length, start: start + at });
    joined += character;
    if (character !== '\\' || single) continue;
    pieces.push({ at: joined.length, start: start + at });
    joined += character;
  }
  return pieces.length === 0 ? textAt('', start) : textOfPieces(joined, mergedPieces(pieces));
}

/** Only those that do not follow from the one before. */
function mergedPieces(pieces: readonly TextPiece[]): TextPiece[] {
  const merged: TextPiece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last === undefined || piece.start - piece.at !== last.start - last.at) merged.push(piece);
  }
  return merged;
}
