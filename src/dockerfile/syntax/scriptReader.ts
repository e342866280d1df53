import type { LogicalText } from './logicalText.ts';
import type { OperatorMark, Redirect, Script, ScriptCommand, ScriptOperator, ScriptWord } from './scriptTree.ts';
import type { Heredoc, Span } from './tree.ts';
import { compact, SourceWord, wordReading } from './words.ts';

/** Words that stand in front of a command and are none. */
const leadingWords: ReadonlySet<string> = new Set([
  'if',
  'then',
  'elif',
  'else',
  'fi',
  'while',
  'until',
  'do',
  'done',
  'esac',
  '{',
  '}',
  '!',
  'time',
]);

interface OpenCommand {
  start: number;
  end: number;
  readonly words: ScriptWord[];
  readonly assignments: ScriptWord[];
  readonly redirects: Redirect[];
  readonly before: OperatorMark | undefined;
  after: OperatorMark | undefined;
  readonly depth: number;
}

interface OpenWord {
  readonly start: number;
  literal: boolean;
}

interface OpenRedirect {
  readonly start: number;
  readonly operator: string;
  readonly fd: number | undefined;
}

/** The script itself, or the inside of `$( )`, backquotes, `( )`. */
interface Frame {
  readonly close: string;
  readonly depth: number;
  command: OpenCommand | undefined;
  word: OpenWord | undefined;
  redirect: OpenRedirect | undefined;
  lastOperator: OperatorMark | undefined;
  /** Inside double quotes. */
  double: boolean;
}

const operators: readonly ScriptOperator[] = ['&&', '||', '|&', ';;', '|', ';', '&', '\n'];
const redirectShape = /(?:&>>?|<<<|<<-?|<>|<&|>&|>>|>\||<|>)/y;
const lineEndShape = /\\\r?\n/y;
const filledShape = /\$[\w@*#?$!{(-]/y;
const assignmentShape = /^[A-Za-z_]\w*\+?=/;

/** 1 for each character of ASCII that may be more than a part of a word. */
const special = new Uint8Array(128);
for (const character of '\\$`"\' \t\r\n#()&|;<>') special[character.charCodeAt(0)] = 1;

/** Reads shell text in one pass, whatever it is; never throws. Rules: POSIX, Shell Command Language. */
export function readScript(source: LogicalText, heredoc: Heredoc | undefined): Script {
  return new ScriptReader(source).read(heredoc);
}

class ScriptReader {
  readonly #source: LogicalText;
  readonly #text: string;
  readonly #commands: OpenCommand[] = [];
  readonly #operators: OperatorMark[] = [];
  readonly #comments: Span[] = [];
  readonly #stack: Frame[] = [];
  /** Heredocs inside the script whose bodies begin at the next line. */
  #heredocs: { name: string; stripTabs: boolean }[] = [];
  #frame: Frame = newFrame('', 0);
  #at = 0;

  constructor(source: LogicalText) {
    this.#source = source;
    this.#text = source.text;
  }

  read(heredoc: Heredoc | undefined): Script {
    while (this.#at < this.#text.length) this.#step();
    while (this.#stack.length > 0) this.#close();
    this.#endCommand();
    const { start, end } = this.#source.span;
    return {
      start,
      end,
      source: this.#source,
      heredoc,
      commands: this.#commands.filter(hasContent).map((command) => this.#finished(command)),
      operators: compact(this.#operators),
      comments: compact(this.#comments),
    };
  }

  #step(): void {
    const end = this.#endOfPlain();
    if (end > this.#at) {
      this.#inWord(end - this.#at);
      return;
    }
    const character = this.#text.charAt(this.#at);
    if (character === '\\') this.#escape();
    else if (character === '$') this.#dollar();
    else if (character === '`') this.#backquote();
    else if (character === '"') this.#double();
    else if (this.#frame.double) this.#inWord(1);
    else if (character === "'") this.#single();
    else if (character === ' ' || character === '\t' || character === '\r') {
      this.#endWord();
      this.#at += 1;
    } else if (character === '#' && this.#frame.word === undefined) this.#comment();
    else if (character === '(') this.#open(')', 1);
    else if (character === ')') this.#parenthesis();
    else if (!this.#redirect() && !this.#operator()) this.#inWord(1);
  }

  #endOfPlain(): number {
    let at = this.#at;
    while (at < this.#text.length) {
      const code = this.#text.charCodeAt(at);
      if (code < 128 && special[code] === 1) break;
      at += 1;
    }
    return at;
  }

  #inWord(length: number): void {
    this.#frame.word ??= { start: this.#at, literal: true };
    this.#at = Math.min(this.#at + length, this.#text.length);
  }

  #escape(): void {
    // A line that is continued is one line.
    lineEndShape.lastIndex = this.#at;
    if (lineEndShape.test(this.#text)) {
      if (this.#frame.word === undefined) this.#at = lineEndShape.lastIndex;
      else this.#inWord(lineEndShape.lastIndex - this.#at);
    } else this.#inWord(2);
  }

  #double(): void {
    this.#inWord(1);
    this.#frame.double = !this.#frame.double;
  }

  #single(): void {
    const close = this.#text.indexOf("'", this.#at + 1);
    this.#inWord((close === -1 ? this.#text.length : close + 1) - this.#at);
  }

  #dollar(): void {
    filledShape.lastIndex = this.#at;
    if (!filledShape.test(this.#text)) {
      this.#inWord(1);
      return;
    }
    if (this.#text.startsWith('$((', this.#at)) this.#skipBalanced('(', ')', 1);
    else if (this.#text.startsWith('${', this.#at)) this.#skipBalanced('{', '}', 1);
    else if (this.#text.startsWith('$(', this.#at)) this.#substitute(')', 2);
    else this.#inWord(2);
    if (this.#frame.word !== undefined) this.#frame.word.literal = false;
  }

  /** Passes over `${...}` and `$((...))`, which hold no commands that anybody looks for. */
  #skipBalanced(open: string, close: string, from: number): void {
    let depth = 0;
    let at = this.#at + from;
    for (; at < this.#text.length; at += 1) {
      const character = this.#text.charAt(at);
      if (character === '\\') at += 1;
      else if (character === open) depth += 1;
      else if (character === close && (depth -= 1) === 0) break;
    }
    this.#inWord(at + 1 - this.#at);
    if (this.#frame.word !== undefined) this.#frame.word.literal = false;
  }

  #backquote(): void {
    if (this.#frame.close === '`') this.#close();
    else this.#substitute('`', 1);
  }

  /** A substitution is a part of the word that it stands in. */
  #substitute(close: string, length: number): void {
    this.#frame.word ??= { start: this.#at, literal: false };
    this.#frame.word.literal = false;
    this.#open(close, length);
  }

  #open(close: string, length: number): void {
    this.#beginCommand(this.#frame.word?.start ?? this.#at);
    this.#stack.push(this.#frame);
    this.#frame = newFrame(close, this.#frame.depth + 1);
    this.#at += length;
  }

  #close(): void {
    this.#endCommand();
    this.#at = Math.min(this.#at + this.#frame.close.length, this.#text.length);
    this.#frame = this.#stack.pop() ?? newFrame('', 0);
    if (this.#frame.command !== undefined) this.#frame.command.end = this.#at;
  }

  #parenthesis(): void {
    if (this.#frame.close === ')') {
      this.#close();
      return;
    }
    // The pattern of a `case` is no command.
    this.#endWord();
    this.#frame.command?.words.splice(0);
    this.#endCommand();
    this.#at += 1;
  }

  #comment(): void {
    const lineFeed = this.#text.indexOf('\n', this.#at);
    const end = lineFeed === -1 ? this.#text.length : lineFeed;
    this.#comments.push(this.#source.spanOf(this.#at, end));
    this.#at = end;
  }

  #redirect(): boolean {
    redirectShape.lastIndex = this.#at;
    const operator = redirectShape.exec(this.#text)?.[0];
    if (operator === undefined) return false;
    if ((operator === '<' || operator === '>') && this.#text.charAt(this.#at + 1) === '(') {
      this.#substitute(')', 2);
      return true;
    }
    const word = this.#frame.word;
    const digits = word === undefined ? '' : this.#text.slice(word.start, this.#at);
    const fd = /^\d+$/.test(digits) ? Number(digits) : undefined;
    const start = fd === undefined || word === undefined ? this.#at : word.start;
    if (fd === undefined) this.#endWord();
    else this.#frame.word = undefined;
    this.#beginCommand(start);
    this.#endRedirect(undefined);
    this.#frame.redirect = { start, operator, fd };
    this.#at += operator.length;
    return true;
  }

  #operator(): boolean {
    const operator = operators.find((candidate) => this.#text.startsWith(candidate, this.#at));
    if (operator === undefined) return false;
    this.#endWord();
    const end = this.#at + operator.length;
    const span = this.#source.spanOf(this.#at, end);
    const mark = { start: span.start, end: span.end, operator, depth: this.#frame.depth };
    this.#operators.push(mark);
    if (this.#frame.command !== undefined) this.#frame.command.after = mark;
    this.#endCommand();
    this.#frame.lastOperator = mark;
    this.#at = end;
    if (operator === '\n') this.#skipHeredocs();
    return true;
  }

  #skipHeredocs(): void {
    for (const { name, stripTabs } of this.#heredocs) {
      for (let ended = false; !ended && this.#at < this.#text.length; ) {
        const lineFeed = this.#text.indexOf('\n', this.#at);
        const end = lineFeed === -1 ? this.#text.length : lineFeed;
        const line = this.#text.slice(this.#at, end);
        ended = (stripTabs ? line.replace(/^\t+/, '') : line) === name;
        this.#at = Math.min(end + 1, this.#text.length);
      }
    }
    this.#heredocs = [];
  }

  #beginCommand(start: number): OpenCommand {
    const { command, depth, lastOperator } = this.#frame;
    if (command !== undefined) return command;
    const begun: OpenCommand = {
      start,
      end: start,
      words: [],
      assignments: [],
      redirects: [],
      before: lastOperator,
      after: undefined,
      depth,
    };
    this.#commands.push(begun);
    this.#frame.command = begun;
    return begun;
  }

  #endWord(): void {
    const { word } = this.#frame;
    if (word === undefined) return;
    this.#frame.word = undefined;
    const scriptWord = new ShellWord(this.#source, word.start, this.#at, word.literal);
    const { raw } = scriptWord;
    const command = this.#beginCommand(word.start);
    if (this.#frame.redirect !== undefined) {
      this.#endRedirect(scriptWord);
    } else if (command.words.length === 0 && leadingWords.has(raw)) {
      // What it leads is a command of its own.
      if (command.redirects.length === 0 && command.assignments.length === 0) this.#drop(command);
    } else if (command.words.length === 0 && assignmentShape.test(raw)) {
      command.assignments.push(scriptWord);
      command.end = this.#at;
    } else {
      command.words.push(scriptWord);
      command.end = this.#at;
    }
  }

  #drop(command: OpenCommand): void {
    if (this.#commands.at(-1) === command) this.#commands.pop();
    this.#frame.command = undefined;
  }

  #endRedirect(target: ScriptWord | undefined): void {
    const { redirect, command } = this.#frame;
    if (redirect === undefined || command === undefined) return;
    this.#frame.redirect = undefined;
    const end = target === undefined ? redirect.start + redirect.operator.length : this.#at;
    const span = this.#source.spanOf(redirect.start, end);
    command.redirects.push({ ...span, operator: redirect.operator, fd: redirect.fd, target });
    command.end = Math.max(command.end, end);
    if (target !== undefined && (redirect.operator === '<<' || redirect.operator === '<<-')) {
      this.#heredocs.push({ name: target.text, stripTabs: redirect.operator === '<<-' });
    }
  }

  #endCommand(): void {
    this.#endWord();
    this.#endRedirect(undefined);
    this.#frame.command = undefined;
  }

  #finished(command: OpenCommand): ScriptCommand {
    const { before, after, depth } = command;
    const { start, end } = this.#source.spanOf(command.start, Math.max(command.end, command.start));
    const words = compact(command.words);
    const assignments = compact(command.assignments);
    const redirects = compact(command.redirects);
    return { start, end, words, assignments, redirects, before, after, depth };
  }
}

const shellReading = wordReading('\\', 'shell');

class ShellWord extends SourceWord implements ScriptWord {
  readonly literal: boolean;

  constructor(source: LogicalText, from: number, to: number, literal: boolean) {
    super(source, from, to, shellReading);
    this.literal = literal;
  }
}

function newFrame(close: string, depth: number): Frame {
  return {
    close,
    depth,
    command: undefined,
    word: undefined,
    redirect: undefined,
    lastOperator: undefined,
    double: false,
  };
}

function hasContent({ words, assignments, redirects }: OpenCommand): boolean {
  return words.length > 0 || assignments.length > 0 || redirects.length > 0;
}
