/** What a line of a note is to the text around it. */
export type Role = 'heading' | 'item' | 'term' | 'cell' | 'text' | 'code';

/** One line of a note, or one row of an HTML table. */
export interface Block {
  readonly role: Role;
  /** First and last line, from 0. */
  readonly line: number;
  readonly end: number;
  /** Of a heading: its rank, 1 is the highest. Of anything else: how far it is indented, in columns. */
  readonly depth: number;
  readonly text: string;
  /** Where in `text` the words begin: behind quote marks, bullets, numbers, tags and emphasis. */
  readonly lead: number;
  /** It goes on where the line before it stopped. */
  readonly continues: boolean;
}

/** Ranks below those of `#`: a line in bold letters, a numbered line. */
const BOLD_RANK = 8;

const bullet = /^(?:[-*+•●■◆▶※·]|\d{1,3}[.)])(?=\s|$|`)/;
const numberedHeading = /^\d{1,2}(?:\.\d{1,3}){1,4}\.?\s*\S/;
const setext = /^(?:={3,}|-{3,})\s*$/;
const delimiterRow = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/;
const fragmentLink = /^\[[^\]]*\]\(#[^)]*\)$/;
const onlyBold = /^(?:\*\*[^*]+\*\*|__[^_]+__|<b>[^<]+<\/b>|<strong>[^<]+<\/strong>)(?:\s*<br\s*\/?>)*$/i;
const sentenceEnd = /[.!?](?:\*\*|__|<\/b>|<\/strong>)/i;
const nothing =
  /^(?:<br\s*\/?>|<\/?(?:div|p|hr|center|table|tbody|thead|ul|ol|dl|span|link|img)\b[^>]*>|!\[[^\]]*\]\([^)]*\)|\s)*$/i;
/** What is read of a line, in characters: nobody writes more in one. */
const LONGEST_LINE = 10_000;
/** Longer lines are no headings. */
const LONGEST_HEADING = 80;
/** What one row of a table may take, in lines; a tag that is never closed must not swallow the note. */
const LONGEST_ROW = 60;

interface Line {
  readonly text: string;
  /** Where the text behind quote marks begins, and how far in columns that is indented. */
  readonly start: number;
  readonly indent: number;
  /** The text from there on, without what trails. */
  readonly body: string;
}

/** Takes a note apart, line by line. Any text gives blocks; nothing is thrown. Time is linear in its length. */
export function* readNote(text: string): Generator<Block> {
  const lines = text.split(/\r\n|\n|\r/);
  let index = frontMatterEnd(lines);
  let fence: string | undefined;
  let inComment = false;
  let wasText = false;
  for (; index < lines.length; index += 1) {
    const line = lineOf((lines[index] ?? '').slice(0, LONGEST_LINE));
    const { body } = line;
    const marks = fenceOf(body);
    if (fence !== undefined) {
      if (marks?.startsWith(fence) === true && marks === body) fence = undefined;
      else if (body !== '') yield blockOf(isProse(body) ? 'text' : 'code', index, line, false);
      continue;
    }
    if (marks !== undefined) {
      fence = marks;
      wasText = false;
      continue;
    }
    if (inComment || body.startsWith('<!--')) {
      inComment = !body.includes('-->');
      continue;
    }
    if (nothing.test(body)) {
      wasText = false;
      continue;
    }
    if (/^<tr\b/i.test(body)) {
      const row = rowOf(lines, index);
      yield row;
      index = row.end;
      wasText = false;
      continue;
    }
    const block = plainBlock(line, index, lines[index + 1] ?? '', wasText);
    wasText = block?.role === 'text' || block?.role === 'item';
    if (block !== undefined) yield block;
  }
}

function plainBlock(line: Line, index: number, nextLine: string, wasText: boolean): Block | undefined {
  const { body } = line;
  const rank = headingRank(body);
  if (rank !== undefined) return { ...blockOf('heading', index, line, false), depth: rank };
  const next = lineOf(nextLine).body;
  if (setext.test(body) || delimiterRow.test(body)) return undefined;
  if (/^<dt\b/i.test(body) || (next.startsWith(': ') && !body.startsWith(': ')))
    return blockOf('term', index, line, false);
  if (body.startsWith('|')) return blockOf('cell', index, line, false);
  const mark = bullet.exec(body)?.[0] ?? /^<li\b[^>]*>/i.exec(body)?.[0];
  if (mark !== undefined) {
    const rest = body.slice(mark.length).trim();
    // A table of contents says nothing of what it lists.
    return fragmentLink.test(rest) ? undefined : blockOf('item', index, line, false);
  }
  if (next !== '' && setext.test(next) && body.length <= LONGEST_HEADING)
    return { ...blockOf('heading', index, line, false), depth: next.startsWith('=') ? 1 : 2 };
  if (body.includes('|') && delimiterRow.test(next)) return blockOf('cell', index, line, false);
  const isShell = /^(?:\$ |PS [^>]*> )|^`[^`]+`$/.test(body);
  return isShell ? blockOf('code', index, line, false) : blockOf('text', index, line, wasText);
}

function headingRank(body: string): number | undefined {
  const hashes = /^#{1,6}(?=\s)|^#{2,6}(?=[^#\s!])/.exec(body)?.[0];
  if (hashes !== undefined) return hashes.length;
  const html = /^<h([1-6])\b/i.exec(body)?.[1];
  if (html !== undefined) return Number(html);
  if (body.length > LONGEST_HEADING) return undefined;
  if (onlyBold.test(body)) return sentenceEnd.test(body) ? undefined : BOLD_RANK;
  const numbered = numberedHeading.exec(body)?.[0];
  // "1.5 GB are needed." is a sentence.
  if (numbered === undefined || /[.!?다]$/.test(body)) return undefined;
  return Math.min(numbered.split('.').length, 6);
}

/** People put remarks into fences too; code is written in Latin letters. */
function isProse(body: string): boolean {
  const korean = body.match(/[가-힣]/g)?.length ?? 0;
  return korean > 10 && korean > (body.match(/[A-Za-z$<{[|=]/g)?.length ?? 0);
}

/** A row of an HTML table as one line, its cells divided by `|`. */
function rowOf(lines: readonly string[], first: number): Block {
  const last = Math.min(lines.length - 1, first + LONGEST_ROW);
  let end = first;
  while (end < last && !/<\/tr>/i.test(lines[end] ?? '')) end += 1;
  const text = lines
    .slice(first, end + 1)
    .join(' ')
    .slice(0, LONGEST_LINE)
    .replace(/<\/t[dh]>/gi, ' | ')
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { role: 'cell', line: first, end, depth: 0, text, lead: leadOf(text, 0), continues: false };
}

function blockOf(role: Role, index: number, { text, start, indent }: Line, continues: boolean): Block {
  return { role, line: index, end: index, depth: indent, text, lead: leadOf(text, start), continues };
}

const leading =
  /(?:[\s>#*_`"'“‘([•●■◆▶※·+|:-]|\d{1,3}[.)](?=\s|`)|\d{1,2}(?:\.\d{1,3}){1,4}\.?|<\/?(?:code|b|i|em|strong|td|dt|dd|li|h[1-6])\b[^<>]{0,200}>)/iy;

/** Where the words of a line begin. */
function leadOf(text: string, start: number): number {
  let at = start;
  for (;;) {
    leading.lastIndex = at;
    const length = leading.exec(text)?.[0].length ?? 0;
    // A flag begins with the hyphens that a bullet has too.
    if (length === 0 || (text[at] === '-' && /[-\w]/.test(text[at + 1] ?? ''))) return at;
    at += length;
  }
}

function lineOf(text: string): Line {
  let start = 0;
  let indent = 0;
  for (; start < text.length; start += 1) {
    const character = text[start];
    if (character === ' ') indent += 1;
    else if (character === '\t') indent += 4;
    else if (character === '>') indent = 0;
    else if (character !== '\u00a0' && character !== '\ufeff') break;
  }
  return { text, start, indent, body: text.slice(start).trimEnd() };
}

/** The marks of a line that opens or closes a fence, info string included; undefined for any other line. */
function fenceOf(body: string): string | undefined {
  const marks = /^(?:`{3,}|~{3,})/.exec(body)?.[0];
  // ```text``` in one line is inline code.
  if (marks === undefined || (marks.startsWith('`') && body.includes('`', marks.length))) return undefined;
  return body === marks ? body : marks;
}

function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.replace('\ufeff', '').trimEnd() !== '---') return 0;
  const most = Math.min(lines.length, 200);
  for (let index = 1; index < most; index += 1) if (lines[index]?.trimEnd() === '---') return index + 1;
  return 0;
}
