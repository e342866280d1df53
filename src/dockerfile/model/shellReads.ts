import { variablesOf } from '../syntax/find.ts';
import { textAt } from '../syntax/logicalText.ts';
import { programIndex, shellKind } from '../syntax/programs.ts';
import { execScriptOf, readerOf, scriptsOf, shellTextIndex } from '../syntax/script.ts';
import { readScript } from '../syntax/scriptReader.ts';
import type { Script, ScriptCommand, ScriptWord } from '../syntax/scriptTree.ts';
import { parseTemplate } from '../syntax/template.ts';
import type { Dockerfile, Heredoc, Instruction, Variable } from '../syntax/tree.ts';
import { variablesIn, withNested } from '../syntax/words.ts';
import { arithmeticNames, bareName, namesGivenTo } from './bareNames.ts';
import { ShellNames } from './shellNames.ts';
import { windowsReads } from './windowsReads.ts';

/** A name that shell text looks up in its environment. */
export interface ShellRead {
  /** Of a name without `$` (`$((A))`, `printenv A`) it spans the name. */
  readonly variable: Variable;
  /** Whether the script has set the name itself by then. */
  readonly isOwn: () => boolean;
}

/** Text without these reads nothing. */
const mayRead = /[$%]|\b(?:printenv|export|readonly|unset)\b|-[uv]\s/;
/** Reading words is enough unless the text has one of these. */
const needsScript = /\$\(\(|\b(?:printenv|export|readonly|unset)\b|-[uv]\s|-[a-z]*c\s+'/;

const none: readonly ShellRead[] = [];

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
  if (bodies.length === 0 && !needsScript.test(text)) return readsOfWords(dockerfile, instruction, shell);
  const reads = new Reader(scriptsOf(dockerfile, instruction, shell)).readWith(dockerfile, instruction.heredocs);
  return reads.sort((one, other) => one.variable.start - other.variable.start);
}

function readsOfWords(dockerfile: Dockerfile, instruction: Instruction, shell: readonly string[]): ShellRead[] {
  let names: ShellNames | undefined;
  const reads: ShellRead[] = [];
  for (const variable of variablesOf(instruction)) {
    if (variable.by !== 'shell') continue;
    const isOwn = (): boolean => {
      names ??= ShellNames.of(instruction.line.text, () => scriptsOf(dockerfile, instruction, shell));
      return names.ownsAt(variable.name, variable.start);
    };
    reads.push({ variable, isOwn });
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
    for (const { commands } of this.#scripts) for (const command of commands) this.#readCommand(command);
    return this.#found;
  }

  readWith({ text }: Dockerfile, heredocs: readonly Heredoc[]): ShellRead[] {
    this.read();
    const [outer] = this.#scripts;
    for (const heredoc of heredocs) {
      if (!isFilledIn(outer, heredoc)) continue;
      for (const variable of variablesOfBody(text, heredoc)) this.#add(variable, heredoc.mark.start);
    }
    return this.#found;
  }

  #readCommand(command: ScriptCommand): void {
    const targets = command.redirects.flatMap(({ target }) => target ?? []);
    for (const word of [...command.assignments, ...command.words, ...targets]) this.#readWord(word);
    for (const word of namesGivenTo(command)) this.#add(bareName(word.text, word), word.start);
    this.#readInner(command.words);
  }

  #readWord(word: ScriptWord): void {
    if (word.literal || !word.raw.includes('$')) return;
    for (const variable of withNested(word.variables)) this.#add(variable, variable.start);
    for (const { start, end } of arithmeticNames(word.raw)) {
      const span = word.source.spanOf(start, end);
      this.#add(bareName(word.raw.slice(start, end), span), span.start);
    }
  }

  /** `sh -c '...'`: the quotes keep variables from the outer shell, and the environment reaches the inner one. */
  #readInner(words: readonly ScriptWord[]): void {
    const text = words[shellTextIndex(words.map((word) => word.text))];
    if (text === undefined || !/^'[^']*'$/.test(text.raw)) return;
    const inner = new Reader([readScript(text.source.slice(1, text.raw.length - 1), undefined)]);
    this.#found.push(...inner.read());
  }

  #add(variable: Variable, at: number): void {
    this.#found.push({
      variable,
      isOwn: () => {
        this.#names ??= new ShellNames(this.#scripts);
        return this.#names.ownsAt(variable.name, at);
      },
    });
  }
}

/** The outer shell fills in what it hands to a command; a body that is run as it stands it never reads. */
function isFilledIn(outer: Script | undefined, heredoc: Heredoc): boolean {
  if (outer === undefined || !heredoc.expands) return false;
  const words = readerOf(outer, heredoc)?.words ?? [];
  return words[programIndex(words)] !== undefined;
}

function variablesOfBody(text: string, { body }: Heredoc): Iterable<Variable> {
  const source = textAt(text.slice(body.start, body.end), body.start);
  const { parts } = parseTemplate(source.text, { escape: '\\', quotes: false, shell: true });
  return withNested(variablesIn(parts, source, 'shell'));
}
