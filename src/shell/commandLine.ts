import { distanceWithin } from '../dockerfile/rules/spelling.ts';
import { baseName, wrappedProgram } from '../dockerfile/syntax/programs.ts';
import { readScript } from '../dockerfile/syntax/scriptReader.ts';
import type { Redirect, Script, ScriptCommand, ScriptWord } from '../dockerfile/syntax/scriptTree.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { bodyStart, quotedScripts, startedBy, withoutBlockEnd } from './starters.ts';
import type { CliArgument, CliCommand, CliFlag } from './cliModel.ts';
import { shellSource } from './cli/source.ts';

/** Whose quoting, comments and line continuations a text has. */
export type ShellDialect = 'posix' | 'powershell' | 'cmd';

/** A text of one command line or more, taken apart without knowing docker's commands; all spans are the document's. */
export interface CommandLine extends Span {
  readonly text: string;
  readonly dialect: ShellDialect;
  /** `$ `, `root@host:~# `, `PS C:\> ` in front, which nobody types. */
  readonly prompt: Span | undefined;
  /** `<name>`, `[OPTIONS]`: a person has to fill these in. */
  readonly placeholders: readonly Span[];
  /** Curly quotes, which no shell knows; they are read as straight ones. */
  readonly typographic: readonly Span[];
  readonly script: Script;
  /** Calls of docker in order, those inside `$( )` behind the one that they are in. */
  readonly invocations: readonly Invocation[];
}

/** One call of docker or docker-compose. */
export interface Invocation extends Span {
  readonly program: ScriptWord;
  /** `docker-compose`, which means `docker compose`. */
  readonly compose: boolean;
  /** The program is something like `dcoker`. */
  readonly isMisspelt: boolean;
  /** Words in front that only start it: `sudo`, `time`, `env A=b`. */
  readonly wrappers: readonly ScriptWord[];
  /** Words behind the program, redirections left out. */
  readonly words: readonly ScriptWord[];
  readonly redirects: readonly Redirect[];
  /** `xargs` adds more words than are written. */
  readonly fed: boolean;
  /** 0 on the line itself, one more inside each `$( )`. */
  readonly depth: number;
}

/** An invocation as docker reads it. */
export interface DockerCall {
  readonly invocation: Invocation;
  /** The words that name the command. */
  readonly commandWords: readonly ScriptWord[];
  /** The innermost command that could be found, or that an unknown word probably means; docker itself without one. */
  readonly command: CliCommand;
  /** The first word where a command should stand, which is none. */
  readonly unknownCommand: ScriptWord | undefined;
  readonly flags: readonly FlagUse[];
  readonly arguments: readonly ArgumentUse[];
  /** `run IMAGE` is followed by these: a program in the container and its arguments. */
  readonly inner: readonly ScriptWord[];
  /** `--help` is there, so that nothing else counts. */
  readonly help: boolean;
}

export type FlagForm = 'long' | 'short' | 'cluster';

/** A flag as written; a cluster `-it` makes one for each letter. */
export interface FlagUse extends Span {
  /** With its dashes; of a letter in a cluster, that letter. */
  readonly nameSpan: Span;
  /** Without dashes. */
  readonly name: string;
  readonly form: FlagForm;
  /** Undefined when neither the command nor those above it know it. */
  readonly flag: CliFlag | undefined;
  /** The command that knows it. */
  readonly owner: CliCommand;
  readonly word: ScriptWord;
  /** Undefined for a switch alone, and for a value that is missing. */
  readonly value: ValueUse | undefined;
  /** It needs a value and the line ends. */
  readonly missingValue: boolean;
}

export interface ArgumentUse extends ValueUse {
  /** Undefined when the command takes no more. */
  readonly argument: CliArgument | undefined;
}

/** A value as written: the whole word, or the part behind `=` or the letter. */
export interface ValueUse extends Span {
  /** Quotes removed, escapes resolved. */
  readonly text: string;
  /** The shell fills nothing in. */
  readonly literal: boolean;
  readonly word: ScriptWord;
  /** Where the character at this index of `text` stands. */
  readonly at: (index: number) => number;
}

/** Calls inside calls inside ...: each is read once more by all around it, and nobody writes more. */
const DEEPEST = 8;

const names = /^(?:docker|docker-compose)(?:\.exe)?$/i;

/** Takes any text apart, of several lines too; never throws. `start` is where it begins in its document. */
export function parseCommandLine(text: string, start = 0, dialect: ShellDialect = 'posix'): CommandLine {
  const { source, prompt, placeholders, typographic } = shellSource(text, start, dialect);
  const script = readScript(source, undefined);
  const invocations = invocationsOf(script.commands, dialect);
  return {
    start,
    end: start + text.length,
    text,
    dialect,
    prompt,
    placeholders,
    typographic,
    script,
    invocations,
  };
}

function invocationsOf(commands: readonly ScriptCommand[], dialect: ShellDialect): Invocation[] {
  const found = commands.flatMap((command): Invocation[] => {
    if (command.depth > DEEPEST) return [];
    const one = invocationOf(command, dialect);
    if (one !== undefined) return [one];
    return quotedScripts(command, dialect).flatMap((source) => {
      const inside = readScript(source, undefined).commands;
      return invocationsOf(
        inside.map((inner) => ({ ...inner, depth: command.depth + 1 + inner.depth })),
        dialect,
      );
    });
  });
  if (found.length < 2) return found;
  // What stands in `"$( )"` was read with the quotes around it as well.
  const programs = new Set<number>();
  return found.filter(({ program: { start } }) => !programs.has(start) && programs.add(start));
}

function invocationOf(command: ScriptCommand, dialect: ShellDialect): Invocation | undefined {
  const { redirects, depth, end } = command;
  const words = withoutBlockEnd(command.words, dialect);
  let at = bodyStart(words, dialect);
  let fed = false;
  for (let word = words[at]; word !== undefined; word = words[at]) {
    const name = baseName(word.text.replaceAll('\\', '/'));
    const spelling = spellingOf(name);
    if (spelling !== undefined && (spelling === 'right' || at + 1 < words.length)) {
      const rest = words.slice(at + 1);
      const { start } = words[0] ?? word;
      // A name as long as that can only mean the longer one.
      const compose = name.length > 10;
      const isMisspelt = spelling === 'misspelt';
      return {
        start,
        end,
        program: word,
        compose,
        isMisspelt,
        wrappers: words.slice(0, at),
        words: rest,
        redirects,
        fed,
        depth,
      };
    }
    fed ||= name === 'xargs';
    const next = startedBy(name, words, at) ?? wrappedProgram(words, at);
    if (next === undefined) return undefined;
    at = next;
  }
  return undefined;
}

function spellingOf(name: string): 'right' | 'misspelt' | undefined {
  if (names.test(name)) return 'right';
  if (name.length < 4 || name.length > 16 || realPrograms.has(name)) return undefined;
  const lower = name.toLowerCase();
  const isNear =
    distanceWithin(lower, 'docker', 2) !== undefined || distanceWithin(lower, 'docker-compose', 2) !== undefined;
  // Letters of the word docker in another order, or one too few: more differ by chance.
  return isNear && /^d/i.test(lower) ? 'misspelt' : undefined;
}

/** Programs whose names are near. */
const realPrograms: ReadonlySet<string> = new Set(['dockerd', 'locker', 'docket', 'dock', 'docs', 'docker-machine']);
