import { parseTemplate, type Part } from '../dockerfile/syntax/template.ts';
import type { ScriptWord } from '../dockerfile/syntax/scriptTree.ts';
import type { CliCommand, CliFlag, CliModel } from './cliModel.ts';
import { nearest, nearestFlag } from './cli/nearest.ts';
import { isOptions, PLACEHOLDER } from './cli/source.ts';
import type { ArgumentUse, DockerCall, FlagForm, FlagUse, Invocation, ValueUse } from './commandLine.ts';

/** What docker makes of an invocation. What is misspelt is read as what it probably means; never throws. */
export function readCall(invocation: Invocation, model: CliModel): DockerCall {
  return new CallReader(invocation, model).read();
}

class CallReader {
  readonly #invocation: Invocation;
  readonly #model: CliModel;
  readonly #words: readonly ScriptWord[];
  /** Their texts, which words work out anew each time. */
  readonly #texts: readonly string[];
  readonly #commandWords: ScriptWord[] = [];
  readonly #flags: FlagUse[] = [];
  readonly #arguments: ArgumentUse[] = [];
  #command: CliCommand;
  #unknown: ScriptWord | undefined;
  #inner: readonly ScriptWord[] = [];
  #help = false;
  #at = 0;

  constructor(invocation: Invocation, model: CliModel) {
    this.#invocation = invocation;
    this.#model = model;
    this.#words = invocation.words;
    this.#texts = invocation.words.map(({ text }) => text);
    this.#command = rootOf(model, invocation.compose);
  }

  read(): DockerCall {
    while (this.#at < this.#words.length && this.#command.children.length > 0 && this.#step());
    if (this.#command.children.length === 0 || this.#command.arguments.length > 0) this.#readLeaf();
    return {
      invocation: this.#invocation,
      command: this.#command,
      commandWords: this.#commandWords,
      unknownCommand: this.#unknown,
      flags: this.#flags,
      arguments: this.#arguments,
      inner: this.#inner,
      help: this.#help,
    };
  }

  /** Reads a flag or a word of the path of a group; false when the path ends. */
  #step(): boolean {
    const word = this.#words[this.#at];
    const text = this.#texts[this.#at];
    if (word === undefined || text === undefined) return false;
    if (isOptions(text)) {
      this.#at += 1;
      return true;
    }
    if (isFlag(text)) {
      this.#readFlag(word, text);
      return true;
    }
    const found = this.#find(text);
    if (found === undefined) {
      // A group that does something by itself, such as `buildx history inspect`, has arguments.
      if (this.#command.arguments.length > 0) return false;
      if (this.#unknown !== undefined) return false;
      this.#unknown = word;
      const name = nearest(text, this.#model.names(this.#command));
      const meant = name === undefined ? undefined : this.#find(name);
      if (meant === undefined) return false;
      this.#enter(word, meant);
      return true;
    }
    this.#enter(word, found);
    return true;
  }

  #enter(word: ScriptWord, command: CliCommand): void {
    this.#at += 1;
    this.#commandWords.push(word);
    this.#command = command;
  }

  #find(name: string): CliCommand | undefined {
    return this.#model.command([...this.#command.path, name]);
  }

  #readLeaf(): void {
    let onlyArguments = false;
    while (this.#at < this.#words.length) {
      const word = this.#words[this.#at];
      const text = this.#texts[this.#at];
      if (word === undefined || text === undefined) return;
      if (isOptions(text)) this.#at += 1;
      else if (this.#command.endsFlags && this.#isInner()) {
        this.#inner = this.#words.slice(this.#at);
        return;
      } else if (!onlyArguments && text === '--') {
        onlyArguments = true;
        this.#at += 1;
      } else if (!onlyArguments && isFlag(text)) this.#readFlag(word, text);
      else {
        this.#arguments.push({ ...wholeValue(word, text), argument: this.#nextArgument() });
        this.#at += 1;
        onlyArguments ||= this.#command.endsFlags;
      }
    }
  }

  /** All named arguments are there, and the rest is another program's. */
  #isInner(): boolean {
    const named = this.#command.arguments.filter(({ kind, max }) => kind !== 'command' && max === 1);
    return this.#arguments.length >= named.length && this.#command.arguments.length > named.length;
  }

  #nextArgument(): ArgumentUse['argument'] {
    let left = this.#arguments.length;
    for (const argument of this.#command.arguments) {
      if (left < argument.max) return argument;
      left -= argument.max;
    }
    return undefined;
  }

  #readFlag(word: ScriptWord, text: string): void {
    this.#at += 1;
    const dashes = dashesOf(text);
    const name = text.slice(dashes.length);
    if (dashes.length === 1 && !this.#isLongSlip(name)) this.#readCluster(word, text);
    else this.#readLong(word, dashes.length, name);
  }

  /** `-name web`: nobody means `-n ame`. */
  #isLongSlip(name: string): boolean {
    const plain = beforeEquals(name);
    if (plain.length < 2) return false;
    const flag = this.#flagOf(plain);
    if (flag !== undefined && plain.length > 2) return true;
    if (flag !== undefined) return this.#flagOf(plain.charAt(0)) === undefined;
    // No letter of it is a flag, and it is near to a long one.
    const first = this.#flagOf(plain.charAt(0));
    return first === undefined && plain.length > 3 && nearestFlag(this.#command, plain) !== undefined;
  }

  #readLong(word: ScriptWord, dashes: number, text: string): void {
    const name = beforeEquals(text);
    const hasValue = name.length < text.length;
    const flag = this.#flagOf(name);
    if (name === 'help') this.#help = true;
    const value = hasValue ? valueOf(word, dashes + name.length + 1) : undefined;
    const meant = flag ?? nearestFlag(this.#command, name);
    const needsValue = meant !== undefined && meant.kind !== 'switch' && !hasValue;
    this.#push(word, { start: 0, nameEnd: dashes + name.length }, name, 'long', flag, value, needsValue);
  }

  #readCluster(word: ScriptWord, text: string): void {
    for (let at = 1; at < text.length; at += 1) {
      const letter = text.charAt(at);
      const flag = this.#flagOf(letter);
      const form: FlagForm = text.length === 2 ? 'short' : 'cluster';
      const start = at === 1 ? 0 : at;
      const place = { start, nameEnd: at + 1 };
      const rest = text.slice(at + 1);
      if (letter === 'h' && flag === undefined) this.#help = true;
      if (flag === undefined || (flag.kind === 'switch' && !rest.startsWith('='))) {
        this.#push(word, place, letter, form, flag, undefined, false);
        // Behind an unknown letter nobody knows what is a value.
        if (flag === undefined && letter !== 'h') return;
        continue;
      }
      const value = rest === '' ? undefined : valueOf(word, rest.startsWith('=') ? at + 2 : at + 1);
      this.#push(word, place, letter, rest === '' && at === 1 ? 'short' : form, flag, value, rest === '');
      return;
    }
  }

  #push(
    word: ScriptWord,
    place: { readonly start: number; readonly nameEnd: number },
    name: string,
    form: FlagForm,
    flag: CliFlag | undefined,
    written: ValueUse | undefined,
    needsValue: boolean,
  ): void {
    const at = offsetsOf(word, word.text);
    const next = this.#words[this.#at];
    const takesNext = needsValue && next !== undefined;
    if (takesNext) this.#at += 1;
    const value = takesNext ? wholeValue(next, this.#texts[this.#at - 1]) : written;
    const nameSpan = { start: at(place.start), end: endOf(word, place.nameEnd) };
    const missingValue = needsValue && !takesNext;
    const end = value?.end ?? (form === 'cluster' ? nameSpan.end : word.end);
    this.#flags.push({
      start: nameSpan.start,
      end,
      nameSpan,
      name,
      form,
      flag,
      owner: this.#command,
      word,
      value,
      missingValue,
    });
  }

  /** Flags of docker and of compose stand in front of the command below. */
  #flagOf(name: string): CliFlag | undefined {
    return this.#model.flag(this.#command, name);
  }
}

function rootOf(model: CliModel, compose: boolean): CliCommand {
  const found = model.command(compose ? ['compose'] : []) ?? model.commands[0];
  if (found === undefined) throw new Error('the model has no commands');
  return found;
}

/** ASCII dashes, and those that word processors make of them. */
const dashShape = /^[-‐‑‒–—―−]+/;

export function dashesOf(text: string): string {
  return dashShape.exec(text)?.[0] ?? '';
}

/** A lone `-` is a file, and `—` a dash in a sentence. */
function isFlag(text: string): boolean {
  const dashes = dashesOf(text);
  return dashes !== '' && dashes.length < text.length;
}

function beforeEquals(text: string): string {
  const equals = text.indexOf('=');
  return equals === -1 ? text : text.slice(0, equals);
}

export function wholeValue(word: ScriptWord, text = word.text): ValueUse {
  const { start, end } = word;
  return { start, end, text, literal: isLiteral(word, text), word, at: offsetsOf(word, text) };
}

/** The part of a word from an index of its text on. */
function valueOf(word: ScriptWord, from: number): ValueUse {
  const { text: all } = word;
  const at = offsetsOf(word, all);
  const text = all.slice(from);
  const start = text === '' ? word.end : at(from);
  return { start, end: word.end, text, literal: isLiteral(word, all), word, at: (index) => at(from + index) };
}

/** A placeholder, a Korean word that stands for one, a variable of cmd, an ellipsis. */
const filledIn = new RegExp(`[${PLACEHOLDER}가-힣…]|%\\w+%|\\.\\.\\.`);

/** Neither the shell nor a person fills anything in. */
function isLiteral({ literal }: ScriptWord, text: string): boolean {
  return literal && !filledIn.test(text);
}

function endOf(word: ScriptWord, index: number): number {
  const { text } = word;
  return index >= text.length ? word.end : offsetsOf(word, text)(index);
}

/** Where the character at an index of a word's text stands in the document. */
function offsetsOf(word: ScriptWord, text: string): (index: number) => number {
  const { source } = word;
  if (text === source.text) return (index) => source.offsetAt(Math.min(index, text.length));
  let offsets: number[] | undefined;
  return (index) => {
    offsets ??= [...offsetsIn(parseTemplate(source.text, { escape: '\\', shell: true }).parts)];
    return index >= offsets.length ? word.end : source.offsetAt(offsets[index] ?? 0);
  };
}

function* offsetsIn(parts: readonly Part[]): Generator<number> {
  for (const part of parts) {
    if (part.kind === 'quoted') yield* offsetsIn(part.parts);
    else {
      const { start, end } = part;
      const length = part.kind === 'text' ? part.text.length : end - start;
      // What an escape stands for is its last character.
      for (let index = 0; index < length; index += 1) yield end - length + index;
    }
  }
}
