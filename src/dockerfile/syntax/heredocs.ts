import { isSpace } from './characters.ts';
import type { LogicalText } from './logicalText.ts';
import { parseTemplate } from './template.ts';
import type { Span } from './tree.ts';
import { textOf } from './words.ts';

/** What a line says of a heredoc before its body is read. */
export interface HeredocMark {
  readonly name: string;
  readonly delimiter: string;
  readonly delimiterSpan: Span;
  readonly mark: Span;
  readonly stripTabs: boolean;
  readonly expands: boolean;
  readonly fd: number;
}

/** `<<EOF`, `<<-EOF`, `3<<"EOF"` as a word of its own; `cat<<EOF` is none to BuildKit. */
const markShape = /^(\d*)<<(-?)\s*([^<]*)$/;

/**
 * The heredocs that a logical line opens, in order; none in a line that BuildKit cannot split, for example because a
 * quote is not closed. The backslash escapes, whatever `# escape` says. Rules: BuildKit, parser (heredocsFromLine).
 */
export function heredocMarks(line: LogicalText): HeredocMark[] {
  if (!line.text.includes('<<')) return [];
  const words = rawWords(line.text);
  const marks: HeredocMark[] = [];
  for (const [index, word] of words.entries()) {
    const raw = line.text.slice(word.start, word.end);
    const match = markShape.exec(raw);
    if (match === null) continue;
    const [, fd = '', dash = '', written = ''] = match;
    // `<< EOF`: the name is the next word.
    const next = written === '' ? words[index + 1] : { start: word.end - written.length, end: word.end };
    if (next === undefined) continue;
    const delimiter = line.text.slice(next.start, next.end);
    const { parts } = parseTemplate(delimiter, { escape: '\\' });
    const name = textOf(parts, delimiter);
    if (name === '' || delimiter.includes('<')) continue;
    marks.push({
      name,
      delimiter,
      delimiterSpan: line.spanOf(next.start, next.end),
      mark: line.spanOf(word.start, next.end),
      stripTabs: dash === '-',
      expands: !parts.some(({ kind }) => kind === 'quoted'),
      fd: Number(fd),
    });
  }
  return marks;
}

/** Words between spaces that are neither quoted nor escaped nor in braces; none when something is not closed. */
function rawWords(text: string): Span[] {
  const { parts, error } = parseTemplate(text, { escape: '\\' });
  const words: { start: number; end: number }[] = [];
  if (error !== undefined) return words;
  let open: { start: number; end: number } | undefined;
  const extend = (start: number, end: number): void => {
    if (open === undefined) words.push((open = { start, end }));
    else open.end = end;
  };
  for (const part of parts) {
    if (part.kind !== 'text' || !part.splits) {
      extend(part.start, part.end);
      continue;
    }
    for (let at = part.start; at < part.end; at += 1) {
      if (isSpace(text.charCodeAt(at))) open = undefined;
      else extend(at, at + 1);
    }
  }
  return words;
}
