import { hasShebang, skipSpaces, trimSpacesBack } from './characters.ts';
import { SourceDockerfile, SourceHeredoc } from './document.ts';
import { grammarOf } from './grammar.ts';
import { type HeredocMark, heredocMarks } from './heredocs.ts';
import { type ContinuedLine, SourceInstruction } from './instruction.ts';
import { LineTable } from './lines.ts';
import { type TextPiece, textOfPieces } from './logicalText.ts';
import { problem } from './problems.ts';
import type { Comment, Directive, DirectiveName, Dockerfile, Escape, Heredoc, Problem, Span } from './tree.ts';
import { compact } from './words.ts';

/**
 * Reads a whole Dockerfile in one pass, whatever the text is; never throws. Lines, keywords, comments and heredocs are
 * read at once, the arguments of an instruction when they are first asked for. Rules: BuildKit, frontend/dockerfile/parser.
 */
export function parse(text: string): Dockerfile {
  return new Parser(text).parse();
}

const directiveNames: readonly string[] = ['syntax', 'escape', 'check'] satisfies DirectiveName[];
const directiveName = /[a-zA-Z][a-zA-Z0-9]*/y;
const noSpans: readonly Span[] = [];

class Parser {
  readonly #text: string;
  readonly #starts: number[] = [];
  /** The line that was read last: from its start to its end without `\r` and `\n`, and where the next one begins. */
  #lineStart = 0;
  #lineEnd = 0;
  #next = 0;
  /** Where the next `<<` of the text stands, from the line on that was last asked for. */
  #nextMark = -1;
  #escape: Escape = '\\';
  readonly #directives: Directive[] = [];
  #directivesDone = false;
  readonly #comments: Comment[] = [];
  #pending: Comment[] = [];
  readonly #instructions: SourceInstruction[] = [];
  readonly #problems: Problem[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Dockerfile {
    const text = this.#text;
    if (text.length === 0) this.#starts.push(0);
    while (this.#nextLine()) {
      const first = skipSpaces(text, this.#lineStart, this.#lineEnd);
      const isComment = first < this.#lineEnd && text.charCodeAt(first) === 35;
      if (!this.#directivesDone) {
        if (isComment && this.#readDirective(first)) continue;
        this.#directivesDone = this.#starts.length > 1 || !hasShebang(text);
      }
      if (isComment) this.#addComment(first, false);
      else if (first < this.#lineEnd) this.#readInstruction(first);
    }
    if (text.endsWith('\n')) this.#starts.push(text.length);
    if (this.#instructions.length === 0) {
      this.#problems.push(problem('empty-file', { start: text.length, end: text.length }));
    }
    return new SourceDockerfile({
      text,
      escape: this.#escape,
      directives: this.#directives,
      comments: this.#comments,
      instructions: this.#instructions,
      lines: new LineTable(text, this.#starts),
      problems: this.#problems,
    });
  }

  #nextLine(): boolean {
    const text = this.#text;
    const start = this.#next;
    if (start >= text.length) return false;
    this.#starts.push(start);
    this.#lineStart = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
    const lineFeed = text.indexOf('\n', start);
    let end = lineFeed === -1 ? text.length : lineFeed;
    this.#next = lineFeed === -1 ? end : lineFeed + 1;
    while (end > this.#lineStart && text.charCodeAt(end - 1) === 13) end -= 1;
    this.#lineEnd = end;
    return true;
  }

  /** False when the line is none, and then none follows. */
  #readDirective(hash: number): boolean {
    const text = this.#text;
    const lineEnd = this.#lineEnd;
    const start = skipSpaces(text, hash + 1, lineEnd);
    directiveName.lastIndex = start;
    const written = directiveName.exec(text)?.[0] ?? '';
    const name = written.toLowerCase();
    const nameEnd = start + written.length;
    const equals = skipSpaces(text, nameEnd, lineEnd);
    // BuildKit looks for the others behind a shebang.
    if (name === 'escape' && hasShebang(text)) return false;
    if (!isDirectiveName(name) || equals >= lineEnd || text.charAt(equals) !== '=') return false;
    const valueStart = skipSpaces(text, equals + 1, lineEnd);
    const valueEnd = trimSpacesBack(text, lineEnd, valueStart);
    if (valueStart === valueEnd) return false;
    const nameSpan = { start, end: nameEnd };
    if (this.#directives.some((directive) => directive.name === name)) {
      this.#problems.push(problem('duplicate-directive', nameSpan, name));
      return false;
    }
    const value = text.slice(valueStart, valueEnd);
    const valueSpan = { start: valueStart, end: valueEnd };
    this.#directives.push({ start: hash, end: valueEnd, name, nameSpan, value, valueSpan });
    if (name === 'escape') {
      if (value === '`' || value === '\\') this.#escape = value;
      else this.#problems.push(problem('unknown-escape', valueSpan, value));
    }
    return true;
  }

  #addComment(hash: number, insideInstruction: boolean): void {
    const end = this.#lineEnd;
    const from = skipSpaces(this.#text, hash + 1, end);
    const text = this.#text.slice(from, trimSpacesBack(this.#text, end, from));
    const comment = { start: hash, end, text, insideInstruction };
    this.#comments.push(comment);
    if (insideInstruction) return;
    // A bare `#` parts what is above it from the instruction below.
    if (text === '') this.#pending = [];
    else this.#pending.push(comment);
  }

  #readInstruction(first: number): void {
    const mark = this.#continuationMark(first);
    if (mark !== -1) this.#readContinued(first, mark);
    else {
      const hasMark = this.#hasHeredocMark(first, this.#lineEnd);
      this.#addInstruction(first, this.#lineEnd, undefined, 0, hasMark);
    }
  }

  #readContinued(first: number, firstMark: number): void {
    const text = this.#text;
    const pieces: TextPiece[] = [{ at: 0, start: first }];
    let joined = text.slice(first, firstMark);
    let emptyLines: Span[] | undefined;
    for (let mark = firstMark; mark !== -1; ) {
      let more = this.#nextLine();
      for (; more; more = this.#nextLine()) {
        const at = skipSpaces(text, this.#lineStart, this.#lineEnd);
        if (at === this.#lineEnd) (emptyLines ??= []).push({ start: this.#lineStart, end: this.#lineEnd });
        else if (text.charCodeAt(at) === 35) this.#addComment(at, true);
        else break;
      }
      if (!more) break;
      const start = this.#lineStart;
      mark = this.#continuationMark(start);
      const end = mark === -1 ? this.#lineEnd : mark;
      if (end <= start) continue;
      pieces.push({ at: joined.length, start });
      joined += text.slice(start, end);
    }
    const line = textOfPieces(joined, compact(pieces));
    const from = skipSpaces(line.text, 0);
    if (from === line.text.length) return;
    const continued: ContinuedLine = { line, emptyLines: emptyLines ?? noSpans };
    this.#addInstruction(first, firstMark, continued, from, line.text.includes('<<'));
  }

  /** Goes through the text once, whatever the lines are that it is asked for, as these are in order. */
  #hasHeredocMark(start: number, end: number): boolean {
    if (this.#nextMark < start) {
      const found = this.#text.indexOf('<<', start);
      this.#nextMark = found === -1 ? Infinity : found;
    }
    return this.#nextMark + 1 < end;
  }

  /**
   * Where the escape character stands that continues the line; -1 when the line ends here. `x\\` ends in an escaped
   * escape. @param start where the line's text begins.
   */
  #continuationMark(start: number): number {
    const text = this.#text;
    const escape = this.#escape.charCodeAt(0);
    let at = this.#lineEnd - 1;
    while (at >= start && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at -= 1;
    if (at < start || text.charCodeAt(at) !== escape) return -1;
    return at > start && text.charCodeAt(at - 1) === escape ? -1 : at;
  }

  #addInstruction(
    lineStart: number,
    lineEnd: number,
    continued: ContinuedLine | undefined,
    from: number,
    hasHeredocMark: boolean,
  ): void {
    const comments = compact(this.#pending);
    if (comments.length > 0) this.#pending = [];
    const index = this.#instructions.length;
    const parts = { text: this.#text, escape: this.#escape, index, comments, lineStart, lineEnd, continued };
    const instruction = new SourceInstruction(parts, from, undefined);
    this.#instructions.push(instruction);
    if (hasHeredocMark) this.#readHeredocs(instruction);
  }

  #readHeredocs(instruction: SourceInstruction): void {
    const { trigger } = instruction;
    const target = trigger ?? instruction;
    if (!grammarOf(target.keyword).heredocs || target.json !== undefined) return;
    const fills = grammarOf(target.keyword).variables === 'build';
    const heredocs = heredocMarks(instruction.line).map((mark) => this.#readBody(mark, fills));
    const end = heredocs.at(-1)?.end;
    if (end === undefined) return;
    for (const part of trigger === undefined ? [instruction] : [instruction, trigger]) {
      part.heredocs = heredocs;
      part.end = Math.max(part.end, end);
    }
  }

  #readBody(mark: HeredocMark, fills: boolean): Heredoc {
    const text = this.#text;
    const start = this.#next;
    let end = start;
    let endLine: Span | undefined;
    while (endLine === undefined && this.#nextLine()) {
      if (this.#endsHeredoc(mark)) endLine = { start: this.#lineStart, end: this.#lineEnd };
      else end = this.#lineEnd;
    }
    const closed = endLine !== undefined;
    if (!closed) this.#problems.push(problem('unterminated-heredoc', mark.mark, mark.name));
    endLine ??= { start: text.length, end: text.length };
    return new SourceHeredoc(mark, { start, end }, endLine, closed, fills ? text : undefined);
  }

  #endsHeredoc({ name, stripTabs }: HeredocMark): boolean {
    let start = this.#lineStart;
    if (stripTabs) while (start < this.#lineEnd && this.#text.charCodeAt(start) === 9) start += 1;
    return this.#lineEnd - start === name.length && this.#text.startsWith(name, start);
  }
}

function isDirectiveName(name: string): name is DirectiveName {
  return directiveNames.includes(name);
}
