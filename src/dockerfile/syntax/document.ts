import type { HeredocMark } from './heredocs.ts';
import type { SourceInstruction } from './instruction.ts';
import type { LineTable } from './lines.ts';
import { textAt } from './logicalText.ts';
import { parseTemplate } from './template.ts';
import type { Comment, Directive, Dockerfile, Escape, Heredoc, Problem, Span, Variable } from './tree.ts';
import { variablesIn } from './words.ts';

export interface DocumentParts {
  readonly text: string;
  readonly escape: Escape;
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly instructions: readonly SourceInstruction[];
  readonly lines: LineTable;
  /** Those of the line structure; those of arguments are asked for with the arguments. */
  readonly problems: readonly Problem[];
}

export class SourceDockerfile implements Dockerfile {
  readonly text: string;
  readonly escape: Escape;
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly instructions: readonly SourceInstruction[];
  readonly lines: LineTable;
  readonly #structureProblems: readonly Problem[];
  #problems: readonly Problem[] | undefined;

  constructor(parts: DocumentParts) {
    this.text = parts.text;
    this.escape = parts.escape;
    this.directives = parts.directives;
    this.comments = parts.comments;
    this.instructions = parts.instructions;
    this.lines = parts.lines;
    this.#structureProblems = parts.problems;
  }

  get problems(): readonly Problem[] {
    this.#problems ??= [
      ...this.#structureProblems,
      ...this.instructions.flatMap((instruction) => instruction.problems),
    ].sort((one, other) => one.start - other.start);
    return this.#problems;
  }
}

export class SourceHeredoc implements Heredoc {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly delimiter: string;
  readonly delimiterSpan: Span;
  readonly mark: Span;
  readonly stripTabs: boolean;
  readonly expands: boolean;
  readonly fd: number;
  readonly body: Span;
  readonly closed: boolean;
  readonly endLine: Span;
  readonly #document: string | undefined;
  #variables: readonly Variable[] | undefined;

  /** @param document the text whose body BuildKit fills in; undefined when it leaves that to a shell. */
  constructor(mark: HeredocMark, body: Span, endLine: Span, closed: boolean, document: string | undefined) {
    this.start = mark.mark.start;
    this.end = endLine.end;
    this.name = mark.name;
    this.delimiter = mark.delimiter;
    this.delimiterSpan = mark.delimiterSpan;
    this.mark = mark.mark;
    this.stripTabs = mark.stripTabs;
    this.expands = mark.expands;
    this.fd = mark.fd;
    this.body = body;
    this.closed = closed;
    this.endLine = endLine;
    this.#document = document;
  }

  get variables(): readonly Variable[] {
    this.#variables ??= this.#readVariables();
    return this.#variables;
  }

  #readVariables(): readonly Variable[] {
    if (this.#document === undefined || !this.expands) return [];
    const { start, end } = this.body;
    const source = textAt(this.#document.slice(start, end), start);
    return variablesIn(parseTemplate(source.text, { escape: '\\', quotes: false }).parts, source, 'build');
  }
}
