import type { LogicalText } from './logicalText.ts';
import { BlockStack, leadingWords, LONGEST_LEADING } from './scriptBlocks.ts';
import { type Frame, newFrame, type OpenCommand, ShellWord } from './scriptFrames.ts';
import type { OperatorMark, Script, ScriptBlock, ScriptDocument, ScriptOperator, ScriptWord } from './scriptTree.ts';
import type { Heredoc, Span } from './tree.ts';

/** Substitutions within substitutions; more than any script has. What is deeper is text. */
const DEEPEST = 20;

const operators: readonly ScriptOperator[] = ['&&', '||', '|&', ';;', '|', ';', '&', '\n'];
const redirectShape = /(?:&>>?|<<<|<<-?|<>|<&|>&|>>|>\||<|>)/y;
const lineEndShape = /\\\r?\n/y;
const filledShape = /\$[\w@*#?$!{(-]/y;
const functionShape = /\([ \t]*\)/y;
const functionName = /^[\w.:-]+$/;
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
  #heredocs: { name: string; stripTabs: boolean; expands: boolean; command: OpenCommand }[] = nothing;
  #documents: ScriptDocument[] = nothing;
  /** Most scripts have none. */
  #blocks: BlockStack | undefined;
  #frame: Frame = newFrame('', undefined, 0);
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
    const documents = exact(this.#documents);
    const blocks = this.#endBlocks();
    return { start, end, source: this.#source, heredoc, commands, operators, comments, blocks, documents };
  }

  #endBlocks(): readonly ScriptBlock[] {
    const blocks = this.#blocks?.end(this.#text.length) ?? nothing;
    return blocks.map(({ kind, start, end }) => ({ kind, ...this.#source.spanOf(start, end) }));
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
    else if (character === '(') {
      if (!this.#functionHead()) this.#open(')', 1);
    } else if (character === ')') this.#parenthesis();
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
    if (this.#frame.depth >= DEEPEST) {
      this.#inWord(length);
      return;
    }
    this.#beginCommand(this.#frame.word === -1 ? this.#at : this.#frame.word);
    this.#frame = newFrame(close, this.#frame, this.#at);
    this.#at += length;
  }

  #close(): void {
    this.#endCommand();
    this.#at = Math.min(this.#at + this.#frame.close.length, this.#text.length);
    const { start } = this.#frame;
    this.#frame = this.#frame.outer ?? newFrame('', undefined, 0);
    const { command, word, inner } = this.#frame;
    if (command !== undefined) command.end = this.#at;
    if (word !== -1) this.#frame.inner = added(inner, { start: start - word, end: this.#at - word });
  }

  /** `f()` and what may stand in front of it is no command; what follows is run when `f` is. */
  #functionHead(): boolean {
    const { command, word } = this.#frame;
    functionShape.lastIndex = this.#at;
    const words = command?.words ?? nothing;
    const isOpen = word !== -1;
    const count = words.length + (isOpen ? 1 : 0);
    if (count !== 1 && !(count === 2 && words[0]?.raw === 'function')) return false;
    if (!functionShape.test(this.#text)) return false;
    const name = isOpen ? this.#text.slice(word, this.#at) : words.at(-1)?.raw;
    if (!functionName.test(name ?? '')) return false;
    this.#frame.word = -1;
    if (command !== undefined) this.#drop(command);
    this.#at = functionShape.lastIndex;
    this.#expectFunction();
    return true;
  }

  #expectFunction(): void {
    this.#blocks ??= new BlockStack();
    this.#blocks.expectFunction();
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
    else if (operator === ';;') this.#blocks?.meet(operator, end);
    return true;
  }

  #skipHeredocs(): void {
    for (const { name, stripTabs, expands, command } of this.#heredocs) {
      const from = this.#at;
      let to = from;
      for (let ended = false; !ended && this.#at < this.#text.length; ) {
        const lineFeed = this.#text.indexOf('\n', this.#at);
        const end = lineFeed === -1 ? this.#text.length : lineFeed;
        const line = this.#text.slice(this.#at, end);
        ended = (stripTabs ? line.replace(/^\t+/, '') : line) === name;
        to = ended ? this.#at : end;
        this.#at = Math.min(end + 1, this.#text.length);
      }
      this.#documents = added(this.#documents, { command, expands, body: this.#source.slice(from, to) });
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
    const { word, literal, inner } = this.#frame;
    if (word === -1) return;
    this.#frame.word = -1;
    this.#frame.inner = nothing;
    const scriptWord = new ShellWord(this.#source, word, this.#at, literal, inner);
    const command = this.#beginCommand(word);
    if (this.#frame.redirect !== undefined) {
      this.#endRedirect(scriptWord);
    } else if (this.#isLeading(command, scriptWord, word)) {
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

  #isLeading({ words }: OpenCommand, word: ScriptWord, start: number): boolean {
    // What is longer need not be cut out of the text.
    if (this.#at - start > LONGEST_LEADING || words.length > 2) return false;
    const { raw } = word;
    const isBody = raw === '{' && words.length === 2 && words[0]?.raw === 'function';
    if (isBody) this.#expectFunction();
    else if (words.length > 0) return false;
    if (raw === 'case' || leadingWords.has(raw)) (this.#blocks ??= new BlockStack()).meet(raw, start);
    return isBody || leadingWords.has(raw);
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
      const { text, raw } = target;
      const stripTabs = redirect.operator === '<<-';
      this.#heredocs = added(this.#heredocs, { name: text, stripTabs, expands: !/["'\\]/.test(raw), command });
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

function hasContent({ words, assignments, redirects }: OpenCommand): boolean {
  return words.length > 0 || assignments.length > 0 || redirects.length > 0;
}
