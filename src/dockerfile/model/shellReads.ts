import { variablesOf } from '../syntax/find.ts';
import { type LogicalText, textAt, textOfPieces, type TextPiece } from '../syntax/logicalText.ts';
import { isPosixShell, programIndex, shellKind } from '../syntax/programs.ts';
import { execScriptOf, readerOf, scriptsOf, shellTextIndex } from '../syntax/script.ts';
import { readScript } from '../syntax/scriptReader.ts';
import type { Script, ScriptCommand, ScriptDocument, ScriptWord } from '../syntax/scriptTree.ts';
import { parseTemplate } from '../syntax/template.ts';
import type { Dockerfile, Heredoc, Instruction, Variable } from '../syntax/tree.ts';
import { variablesIn, withNested } from '../syntax/words.ts';
import { arithmeticNames, bareName, namesGivenTo } from './bareNames.ts';
import { innerShells } from './innerShells.ts';
import { type Ownership, ShellNames } from './shellNames.ts';
import { windowsReads } from './windowsReads.ts';

/** A name that shell text looks up in its environment. */
export interface ShellRead {
  /** Of a name without `$` (`$((A))`, `printenv A`) it spans the name. */
  readonly variable: Variable;
  /** Text that may be read as shell text somewhere, at some time: it can be neither followed nor left out. */
  readonly unfollowed: boolean;
  /** Whether the script has set the name itself by then. */
  readonly ownership: () => Ownership;
}

/** Text without these reads nothing. */
const mayRead = /[$%]|\b(?:printenv|export|readonly|unset|let)\b|-[uv]\s|\(\(/;
/** Reading words is enough unless the text has one of these. */
const needsScript =
  /\(\(|\b(?:printenv|export|readonly|unset|eval|let|trap|envsubst|ssh|parallel|watch|script)\b|-[uv]\s|(?:-[a-z]*c|--command)[\s=]+["'\\]/;
/** Quotes inside of a substitution are not those around it. */
const mixesQuotes = /"(?:[^"]*)(?:\$\(|`)/;

const none: readonly ShellRead[] = [];
const unclear: Ownership = { own: false, unsure: true };

/** Everything that the shell text of an instruction reads, in exec form (`["sh", "-c", "..."]`) and heredocs too. */
export function shellReads(
  dockerfile: Dockerfile,
  instruction: Instruction,
  shell: readonly string[],
): readonly ShellRead[] {
  const { text } = instruction.line;
  const bodies = instruction.heredocs.map(({ body }) => dockerfile.text.slice(body.start, body.end));
  if (!mayRead.test(text) && !bodies.some((body) => mayRead.test(body))) return none;
  if (instruction.json !== undefined) {
    const script = execScriptOf(instruction);
    return script === undefined ? none : new Reader([script]).read();
  }
  const kind = shellKind(shell);
  if (kind === 'other') return none;
  if (kind !== 'posix') return windowsReads(dockerfile, instruction, kind);
  if (bodies.length === 0 && !needsScript.test(text) && !(text.includes("'") && mixesQuotes.test(text))) {
    return readsOfWords(dockerfile, instruction, shell);
  }
  const reads = new Reader(scriptsOf(dockerfile, instruction, shell)).readWith(dockerfile, instruction.heredocs);
  return reads.sort((one, other) => one.variable.start - other.variable.start);
}

function readsOfWords(dockerfile: Dockerfile, instruction: Instruction, shell: readonly string[]): ShellRead[] {
  let names: ShellNames | undefined;
  const reads: ShellRead[] = [];
  for (const variable of variablesOf(instruction)) {
    if (variable.by !== 'shell') continue;
    const ownership = (): Ownership => {
      names ??= ShellNames.of(instruction.line.text, () => scriptsOf(dockerfile, instruction, shell));
      return names.at(variable.name, variable.start);
    };
    reads.push({ variable, unfollowed: false, ownership });
  }
  return reads;
}

class Reader {
  readonly #scripts: readonly Script[];
  readonly #found: ShellRead[] = [];
  #names: ShellNames | undefined;

  constructor(scripts: readonly Script[]) {
    // What the outer shell fills in, a shell that gets it as its input never sees.
    const [outer] = scripts;
    this.#scripts = scripts.filter(({ heredoc }) => heredoc === undefined || !isFilledIn(outer, heredoc));
  }

  read(): ShellRead[] {
    for (const { source, commands, documents } of this.#scripts) {
      this.#readArithmetic(source);
      for (const command of commands) this.#readCommand(command);
      for (const document of documents) this.#readDocument(document);
    }
    return this.#found;
  }

  readWith({ text }: Dockerfile, heredocs: readonly Heredoc[]): ShellRead[] {
    this.read();
    const [outer] = this.#scripts;
    for (const heredoc of heredocs) {
      if (!isFilledIn(outer, heredoc)) continue;
      const { start, end } = heredoc.body;
      for (const variable of variablesOfBody(textAt(text.slice(start, end), start)))
        this.#add(variable, heredoc.mark.start);
    }
    return this.#found;
  }

  /** `((A=1))` sets A in bash, and is two subshells to other shells. */
  #readArithmetic(source: LogicalText): void {
    if (!source.text.includes('((')) return;
    for (const { index, 0: whole, 1: inside = '' } of source.text.matchAll(arithmeticCommand)) {
      const start = index + whole.length - inside.length;
      for (const { index: at, 1: name = '', 0: written } of inside.matchAll(arithmeticName)) {
        const from = start + at + written.length - name.length;
        this.#addUnclearName(name, source, from);
      }
    }
  }

  #readCommand(command: ScriptCommand): void {
    const targets = command.redirects.flatMap(({ target }) => target ?? []);
    for (const word of [...command.assignments, ...command.words, ...targets]) this.#readWord(word);
    for (const word of namesGivenTo(command)) this.#add(bareName(word.text, word), word.start);
    this.#readInner(command);
  }

  /** What stands in `$( )` is read as the command that it is. */
  #readWord(word: ScriptWord): void {
    if (word.literal || !word.raw.includes('$')) return;
    const source = word.inner.length === 0 ? word.source : withoutInner(word);
    for (const variable of word.inner.length === 0 ? withNested(word.variables) : variablesOfText(source, true)) {
      this.#add(variable, variable.start);
    }
    for (const { start, end } of arithmeticNames(source.text)) {
      const span = source.spanOf(start, end);
      this.#add(bareName(source.text.slice(start, end), span), span.start);
    }
  }

  /** `sh -c '...'`: the quotes keep variables from the outer shell, and the environment reaches the inner one. */
  #readInner(command: ScriptCommand): void {
    const { texts, unclear: words } = innerShells(command);
    for (const { source, raw } of texts) this.#readScript(source.slice(1, raw.length - 1));
    const isLet = command.words[0]?.text === 'let';
    for (const word of words) this.#addUnclear(word, isLet ? arithmeticName : shellName);
  }

  #readDocument({ command, expands, body }: ScriptDocument): void {
    if (expands) for (const variable of variablesOfBody(body)) this.#add(variable, command.start);
    else if (isShell(command)) this.#readScript(body);
  }

  #readScript(source: LogicalText): void {
    this.#found.push(...new Reader([readScript(source, undefined)]).read());
  }

  #add(variable: Variable, at: number): void {
    const ownership = (): Ownership => {
      this.#names ??= new ShellNames(this.#scripts);
      return this.#names.at(variable.name, at);
    };
    this.#found.push({ variable, unfollowed: false, ownership });
  }

  /** Names in a text of which nobody can tell who reads it, besides those that the outer shell fills in. */
  #addUnclear({ source, inner, variables }: ScriptWord, shape: RegExp): void {
    const filledIn = new Set([...withNested(variables)].map(({ nameSpan }) => nameSpan.start));
    for (const { 1: read, 2: set, index, 0: whole } of source.text.matchAll(shape)) {
      const name = read ?? set ?? '';
      const start = index + whole.lastIndexOf(name);
      if (filledIn.has(source.offsetAt(start)) || inner.some((span) => span.start <= start && start < span.end))
        continue;
      this.#addUnclearName(name, source, start);
    }
  }

  #addUnclearName(name: string, source: LogicalText, start: number): void {
    const variable = bareName(name, source.spanOf(start, start + name.length));
    this.#found.push({ variable, unfollowed: true, ownership: () => unclear });
  }
}

/** `\$A`, `${A`, and what sets it: `A=`, `export A`. */
const shellName = /(?:\$\{?[#!]?|\b(?:export|read|unset|local|declare|printenv)\s+)([A-Za-z_]\w*)|\b([A-Za-z_]\w*)=/g;
const arithmeticCommand = /(?<!\$)\(\(([^()]*)(?=\)\))/g;
const arithmeticName = /\$?\b([A-Za-z_]\w*)/g;

/** The text of a word without its substitutions. */
function withoutInner({ source, inner, raw }: ScriptWord): LogicalText {
  const pieces: TextPiece[] = [];
  let text = '';
  let from = 0;
  const take = (to: number): void => {
    // The text is not used when it is empty; a piece of its own keeps each part where it stands.
    for (const { at, start } of source.piecesOf(from, to)) pieces.push({ at: text.length + at, start });
    text += source.text.slice(from, to);
  };
  for (const { start, end } of inner) {
    if (start > from) take(start);
    from = end;
  }
  if (raw.length > from) take(raw.length);
  return textOfPieces(text, pieces);
}

/** A shell that runs what it is given to read. */
function isShell({ words }: ScriptCommand): boolean {
  const texts = words.map(({ text }) => text);
  return isPosixShell(texts.slice(programIndex(words)).slice(0, 1)) && shellTextIndex(texts) === -1;
}

/** The outer shell fills in what it hands to a command; a body that is run as it stands it never reads. */
function isFilledIn(outer: Script | undefined, heredoc: Heredoc): boolean {
  if (outer === undefined || !heredoc.expands) return false;
  const words = readerOf(outer, heredoc)?.words ?? [];
  return words[programIndex(words)] !== undefined;
}

function variablesOfBody(source: LogicalText): Iterable<Variable> {
  return variablesOfText(source, false);
}

function variablesOfText(source: LogicalText, quotes: boolean): Iterable<Variable> {
  const { parts } = parseTemplate(source.text, { escape: '\\', quotes, shell: true });
  return withNested(variablesIn(parts, source, 'shell'));
}
