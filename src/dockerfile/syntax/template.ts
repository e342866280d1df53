import { endOfName, endOfShellName } from './characters.ts';
import type { Escape, Span } from './tree.ts';

/** Text that stands for itself. */
export interface TextPart extends Span {
  readonly kind: 'text';
  /** Escapes resolved. */
  readonly text: string;
  /** What a pattern makes of it: escapes stay. */
  readonly patternText: string;
  /** Spaces in it part words; an escaped character does not. */
  readonly splits: boolean;
}

/** In quotes, which it spans. */
export interface QuotedPart extends Span {
  readonly kind: 'quoted';
  readonly parts: readonly Part[];
}

export interface VariablePart extends Span {
  readonly kind: 'variable';
  readonly name: string;
  readonly nameSpan: Span;
  readonly braces: boolean;
  readonly modifier: string | undefined;
  readonly modifierSpan: Span | undefined;
  readonly operand: Operand | undefined;
  readonly replacement: Operand | undefined;
  readonly closed: boolean;
}

export interface Operand extends Span {
  readonly parts: readonly Part[];
}

export type Part = TextPart | QuotedPart | VariablePart;

export type TemplateErrorCode =
  | 'bad-substitution'
  | 'missing-brace'
  | 'missing-slash'
  | 'unsupported-modifier'
  | 'unclosed-single-quote'
  | 'unclosed-double-quote'
  | 'too-deep';

export interface TemplateError extends Span {
  readonly code: TemplateErrorCode;
}

/** A text with quotes, escapes and variables, taken apart; offsets are those of the text. */
export interface Template {
  readonly parts: readonly Part[];
  /** The first place where BuildKit cannot go on; the parts go on nevertheless. */
  readonly error: TemplateError | undefined;
}

export interface TemplateOptions {
  readonly escape: Escape;
  /** False in bodies of heredocs, where quotes stand for themselves. */
  readonly quotes?: boolean;
  /** A shell's `${#name}` and `${!name}` name `name`. */
  readonly shell?: boolean;
}

/** Variables within operands of variables within ...; more than any file has, less than any stack holds. */
const DEEPEST = 100;
const NOTHING = '';

/** Reads any text to its end in one pass. Rules: BuildKit, frontend/dockerfile/shell/lex.go. */
export function parseTemplate(text: string, options: TemplateOptions): Template {
  const reader = new Reader(text, options);
  const { parts } = reader.readUntil(NOTHING);
  return { parts, error: reader.error };
}

class Reader {
  readonly #text: string;
  readonly #escape: string;
  readonly #quotes: boolean;
  readonly #shell: boolean;
  #at = 0;
  #depth = 0;
  error: TemplateError | undefined;

  constructor(text: string, { escape, quotes = true, shell = false }: TemplateOptions) {
    this.#text = text;
    this.#escape = escape;
    this.#quotes = quotes;
    this.#shell = shell;
  }

  /** Up to the stop, which is passed over; `closed` says that it was there. */
  readUntil(stop: string): Operand & { readonly closed: boolean } {
    const text = this.#text;
    const start = this.#at;
    const parts: Part[] = [];
    let plain = start;
    const endPlain = (): void => {
      if (this.#at > plain) parts.push(plainPart(text.slice(plain, this.#at), plain));
    };
    while (this.#at < text.length) {
      const character = text.charAt(this.#at);
      if (character === stop) {
        endPlain();
        this.#at += 1;
        return { start, end: this.#at - 1, parts, closed: true };
      }
      const special =
        character === '$' || character === this.#escape || (this.#quotes && (character === "'" || character === '"'));
      if (!special) {
        this.#at += 1;
        continue;
      }
      endPlain();
      parts.push(this.#readSpecial(character));
      plain = this.#at;
    }
    endPlain();
    return { start, end: this.#at, parts, closed: stop === NOTHING };
  }

  #readSpecial(character: string): Part {
    if (character === '$') return this.#readDollar();
    if (character === "'" && this.#escape !== "'") return this.#readSingle();
    if (character === '"') return this.#readDouble();
    return this.#readEscape();
  }

  #readEscape(): TextPart {
    const start = this.#at;
    const point = this.#text.codePointAt(start + 1);
    const escaped = point === undefined ? '' : String.fromCodePoint(point);
    this.#at = start + 1 + escaped.length;
    return {
      kind: 'text',
      start,
      end: this.#at,
      text: escaped,
      patternText: this.#text.slice(start, this.#at),
      splits: false,
    };
  }

  #readSingle(): QuotedPart {
    const start = this.#at;
    const close = this.#text.indexOf("'", start + 1);
    const end = close === -1 ? this.#text.length : close;
    if (close === -1) this.#fail('unclosed-single-quote', start, start + 1);
    this.#at = close === -1 ? end : close + 1;
    return { kind: 'quoted', start, end: this.#at, parts: [plainPart(this.#text.slice(start + 1, end), start + 1)] };
  }

  #readDouble(): QuotedPart {
    const text = this.#text;
    const start = this.#at;
    const parts: Part[] = [];
    let plain = start + 1;
    const endPlain = (): void => {
      if (this.#at > plain) parts.push(plainPart(text.slice(plain, this.#at), plain));
    };
    this.#at += 1;
    while (this.#at < text.length) {
      const character = text.charAt(this.#at);
      if (character === '"') {
        endPlain();
        this.#at += 1;
        return { kind: 'quoted', start, end: this.#at, parts };
      }
      if (character === '$' || character === this.#escape) {
        endPlain();
        parts.push(character === '$' ? this.#readDollar() : this.#readEscapeInDouble());
        plain = this.#at;
      } else {
        this.#at += 1;
      }
    }
    endPlain();
    this.#fail('unclosed-double-quote', start, start + 1);
    return { kind: 'quoted', start, end: this.#at, parts };
  }

  /** In double quotes only quotes, dollars and the escape itself can be escaped. */
  #readEscapeInDouble(): TextPart {
    const start = this.#at;
    const next = this.#text.charAt(start + 1);
    if (next === '"' || next === '$' || next === this.#escape) return this.#readEscape();
    this.#at += 1;
    return {
      kind: 'text',
      start,
      end: this.#at,
      text: this.#escape,
      patternText: this.#escape + this.#escape,
      splits: false,
    };
  }

  #readDollar(): Part {
    const start = this.#at;
    if (this.#text.charAt(start + 1) !== '{') {
      const end = this.#endOfName(start + 1);
      this.#at = end;
      if (end === start + 1) return plainPart('$', start);
      return this.#variable(start, { start: start + 1, end }, { braces: false, closed: true });
    }
    if (this.#depth >= DEEPEST) {
      this.#fail('too-deep', start, start + 2);
      this.#at = start + 2;
      return plainPart('${', start);
    }
    this.#depth += 1;
    const part = this.#readBraces(start);
    this.#depth -= 1;
    return part;
  }

  #endOfName(start: number): number {
    return this.#shell ? endOfShellName(this.#text, start) : endOfName(this.#text, start);
  }

  #readBraces(start: number): VariablePart {
    const text = this.#text;
    const first = text.charAt(start + 2);
    if (first === '{' || first === '}' || first === ':') {
      this.#fail('bad-substitution', start, start + 3);
      this.#at = start + 2;
      const { closed } = this.#skipToBrace();
      return this.#variable(start, { start: start + 2, end: start + 2 }, { braces: true, closed });
    }
    const prefix = this.#shell && /[#!]/.test(first) && /[\p{L}_]/u.test(text.charAt(start + 3)) ? 1 : 0;
    const nameStart = start + 2 + prefix;
    // `${10}`, unlike `$10`, is the tenth to a shell too.
    const isNumber = /\d/.test(text.charAt(nameStart));
    const end = isNumber ? endOfName(text, nameStart) : this.#endOfName(nameStart);
    const nameSpan = { start: nameStart, end };
    this.#at = nameSpan.end;
    if (text.charAt(this.#at) === '}') {
      this.#at += 1;
      return this.#variable(start, nameSpan, { braces: true, closed: true });
    }
    return this.#readModifier(start, nameSpan);
  }

  #readModifier(start: number, nameSpan: Span): VariablePart {
    const text = this.#text;
    const modifierStart = this.#at;
    let operator = text.charAt(modifierStart);
    let end = modifierStart + operator.length;
    const colon = operator === ':';
    if (colon) {
      operator = String.fromCodePoint(text.codePointAt(end) ?? 0);
      end = Math.min(end + operator.length, text.length);
    }
    const supported = operator !== '' && (colon ? '+-?#%' : '+-?#%/').includes(operator);
    if ((operator === '#' || operator === '%' || (operator === '/' && !colon)) && text.charAt(end) === operator)
      end += 1;
    const modifierSpan = { start: modifierStart, end };
    this.#at = end;
    if (!supported && !colon) {
      if (end > modifierStart) this.#fail('unsupported-modifier', modifierStart, end);
      else this.#fail('missing-brace', start, end);
      const { closed } = this.#skipToBrace();
      return this.#variable(start, nameSpan, { braces: true, closed, modifierSpan });
    }
    const pattern = operator === '/' && !colon && !this.#shell ? this.readUntil('/') : undefined;
    if (pattern?.closed === false) this.#fail('missing-slash', start, this.#at);
    const last = this.readUntil('}');
    if (!last.closed) this.#fail('missing-brace', start, this.#at);
    if (!supported) this.#fail('unsupported-modifier', modifierStart, end);
    return this.#variable(start, nameSpan, {
      braces: true,
      closed: last.closed,
      modifierSpan,
      operand: pattern ?? last,
      ...(pattern === undefined ? {} : { replacement: last }),
    });
  }

  /** Passes over what BuildKit refuses, to go on behind it. */
  #skipToBrace(): { closed: boolean } {
    const close = this.#text.indexOf('}', this.#at);
    this.#at = close === -1 ? this.#text.length : close + 1;
    return { closed: close !== -1 };
  }

  #variable(
    start: number,
    nameSpan: Span,
    rest: {
      braces: boolean;
      closed: boolean;
      modifierSpan?: Span;
      operand?: Operand;
      replacement?: Operand;
    },
  ): VariablePart {
    const { modifierSpan, operand, replacement } = rest;
    return {
      kind: 'variable',
      start,
      end: this.#at,
      name: this.#text.slice(nameSpan.start, nameSpan.end),
      nameSpan,
      braces: rest.braces,
      closed: rest.closed,
      modifier: modifierSpan === undefined ? undefined : this.#text.slice(modifierSpan.start, modifierSpan.end),
      modifierSpan,
      operand,
      replacement,
    };
  }

  #fail(code: TemplateErrorCode, start: number, end: number): void {
    this.error ??= { code, start, end };
  }
}

function plainPart(text: string, start: number): TextPart {
  return { kind: 'text', start, end: start + text.length, text, patternText: text, splits: true };
}
