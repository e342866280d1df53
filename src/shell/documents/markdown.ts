import type { Span } from '../../dockerfile/syntax/tree.ts';
import type { ShellDialect } from '../commandLine.ts';
import { instructionsIn } from './dockerfileBlocks.ts';
import type { SourceLine } from './logicalLines.ts';
import type { CandidateSearch } from './programs.ts';

/** A part of a document in which docker lines may be, or a Dockerfile is. */
export interface Region extends Span {
  readonly kind: 'shell' | 'unsure' | 'dockerfile' | 'instruction' | 'inline' | 'text';
  readonly dialect: ShellDialect;
  /** Only what stands behind a prompt is typed. */
  readonly onlyPrompted: boolean;
  readonly lines: readonly SourceLine[];
  /** What stands in front of each line but is not part of it: `> `, an indentation. A new line needs it as well. */
  readonly margin: string;
}

export interface MarkdownParts {
  readonly regions: readonly Region[];
  /** Paragraphs, code blocks not among them. */
  readonly prose: readonly Span[];
}

interface FenceLanguage {
  readonly kind: 'shell' | 'unsure' | 'dockerfile';
  readonly dialect: ShellDialect;
  readonly onlyPrompted: boolean;
}

/** What a code block is by its language; blocks of other languages are not looked at. */
const fenceLanguages = new Map<string, FenceLanguage>(
  (
    [
      ['sh bash shell zsh ksh ash fish bashrc shellscript', 'shell', 'posix', false],
      ['console shell-session shellsession sh-session bash-session terminal term', 'shell', 'posix', false],
      ['powershell pwsh ps ps1 posh', 'shell', 'powershell', false],
      ['cmd bat batch dos', 'shell', 'cmd', false],
      ['dockerfile docker containerfile', 'dockerfile', 'posix', false],
      ['text txt plaintext plain none code command commands cli', 'unsure', 'posix', false],
    ] as const
  ).flatMap(([names, kind, dialect, onlyPrompted]) =>
    names.split(' ').map((name): [string, FenceLanguage] => [name, { kind, dialect, onlyPrompted }]),
  ),
);
const noLanguage: FenceLanguage = { kind: 'unsure', dialect: 'posix', onlyPrompted: false };
const PROMPTED = new Set(['console', 'shell-session', 'shellsession', 'sh-session', 'bash-session']);

interface Fence {
  readonly character: string;
  readonly length: number;
  readonly quotes: number;
  readonly indent: number;
  readonly language: FenceLanguage | undefined;
  readonly lines: SourceLine[];
  margin: string;
}

/** What stands between two blank lines that are part of no block of code. */
export interface MarkdownPiece extends MarkdownParts {
  /** Where the next one begins, or the length of the text. */
  readonly end: number;
  readonly isLast: boolean;
  /** Where the content of the list item begins that the next piece may belong to; 0 outside of lists. */
  readonly listIndent: number;
}

/**
 * Takes a piece of a Markdown text apart, line by line, as far as code and text have to be told apart.
 * @param from where a line begins, behind a blank line
 * @param listIndent what the piece before left
 * @param search of the same text, the same one for all pieces
 */
export function readPiece(
  text: string,
  from: number,
  listIndent: number,
  isNote: boolean,
  search: CandidateSearch,
): MarkdownPiece {
  const reader = new Reader(text, isNote, listIndent, search);
  for (let start = from; ; ) {
    const lineFeed = text.indexOf('\n', start);
    if (lineFeed === -1) {
      reader.line(start, text.length);
      return { ...reader.end(), end: text.length, isLast: true, listIndent: reader.listIndent };
    }
    const end = lineFeed > start && text.charCodeAt(lineFeed - 1) === 13 ? lineFeed - 1 : lineFeed;
    reader.line(start, end);
    if (end === start && reader.isPlain) {
      return { ...reader.end(), end: lineFeed + 1, isLast: false, listIndent: reader.listIndent };
    }
    start = lineFeed + 1;
  }
}

class Reader {
  readonly #text: string;
  /** A text file without Markdown's own meaning of an indentation. */
  readonly #isNote: boolean;
  /** The paragraph that this line belongs to. */
  #prose: { readonly start: number; end: number } | undefined;
  readonly #paragraphs: Span[] = [];
  readonly #regions: Region[] = [];
  readonly #search: CandidateSearch;
  #fence: Fence | undefined;
  #indented: SourceLine[] = [];
  #inComment = false;
  /** Where the content of the list item begins that this line may belong to; 0 outside of lists. */
  #listIndent: number;
  #afterBlank = true;
  /** Text whose command line goes on. */
  #open: { end: number; readonly lines: SourceLine[] } | undefined;

  constructor(text: string, isNote: boolean, listIndent: number, search: CandidateSearch) {
    this.#text = text;
    this.#search = search;
    this.#isNote = isNote;
    this.#listIndent = listIndent;
  }

  get listIndent(): number {
    return this.#listIndent;
  }

  /** Nothing goes on in the next line. */
  get isPlain(): boolean {
    return this.#fence === undefined && this.#indented.length === 0 && !this.#inComment && this.#open === undefined;
  }

  line(from: number, end: number): void {
    const { start, quotes } = this.#quoteMarks(from, end);
    if (this.#fence !== undefined && this.#inFence(this.#fence, from, start, end, quotes)) return;
    const line = this.#text.slice(start, end);
    if (this.#continues(from, start, end, line)) return;
    if (this.#skipsComment(line)) return;
    const indent = indentOf(line);
    if (line.trim() === '') {
      this.#afterBlank = true;
      this.#closeProse();
      if (this.#indented.length > 0) this.#indented.push({ from, start: end, end });
      return;
    }
    if (this.#opensFence(line, quotes)) return;
    if (this.#isIndentedCode(line, indent)) {
      this.#indented.push({ from, start: Math.min(end, start + leading(line)), end });
      return;
    }
    this.#closeIndented();
    this.#followLists(line, indent);
    this.#afterBlank = false;
    if (this.#prose === undefined) this.#prose = { start: from, end };
    else this.#prose.end = end;
    for (const span of instructionsIn(line, () => inlineCode(line))) this.#addInline('instruction', from, start, span);
    if (this.#search.isIn(start, end)) this.#addText(from, start, end, line, quotes);
  }

  end(): MarkdownParts {
    if (this.#fence !== undefined) this.#closeFence(this.#fence);
    this.#closeIndented();
    this.#closeProse();
    return { regions: this.#regions, prose: this.#paragraphs };
  }

  #quoteMarks(from: number, end: number): { start: number; quotes: number } {
    const text = this.#text;
    let start = from;
    let quotes = 0;
    const most = this.#fence?.quotes ?? Number.POSITIVE_INFINITY;
    while (quotes < most) {
      let at = start;
      while (at < end && at - start < 4 && text.charCodeAt(at) === 32) at += 1;
      if (text.charCodeAt(at) !== 62 || at >= end) break;
      start = at + 1;
      if (start < end && text.charCodeAt(start) === 32) start += 1;
      quotes += 1;
    }
    return { start, quotes };
  }

  #opensFence(line: string, quotes: number): boolean {
    if (!line.includes('```') && !line.includes('~~~')) return false;
    const found = /^((?:[ \t]*(?:[-*+]|\d{1,9}[.)]) )*)[ \t]*(`{3,}|~{3,})([^\n]*)$/.exec(line);
    const [, markers = '', marks = '', info = ''] = found ?? [];
    // Backquotes behind it: inline code with three of them.
    if (found === null || (marks.startsWith('`') && info.includes('`'))) return false;
    this.#closeIndented();
    this.#closeProse();
    if (markers.trim() !== '') this.#listIndent = markers.length;
    this.#afterBlank = false;
    const name = /^[\s{.]*([\w+-]*)/.exec(info)?.[1]?.toLowerCase() ?? '';
    const known = fenceLanguages.get(name);
    this.#fence = {
      character: marks.charAt(0),
      length: marks.length,
      quotes,
      indent: markers.length + leading(line.slice(markers.length)),
      language: name === '' ? noLanguage : known && { ...known, onlyPrompted: PROMPTED.has(name) },
      lines: [],
      margin: '',
    };
    return true;
  }

  /** Whether the line belongs to the block, its last line included; a line that leaves the quote does not. */
  #inFence(fence: Fence, from: number, start: number, end: number, quotes: number): boolean {
    const trimmed = this.#text.slice(start, end).trim();
    const leaves = quotes < fence.quotes;
    const closes =
      trimmed.length >= fence.length && trimmed.startsWith(fence.character) && isOnly(trimmed, fence.character);
    if (leaves || closes) {
      this.#closeFence(fence);
      this.#fence = undefined;
      this.#afterBlank = true;
      return !leaves;
    }
    const inside = start + Math.min(leading(this.#text.slice(start, end)), fence.indent);
    if (fence.lines.length === 0) fence.margin = this.#text.slice(from, inside);
    fence.lines.push({ from, start: inside, end });
    return true;
  }

  #closeFence({ language, lines, margin }: Fence): void {
    const first = lines[0];
    const last = lines.at(-1);
    if (language === undefined || first === undefined || last === undefined) return;
    const kind = language.kind === 'dockerfile' && this.#callsDocker(lines) ? 'shell' : language.kind;
    const { dialect, onlyPrompted } = language;
    this.#regions.push({ kind, dialect, onlyPrompted, margin, start: first.from, end: last.end, lines });
  }

  /** Many write `docker` for the language of a block that has commands. */
  #callsDocker(lines: readonly SourceLine[]): boolean {
    const first = lines.find(({ start, end }) => !/^\s*(?:#|$)/.test(this.#text.slice(start, end)));
    return first !== undefined && /^\s*(?:[$#>] +)?(?:sudo +)?docker/.test(this.#text.slice(first.start, first.end));
  }

  #skipsComment(line: string): boolean {
    if (this.#inComment) {
      this.#inComment = !line.includes('-->');
      return true;
    }
    const opens = line.lastIndexOf('<!--');
    if (opens === -1 || line.includes('-->', opens)) return false;
    this.#inComment = true;
    return line.trimStart().startsWith('<!--');
  }

  #isIndentedCode(line: string, indent: number): boolean {
    if (this.#isNote) return false;
    const isCode = indent >= this.#listIndent + 4;
    return isCode && (this.#indented.length > 0 || this.#afterBlank) && !LIST_ITEM.test(line);
  }

  #closeProse(): void {
    if (this.#prose !== undefined) this.#paragraphs.push(this.#prose);
    this.#prose = undefined;
  }

  #closeIndented(): void {
    const first = this.#indented[0];
    const last = this.#indented.at(-1);
    if (first !== undefined && last !== undefined) {
      const margin = this.#text.slice(first.from, first.start);
      this.#regions.push({ ...noLanguage, start: first.from, end: last.end, lines: this.#indented, margin });
    }
    this.#indented = [];
  }

  #followLists(line: string, indent: number): void {
    const item = LIST_ITEM.exec(line);
    if (item !== null) this.#listIndent = item[0].length;
    else if (this.#afterBlank && indent < this.#listIndent) this.#listIndent = indent === 0 ? 0 : indent;
  }

  /** A line of text: a region for each piece of inline code, or the line itself. */
  #addText(from: number, start: number, end: number, line: string, quotes: number): void {
    const codes = inlineCode(line);
    for (const code of codes) this.#addInline('inline', from, start, code);
    const isHeading = !this.#isNote && quotes === 0 && line.startsWith('#');
    if (codes.length > 0 || isHeading) return;
    if (line.startsWith('|')) {
      this.#addCells(from, start, line);
      return;
    }
    const item = LIST_ITEM.exec(line)?.[0].length ?? leading(line);
    const inside = start + item + (LABEL.exec(line.slice(item))?.[0].length ?? 0);
    const lines = [{ from, start: inside, end }];
    const region = textRegion('text', from, end, lines);
    this.#regions.push(region);
    if (line.trimEnd().endsWith('\\')) this.#open = region;
  }

  /** The cells of a row in which nothing but a command stands. */
  #addCells(from: number, start: number, line: string): void {
    for (const { 0: cell, index } of line.matchAll(CELL)) {
      const span = { start: start + index, end: start + index + cell.trimEnd().length };
      this.#regions.push(textRegion('text', span.start, span.end, [{ from, ...span }]));
    }
  }

  #addInline(kind: 'inline' | 'instruction', from: number, lineStart: number, { start, end }: Span): void {
    const span = { start: lineStart + start, end: lineStart + end };
    this.#regions.push(textRegion(kind, span.start, span.end, [{ from, start: span.start, end: span.end }]));
  }

  /** A line of text behind one that ends in a backslash. */
  #continues(from: number, start: number, end: number, line: string): boolean {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined || line.trim() === '') return false;
    open.lines.push({ from, start: start + leading(line), end });
    open.end = end;
    if (line.trimEnd().endsWith('\\')) this.#open = open;
    return true;
  }
}

/** A part of a text that is no block; more may come to it. */
function textRegion(
  kind: 'instruction' | 'inline' | 'text',
  start: number,
  end: number,
  lines: SourceLine[],
): Region & { end: number; readonly lines: SourceLine[] } {
  return { kind, dialect: 'posix', onlyPrompted: false, margin: '', start, end, lines };
}

/** `Example: docker ps`: what a command is, in front of it. */
const LABEL = /^[\p{L}\d][\p{L}\d ()]{0,30}: +(?=(?:sudo +)?docker )/u;
const CELL = /(?<=\|[ \t]*)docker [^|]*/g;

const LIST_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** `code` between the same number of backquotes, and `<code>`; in order. One pass: unmatched runs cost nothing. */
export function inlineCode(line: string): Span[] {
  const runs = markRuns(line);
  const nextOfLength = new Map<number, number>();
  const partner = new Array<number | undefined>(runs.length);
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    partner[index] = nextOfLength.get(length);
    nextOfLength.set(length, index);
  }
  const spans: Span[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const [open, other] = [runs[index], partner[index]];
    const close = other === undefined ? undefined : runs[other];
    if (open === undefined || other === undefined || close === undefined) continue;
    spans.push({ start: open.start + open.length, end: close.start });
    index = other;
  }
  return runs.length > 0 ? spans : codeElements(line);
}

/** Stretches of backquotes. */
function markRuns(line: string): { readonly start: number; readonly length: number }[] {
  const runs: { start: number; length: number }[] = [];
  for (let start = line.indexOf('`'); start !== -1; ) {
    let end = start + 1;
    while (line.charAt(end) === '`') end += 1;
    runs.push({ start, length: end - start });
    start = line.indexOf('`', end);
  }
  return runs;
}

function codeElements(line: string): Span[] {
  const spans: Span[] = [];
  for (let at = line.indexOf('<code>'); at !== -1; at = line.indexOf('<code>', at)) {
    const end = line.indexOf('</code>', at);
    if (end === -1) break;
    spans.push({ start: at + 6, end });
    at = end;
  }
  return spans;
}

/** Columns of the blanks in front; a tab goes to the next multiple of four. */
function indentOf(line: string): number {
  let columns = 0;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 32) columns += 1;
    else if (code === 9) columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

/** Characters of the blanks in front. */
function leading(line: string): number {
  let count = 0;
  while (count < line.length && (line.charAt(count) === ' ' || line.charAt(count) === '\t')) count += 1;
  return count;
}

function isOnly(text: string, character: string): boolean {
  for (const other of text) if (other !== character) return false;
  return true;
}
