import { isSeparator, isSpace, skipSpaces } from './characters.ts';
import type { LogicalText } from './logicalText.ts';
import {
  type Operand as OperandPart,
  type Part,
  parseTemplate,
  type Template,
  type TemplateError,
  type VariablePart,
} from './template.ts';
import type { Escape, Operand, Span, Variable, Word } from './tree.ts';

/** How the text of a word is to be read. */
export interface WordReading {
  readonly escape: Escape;
  /** Who fills in its variables; undefined when nobody does. */
  readonly variables: 'build' | 'shell' | undefined;
  /** The word is the value of a JSON string: quotes and escapes are over. */
  readonly plain: boolean;
}

const whoFillsIn = ['build', 'shell', undefined] as const;
const readings = (['\\', '`'] as const).flatMap((escape) =>
  whoFillsIn.map((variables): WordReading => ({ escape, variables, plain: false })),
);

/** There are six, which all words share. */
export function wordReading(escape: Escape, variables: WordReading['variables']): WordReading {
  const index = (escape === '`' ? whoFillsIn.length : 0) + whoFillsIn.indexOf(variables);
  return readings[index] ?? { escape, variables, plain: false };
}

/** Nobody fills anything in. */
export const plainReading: WordReading = { escape: '\\', variables: undefined, plain: true };

const needsReading = /[\\`$'"]/;
const none: readonly Variable[] = [];

/** A word that is taken apart when somebody asks. */
export class SourceWord implements Word {
  readonly #within: LogicalText;
  readonly #from: number;
  readonly #to: number;
  readonly #reading: WordReading;
  #source: LogicalText | undefined;
  #raw: string | undefined;
  #variables: readonly Variable[] | undefined;

  /**
   * @param within the text that the word is a part of, from `from` to `to`.
   * @param value what is read in its place: of a JSON item, its value.
   */
  constructor(within: LogicalText, from: number, to: number, reading: WordReading, value?: LogicalText) {
    this.#within = within;
    this.#from = from;
    this.#to = to;
    this.#reading = reading;
    this.#source = value;
    this.#raw = undefined;
    this.#variables = undefined;
  }

  get start(): number {
    return this.#within.offsetAt(this.#from);
  }

  get end(): number {
    return this.#within.endAt(this.#from, this.#to);
  }

  get raw(): string {
    this.#raw ??= this.#within.text.slice(this.#from, this.#to);
    return this.#raw;
  }

  get source(): LogicalText {
    this.#source ??= this.#within.slice(this.#from, this.#to);
    return this.#source;
  }

  get text(): string {
    const text = this.written;
    return isPlain(text, this.#reading) ? text : textOf(templateOf(text, this.#reading).parts, text);
  }

  get quoted(): boolean {
    const text = this.written;
    return !isPlain(text, this.#reading) && templateOf(text, this.#reading).parts.some(({ kind }) => kind === 'quoted');
  }

  get error(): TemplateError | undefined {
    const text = this.written;
    return isPlain(text, this.#reading) ? undefined : templateOf(text, this.#reading).error;
  }

  /** What is to be read: the text of `source`, which need not be made for it. */
  get written(): string {
    return this.#source === undefined ? this.raw : this.#source.text;
  }

  get variables(): readonly Variable[] {
    if (this.#variables === undefined) {
      const { variables } = this.#reading;
      const reads = variables !== undefined && this.hasDollar;
      this.#variables = reads
        ? variablesIn(templateOf(this.written, this.#reading).parts, this.source, variables)
        : none;
    }
    return this.#variables;
  }

  /** Without a string for it, as most words have none and nobody asks for more. */
  get hasDollar(): boolean {
    if (this.#source !== undefined) return this.#source.text.includes('$');
    const { text } = this.#within;
    for (let at = this.#from; at < this.#to; at += 1) if (text.charCodeAt(at) === 36) return true;
    return false;
  }
}

function isPlain(text: string, { plain }: WordReading): boolean {
  return plain || !needsReading.test(text);
}

/** Read anew each time: what is kept of every word weighs more than reading the few that are asked twice. */
function templateOf(text: string, { escape, variables }: WordReading): Template {
  // A shell's escape is its own, whatever the file says.
  return parseTemplate(text, variables === 'shell' ? { escape: '\\', shell: true } : { escape });
}

/** Quotes removed, escapes resolved, variables as written. */
export function textOf(parts: readonly Part[], source: string): string {
  let text = '';
  for (const part of parts) {
    if (part.kind === 'text') text += part.text;
    else if (part.kind === 'variable') text += source.slice(part.start, part.end);
    else text += textOf(part.parts, source);
  }
  return text;
}

/** The variables among the parts, and with each those of its operands; offsets become those of the document. */
export function variablesIn(parts: readonly Part[], source: LogicalText, by: 'build' | 'shell'): Variable[] {
  const variables: Variable[] = [];
  for (const part of parts) {
    if (part.kind === 'variable') variables.push(variableOf(part, source, by));
    else if (part.kind === 'quoted') variables.push(...variablesIn(part.parts, source, by));
  }
  return variables;
}

function variableOf(part: VariablePart, source: LogicalText, by: 'build' | 'shell'): Variable {
  const { start, end } = source.spanOf(part.start, part.end);
  const { modifierSpan } = part;
  return {
    start,
    end,
    name: part.name,
    nameSpan: source.spanOf(part.nameSpan.start, part.nameSpan.end),
    braces: part.braces,
    by,
    modifier: part.modifier,
    modifierSpan: modifierSpan && source.spanOf(modifierSpan.start, modifierSpan.end),
    operand: operandOf(part.operand, source, by),
    replacement: operandOf(part.replacement, source, by),
    closed: part.closed,
  };
}

function operandOf(part: OperandPart | undefined, source: LogicalText, by: 'build' | 'shell'): Operand | undefined {
  if (part === undefined) return undefined;
  const { start, end } = source.spanOf(part.start, part.end);
  return { start, end, raw: source.text.slice(part.start, part.end), variables: variablesIn(part.parts, source, by) };
}

/** A variable and all that are inside its operands, in order. */
export function* withNested(variables: readonly Variable[]): Generator<Variable> {
  const stack = [...variables].reverse();
  for (let variable = stack.pop(); variable !== undefined; variable = stack.pop()) {
    yield variable;
    for (const operand of [variable.replacement, variable.operand]) {
      for (let at = (operand?.variables.length ?? 0) - 1; at >= 0; at -= 1) {
        const nested = operand?.variables[at];
        if (nested !== undefined) stack.push(nested);
      }
    }
  }
}

/** Words between separators; quotes do not hold any together. */
export function wordsBetweenSeparators(text: LogicalText, reading: WordReading): readonly SourceWord[] {
  const source = text.text;
  const { length } = source;
  const words: SourceWord[] = [];
  let at = 0;
  while (at < length) {
    while (at < length && isSeparator(source.charCodeAt(at))) at += 1;
    const start = at;
    while (at < length && !isSeparator(source.charCodeAt(at))) at += 1;
    if (at > start) words.push(new SourceWord(text, start, at, reading));
  }
  return compact(words);
}

/** Where the words stand between spaces that are neither quoted nor escaped. Quotes stay, and need not be closed. */
export function splitOutsideQuotes(source: string, escape: Escape): Span[] {
  const escapeCode = escape.charCodeAt(0);
  const words: Span[] = [];
  let at = skipSpaces(source, 0);
  while (at < source.length) {
    const start = at;
    let quote = 0;
    for (; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === escapeCode && quote !== 39) at += 1;
      else if (quote !== 0) quote = code === quote ? 0 : quote;
      else if (code === 34 || code === 39) quote = code;
      else if (isSpace(code)) break;
    }
    const end = Math.min(at, source.length);
    words.push({ start, end });
    at = skipSpaces(source, end);
  }
  return words;
}

const nothing: readonly never[] = [];

/** The same items without the room that a list leaves for more: trees hold thousands of short lists. */
export function compact<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? nothing : items.slice();
}
