import { heredocsOf, type HeredocStart } from './heredoc.ts';

/** A stretch of the text: offsets in UTF-16 units, end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Instruction extends Span {
  /** In upper case, whether it is a known instruction or not. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** The instruction behind ONBUILD. */
  readonly trigger?: Instruction;
  /** Bodies of heredocs, without the line that ends each. */
  readonly heredocs: readonly Span[];
}

export interface DockerfileTree {
  readonly escape: '\\' | '`';
  readonly instructions: readonly Instruction[];
}

/** A part of a logical line: continuation marks, line ends and comments in between are left out. */
interface Segment extends Span {
  readonly text: string;
}

/** Stops at the first line that is no directive, as BuildKit does; `escape` changes how the rest is read. */
const directive = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=([^]*)$/;
const directiveNames: readonly string[] = ['syntax', 'escape', 'check'];
const heredocKeywords: readonly string[] = ['RUN', 'COPY', 'ADD'];

/**
 * Reads the line structure of a Dockerfile in one pass: directives, comments, continuations, heredocs. Never throws,
 * whatever the text is. Rules: BuildKit, frontend/dockerfile/parser.
 */
export function parse(text: string): DockerfileTree {
  const lines = new Lines(text);
  const escape = readDirectives(lines);
  // `x\\` ends in an escaped escape, which does not continue the line.
  const continuation = escape === '`' ? /(?:^|[^`])`[ \t]*$/ : /(?:^|[^\\])\\[ \t]*$/;
  const instructions: Instruction[] = [];
  while (lines.more()) {
    const first = lines.next();
    if (first.text.trim() === '' || isComment(first.text)) continue;
    const segments = readLogicalLine(first, lines, continuation);
    const instruction = readInstruction(segments);
    if (instruction === undefined) continue;
    const heredocs = takesHeredocs(instruction) ? readHeredocs(segments, lines) : [];
    instructions.push({ ...instruction, end: heredocs.at(-1)?.end ?? instruction.end, heredocs });
  }
  return { escape, instructions };
}

/** The keyword at an offset, under ONBUILD too. */
export function keywordAt(tree: DockerfileTree, offset: number): { keyword: string; span: Span } | undefined {
  for (let instruction = instructionAt(tree, offset); instruction !== undefined; instruction = instruction.trigger) {
    const { keyword, keywordSpan } = instruction;
    if (offset >= keywordSpan.start && offset <= keywordSpan.end) return { keyword, span: keywordSpan };
  }
  return undefined;
}

/** The instruction whose span holds the offset; found by halving, as instructions are in order. */
export function instructionAt({ instructions }: DockerfileTree, offset: number): Instruction | undefined {
  let low = 0;
  let high = instructions.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const instruction = instructions[middle];
    if (instruction === undefined) return undefined;
    if (offset < instruction.start) high = middle - 1;
    else if (offset > instruction.end) low = middle + 1;
    else return instruction;
  }
  return undefined;
}

/** Physical lines with their offsets; `\r` of a CRLF end is not part of the text. */
class Lines {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\ufeff') ? 1 : 0;
  }

  /** Where the next line begins. */
  get at(): number {
    return this.#at;
  }

  more(): boolean {
    return this.#at < this.#text.length;
  }

  next(): Segment {
    const start = this.#at;
    const lineFeed = this.#text.indexOf('\n', start);
    const end = lineFeed === -1 ? this.#text.length : lineFeed;
    this.#at = lineFeed === -1 ? end : lineFeed + 1;
    const textEnd = this.#text.charAt(end - 1) === '\r' && end > start ? end - 1 : end;
    return { start, end: textEnd, text: this.#text.slice(start, textEnd) };
  }

  back(line: Segment): void {
    this.#at = line.start;
  }
}

function readDirectives(lines: Lines): '\\' | '`' {
  let escape: '\\' | '`' = '\\';
  const seen = new Set<string>();
  while (lines.more()) {
    const line = lines.next();
    const [, name = '', rest = ''] = directive.exec(line.text) ?? [];
    const key = name.toLowerCase();
    const value = rest.trim();
    if (value === '' || !directiveNames.includes(key) || seen.has(key)) {
      lines.back(line);
      return escape;
    }
    seen.add(key);
    if (key === 'escape' && value === '`') escape = '`';
  }
  return escape;
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

function readLogicalLine(first: Segment, lines: Lines, continuation: RegExp): Segment[] {
  const segments: Segment[] = [];
  let line = first;
  for (;;) {
    const mark = continuation.exec(line.text);
    if (mark === null) {
      segments.push(line);
      return segments;
    }
    const length = line.text.slice(0, mark.index + mark[0].length).trimEnd().length - 1;
    segments.push({ start: line.start, end: line.start + length, text: line.text.slice(0, length) });
    // Comments and blank lines inside a continued instruction do not end it.
    do {
      if (!lines.more()) return segments;
      line = lines.next();
    } while (line.text.trim() === '' || isComment(line.text));
  }
}

function readInstruction(segments: readonly Segment[], from = 0): Instruction | undefined {
  const text = segments.map((segment) => segment.text).join('');
  const keywordStart = from + (text.slice(from).length - text.slice(from).trimStart().length);
  const keyword = /^\S+/.exec(text.slice(keywordStart))?.[0];
  if (keyword === undefined) return undefined;
  const keywordEnd = keywordStart + keyword.length;
  const upper = keyword.toUpperCase();
  const trigger = upper === 'ONBUILD' && from === 0 ? readInstruction(segments, keywordEnd) : undefined;
  return {
    start: offsetIn(segments, keywordStart),
    end: segments.at(-1)?.end ?? 0,
    keyword: upper,
    keywordSpan: { start: offsetIn(segments, keywordStart), end: offsetIn(segments, keywordEnd - 1) + 1 },
    heredocs: [],
    ...(trigger === undefined ? {} : { trigger }),
  };
}

/** Where a character of the joined text stands in the document. */
function offsetIn(segments: readonly Segment[], index: number): number {
  let rest = index;
  for (const segment of segments) {
    if (rest < segment.text.length) return segment.start + rest;
    rest -= segment.text.length;
  }
  return segments.at(-1)?.end ?? 0;
}

function takesHeredocs({ keyword, trigger }: Instruction): boolean {
  return heredocKeywords.includes(trigger?.keyword ?? keyword);
}

function readHeredocs(segments: readonly Segment[], lines: Lines): Span[] {
  const text = segments.map((segment) => segment.text).join('');
  return heredocsOf(text).map((heredoc) => readBody(heredoc, lines));
}

function readBody(heredoc: HeredocStart, lines: Lines): Span {
  let span: Span | undefined;
  const here = lines.at;
  while (lines.more()) {
    const line = lines.next();
    const text = heredoc.stripTabs ? line.text.replace(/^\t+/, '') : line.text;
    if (text === heredoc.name) return span ?? { start: line.start, end: line.start };
    span = { start: span?.start ?? line.start, end: line.end };
  }
  return span ?? { start: here, end: here };
}
