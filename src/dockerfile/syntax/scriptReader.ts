import type { LogicalText } from './logicalText.ts';
import type { OperatorMark, Redirect, Script, ScriptCommand, ScriptOperator, ScriptWord } from './scriptTree.ts';
import type { Heredoc, Span } from './tree.ts';
import { SourceWord, wordReading } from './words.ts';

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

/** Until it is finished, its offsets are those of the script. */
interface OpenCommand extends ScriptCommand {
  start: number;
  end: number;
  words: ScriptWord[];
  assignments: ScriptWord[];
  redirects: Redirect[];
  after: OperatorMark | undefined;
}

interface OpenRedirect {
  readonly start: number;
  readonly operator: string;
  readonly fd: number | undefined;
}

/** The script itself, or the inside of `$( )`, backquotes, `( )`. */
interface Frame {
  readonly outer: Frame | undefined;
  readonly close: string;
  readonly depth: number;
  command: OpenCommand | undefined;
  /** Where the word begins that is being read; -1 when there is none. */
  word: number;
  /** Of that word. */
  literal: boolean;
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

/** Every list until it has an item. */
const nothing: never[] = [];

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
  #commands: OpenCommand[] = nothing;
  #operators: OperatorMark[] = nothing;
  #comments: Span[] = nothing;
  /** Heredocs inside the script whose bodies begin at the next line. */
  #heredocs: { name: string; stripTabs: boolean }[] = nothing;
  #frame: Frame = newFrame('', undefined);
  #at = 0;

  constructor(source: LogicalText) {
    this.#source = source;
    this.#text = source.text;
  }

  read(heredoc: Heredoc | undefined): Script {
    while (this.#at < this.#text.length) this.#step();
    while (this.#frame.outer !== undefined) this.#close();
    this.#endCommand();
    const { start, end } = this.#source.span;
    const commands = this.#commands.every(hasContent) ? exact(this.#commands) : this.#commands.filter(hasContent);
    for (const command of commands) this.#finish(command);
    const operators = exact(this.#operators);
    const comments = exact(this.#comments);
    return { start, end, source: this.#source, heredoc, commands, operators, comments };
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
    } else if (character === '#' && this.#frame.word === -1) this.#comment();
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
    this.#beginWord();
    this.#at = Math.min(this.#at + length, this.#text.length);
  }

  #beginWord(): void {
    if (this.#frame.word !== -1) return;
    this.#frame.word = this.#at;
    this.#frame.literal = true;
  }

  #escape(): void {
    // A line that is continued is one line.
    lineEndShape.lastIndex = this.#at;
    if (lineEndShape.test(this.#text)) {
      if (this.#frame.word === -1) this.#at = lineEndShape.lastIndex;
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
    this.#frame.literal = false;
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
  }

  #backquote(): void {
    if (this.#frame.close === '`') this.#close();
    else this.#substitute('`', 1);
  }

  /** A substitution is a part of the word that it stands in. */
  #substitute(close: string, length: number): void {
    this.#beginWord();
    this.#frame.literal = false;
    this.#open(close, length);
  }

  #open(close: string, length: number): void {
    this.#beginCommand(this.#frame.word === -1 ? this.#at : this.#frame.word);
    this.#frame = newFrame(close, this.#frame);
    this.#at += length;
  }

  #close(): void {
    this.#endCommand();
    this.#at = Math.min(this.#at + this.#frame.close.length, this.#text.length);
    this.#frame = this.#frame.outer ?? newFrame('', undefined);
    if (this.#frame.command !== undefined) this.#frame.command.end = this.#at;
  }

  #parenthesis(): void {
    if (this.#frame.close === ')') {
      this.#close();
      return;
    }
    // The pattern of a `case` is no command.
    this.#endWord();
    if (this.#frame.command !== undefined) this.#frame.command.words = nothing;
    this.#endCommand();
    this.#at += 1;
  }

  #comment(): void {
    const lineFeed = this.#text.indexOf('\n', this.#at);
    const end = lineFeed === -1 ? this.#text.length : lineFeed;
    this.#comments = added(this.#comments, this.#source.spanOf(this.#at, end));
    this.#at = end;
  }

  #redirect(): boolean {
    const first = this.#text.charAt(this.#at);
    if (first !== '<' && first !== '>' && first !== '&') return false;
    redirectShape.lastIndex = this.#at;
    const operator = redirectShape.exec(this.#text)?.[0];
    if (operator === undefined) return false;
    if (operator === first && this.#text.charAt(this.#at + 1) === '(') {
      this.#substitute(')', 2);
      return true;
    }
    const { word } = this.#frame;
    const digits = word === -1 ? '' : this.#text.slice(word, this.#at);
    const fd = /^\d+$/.test(digits) ? Number(digits) : undefined;
    const start = fd === undefined ? this.#at : word;
    if (fd === undefined) this.#endWord();
    else this.#frame.word = -1;
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
    const start = this.#source.offsetAt(this.#at);
    const mark = { start, end: this.#source.endAt(this.#at, end), operator, depth: this.#frame.depth };
    this.#operators = added(this.#operators, mark);
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
    this.#heredocs = nothing;
  }

  #beginCommand(start: number): OpenCommand {
    const { command, depth, lastOperator } = this.#frame;
    if (command !== undefined) return command;
    const begun: OpenCommand = {
      start,
      end: start,
      words: nothing,
      assignments: nothing,
      redirects: nothing,
      before: lastOperator,
      after: undefined,
      depth,
    };
    this.#commands = added(this.#commands, begun);
    this.#frame.command = begun;
    return begun;
  }

  #endWord(): void {
    const { word, literal } = this.#frame;
    if (word === -1) return;
    this.#frame.word = -1;
    const scriptWord = new ShellWord(this.#source, word, this.#at, literal);
    const command = this.#beginCommand(word);
    if (this.#frame.redirect !== undefined) {
      this.#endRedirect(scriptWord);
    } else if (command.words.length === 0 && leadingWords.has(scriptWord.raw)) {
      // What it leads is a command of its own.
      if (command.redirects.length === 0 && command.assignments.length === 0) this.#drop(command);
    } else {
      if (command.words.length > 0 || !assignmentShape.test(scriptWord.raw)) {
        command.words = added(command.words, scriptWord);
      } else {
        command.assignments = added(command.assignments, scriptWord);
      }
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
    const { operator, fd } = redirect;
    command.redirects = added(command.redirects, { start: span.start, end: span.end, operator, fd, target });
    command.end = Math.max(command.end, end);
    if (target !== undefined && (redirect.operator === '<<' || redirect.operator === '<<-')) {
      this.#heredocs = added(this.#heredocs, { name: target.text, stripTabs: redirect.operator === '<<-' });
    }
  }

  #endCommand(): void {
    this.#endWord();
    this.#endRedirect(undefined);
    this.#frame.command = undefined;
  }

  #finish(command: OpenCommand): void {
    const { start, end } = this.#source.spanOf(command.start, Math.max(command.end, command.start));
    command.start = start;
    command.end = end;
    command.words = exact(command.words);
    command.assignments = exact(command.assignments);
    command.redirects = exact(command.redirects);
  }
}

/** A list that begins with an item takes no more room than that, and most have one or none. */
function added<Item>(items: Item[], item: Item): Item[] {
  if (items.length === 0) return [item];
  items.push(item);
  return items;
}

/** The items without the room that a list leaves for more. */
function exact<Item>(items: Item[]): Item[] {
  return items.length > 1 ? items.slice() : items;
}

const shellReading = wordReading('\\', 'shell');

class ShellWord extends SourceWord implements ScriptWord {
  readonly literal: boolean;

  constructor(source: LogicalText, from: number, to: number, literal: boolean) {
    super(source, from, to, shellReading);
    this.literal = literal;
  }
}

function newFrame(close: string, outer: Frame | undefined): Frame {
  return {
    outer,
    close,
    depth: outer === undefined ? 0 : outer.depth + 1,
    command: undefined,
    word: -1,
    literal: true,
    redirect: undefined,
    lastOperator: undefined,
    double: false,
  };
}

function hasContent({ words, assignments, redirects }: OpenCommand): boolean {
  return words.length > 0 || assignments.length > 0 || redirects.length > 0;
}
