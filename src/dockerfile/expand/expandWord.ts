import { isSpace } from '../syntax/characters.ts';
import { type Operand, type Part, parseTemplate, type VariablePart } from '../syntax/template.ts';
import type { Escape, Span } from '../syntax/tree.ts';
import { ExpansionError } from './expansionError.ts';
import { isTooLong, type Pattern, readPattern, replaced, withoutPrefix, withoutSuffix } from './pattern.ts';

/** Values by name; undefined is unset. A Map is one. */
export interface Environment {
  get(name: string): string | undefined;
}

export interface ExpansionOptions {
  /** What `# escape` says; the backslash when it says nothing. */
  readonly escape?: Escape;
  /** False in bodies of heredocs, where quotes stand for themselves. */
  readonly quotes?: boolean;
  /** So many UTF-16 units may be made of a word; a word that says nothing else may become a million. */
  readonly longest?: number;
}

/** Values that take each other twice double with each line: a few lines of a file would fill any memory. */
const LONGEST = 1_000_000;

/** What became of one variable of a word; those inside its operand come before it. */
export interface ExpansionStep extends Span {
  readonly name: string;
  /** Undefined when it is unset. */
  readonly value: string | undefined;
  readonly modifier: string | undefined;
  /** What stands behind the modifier, variables filled in. */
  readonly operand: string | undefined;
  readonly replacement: string | undefined;
  readonly result: string;
}

export interface Explanation {
  readonly result: string;
  readonly steps: readonly ExpansionStep[];
}

/**
 * Fills in the variables of a word, takes quotes away and resolves escapes, as BuildKit does (shell/lex.go, ProcessWord).
 * @throws ExpansionError where BuildKit fails, and with the code `too-long` where the text becomes longer than `longest`.
 */
export function expandWord(word: string, env: Environment, options: ExpansionOptions = {}): string {
  return new Expansion(word, env, options).whole();
}

/**
 * The same, and then splits at the spaces that are neither quoted nor escaped (ProcessWords).
 * @throws ExpansionError where BuildKit fails.
 */
export function expandWords(word: string, env: Environment, options: ExpansionOptions = {}): string[] {
  return new Expansion(word, env, options).words();
}

/**
 * What `expandWord` gives, and what each variable gave to it; offsets are those of the word.
 * @throws ExpansionError where BuildKit fails.
 */
export function explainWord(word: string, env: Environment, options: ExpansionOptions = {}): Explanation {
  const expansion = new Expansion(word, env, options);
  return { result: expansion.whole(), steps: expansion.steps };
}

class Expansion {
  readonly #env: Environment;
  readonly #parts: readonly Part[];
  readonly #longest: number;
  readonly #span: Span;
  readonly steps: ExpansionStep[] = [];

  constructor(word: string, env: Environment, { escape = '\\', quotes = true, longest = LONGEST }: ExpansionOptions) {
    const { parts, error } = parseTemplate(word, { escape, quotes });
    if (error !== undefined) throw new ExpansionError(error.code, error, word.slice(error.start, error.end));
    this.#env = env;
    this.#parts = parts;
    this.#longest = longest;
    this.#span = { start: 0, end: word.length };
  }

  whole(): string {
    return this.#textOfAll(this.#parts, false);
  }

  words(): string[] {
    let length = 0;
    const splitter = new Splitter();
    for (const part of this.#parts) {
      const text = this.#textOf(part, false);
      length += text.length;
      this.#bound(length);
      if (part.kind === 'quoted' || (part.kind === 'text' && !part.splits)) splitter.addWhole(text);
      else splitter.add(text);
    }
    return splitter.end();
  }

  #bound(length: number): void {
    if (length > this.#longest) throw new ExpansionError('too-long', this.#span);
  }

  /** @param asPattern leaves escapes as they are. */
  #textOf(part: Part, asPattern: boolean): string {
    switch (part.kind) {
      case 'text':
        return asPattern ? part.patternText : part.text;
      case 'quoted':
        return this.#textOfAll(part.parts, asPattern);
      case 'variable':
        return this.#fill(part);
    }
  }

  #textOfAll(parts: readonly Part[], asPattern: boolean): string {
    let text = '';
    for (const part of parts) {
      const more = this.#textOf(part, asPattern);
      this.#bound(text.length + more.length);
      text += more;
    }
    return text;
  }

  #fill(part: VariablePart): string {
    const asPattern = /[#%/]/.test(part.modifier ?? '');
    const text = (operand: Operand | undefined): string | undefined =>
      operand && this.#textOfAll(operand.parts, asPattern);
    const operand = text(part.operand);
    const replacement = text(part.replacement);
    const value = this.#env.get(part.name);
    const result = this.#apply(part, value, operand ?? '', replacement ?? '');
    const { start, end, name, modifier } = part;
    this.steps.push({ start, end, name, modifier, value, operand, replacement, result });
    return result;
  }

  #apply(part: VariablePart, value: string | undefined, operand: string, replacement: string): string {
    const modifier = part.modifier ?? '';
    const missing = value === undefined || (modifier.startsWith(':') && value === '');
    switch (modifier.replace(':', '')) {
      case '-':
        return missing ? operand : value;
      case '+':
        return missing ? '' : operand;
      case '?':
        return missing ? this.#refuse(part, value, operand) : value;
      case '#':
      case '##':
        return this.#trim(part, value ?? '', operand, withoutPrefix);
      case '%':
      case '%%':
        return this.#trim(part, value ?? '', operand, withoutSuffix);
      case '/':
        return this.#replace(part, value ?? '', operand, replacement, false);
      case '//':
        return this.#replace(part, value ?? '', operand, replacement, true);
      default:
        return value ?? '';
    }
  }

  #trim(part: VariablePart, value: string, operand: string, trim: typeof withoutPrefix): string {
    const character = part.modifier?.at(-1) ?? '';
    const doubled = part.modifier?.replace(':', '').length === 2;
    // A second `#` that comes from quotes or a variable makes the match a long one too.
    const more = !doubled && operand.startsWith(character);
    const pattern = this.#pattern(part, more ? operand.slice(1) : operand, value);
    return trim(pattern, value, doubled || more);
  }

  #replace(part: VariablePart, value: string, operand: string, replacement: string, all: boolean): string {
    const result = replaced(this.#pattern(part, operand, value), value, replacement, all, this.#longest);
    if (result === undefined) throw new ExpansionError('too-long', part);
    return result;
  }

  #pattern(part: VariablePart, text: string, value: string): Pattern {
    const pattern = readPattern(text);
    if (pattern === undefined) throw new ExpansionError('bad-pattern', part, text);
    if (isTooLong(pattern, value)) throw new ExpansionError('pattern-too-long', part, text);
    return pattern;
  }

  #refuse(part: VariablePart, value: string | undefined, message: string): never {
    if (message !== '') throw new ExpansionError('required', part, part.name, message);
    throw new ExpansionError(value === undefined ? 'unset' : 'empty', part, part.name);
  }
}

/** Words between spaces, of text that comes piece by piece. */
class Splitter {
  readonly #words: string[] = [];
  #word = '';

  add(text: string): void {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (!isSpace(text.charCodeAt(at))) continue;
      this.#word += text.slice(start, at);
      this.#endWord();
      start = at + 1;
    }
    this.#word += text.slice(start);
  }

  /** Spaces in it part nothing. */
  addWhole(text: string): void {
    this.#word += text;
  }

  end(): string[] {
    this.#endWord();
    return this.#words;
  }

  #endWord(): void {
    // An empty word, even a quoted one, is none to BuildKit.
    if (this.#word !== '') this.#words.push(this.#word);
    this.#word = '';
  }
}
