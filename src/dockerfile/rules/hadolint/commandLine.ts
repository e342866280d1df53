import type { Localized } from '../../../contract/localized.ts';
import type { Script, ScriptCommand, ScriptWord } from '../../syntax/scriptTree.ts';
import type { Instruction, Span, Word } from '../../syntax/tree.ts';
import { baseName } from '../../syntax/programs.ts';
import { fix } from '../edits.ts';
import type { Fix, ShellCommand } from '../rule.ts';

export interface Option {
  /** Without dashes: `y` of `-qy`, `target` of `--target=x`. */
  readonly name: string;
  /** Behind `=`, or the next word where the option takes one. */
  readonly value: string | undefined;
}

export interface CommandLine {
  readonly options: readonly Option[];
  /** All that is neither an option nor the value of one. */
  readonly operands: readonly ScriptWord[];
}

/**
 * Parts the arguments of a program as getopt does, except that options may stand behind operands.
 * @param withValue names of the options whose value is a word of its own.
 */
export function readCommandLine(args: readonly ScriptWord[], withValue: readonly string[] = []): CommandLine {
  const options: Option[] = [];
  const operands: ScriptWord[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (word === undefined) break;
    const { text } = word;
    if (text === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (!text.startsWith('-') || text === '-') {
      operands.push(word);
      continue;
    }
    const next = args[at + 1]?.text;
    const read = text.startsWith('--') ? longOption(text, next, withValue) : shortOptions(text, next, withValue);
    options.push(...read.options);
    if (read.takesNext) at += 1;
  }
  return { options, operands };
}

interface ReadOptions {
  readonly options: readonly Option[];
  readonly takesNext: boolean;
}

function longOption(text: string, next: string | undefined, withValue: readonly string[]): ReadOptions {
  const equals = text.indexOf('=');
  if (equals !== -1)
    return { options: [{ name: text.slice(2, equals), value: text.slice(equals + 1) }], takesNext: false };
  const name = text.slice(2);
  const takesNext = withValue.includes(name);
  return { options: [{ name, value: takesNext ? next : undefined }], takesNext };
}

/** `-abc` is three options, unless one of them takes what follows as its value or all together are one name. */
function shortOptions(text: string, next: string | undefined, withValue: readonly string[]): ReadOptions {
  const whole = text.slice(1);
  if (whole.length > 1 && withValue.includes(whole))
    return { options: [{ name: whole, value: next }], takesNext: true };
  const options: Option[] = [];
  for (let at = 1; at < text.length; at += 1) {
    const name = text.charAt(at);
    if (text.charAt(at + 1) === '=') {
      options.push({ name, value: text.slice(at + 2) });
      break;
    }
    if (!withValue.includes(name)) {
      options.push({ name, value: undefined });
      continue;
    }
    const isLast = at === text.length - 1;
    options.push({ name, value: isLast ? next : text.slice(at + 1) });
    return { options, takesNext: isLast };
  }
  return { options, takesNext: false };
}

export function hasOption({ options }: CommandLine, names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}

/** The subcommand, if it is one of these; it may stand behind other words. */
export function subcommandOf(args: readonly ScriptWord[], names: readonly string[]): ScriptWord | undefined {
  return args.find(({ text }) => names.includes(text));
}

/** Only the shell knows what it will be. */
export function isFilledIn({ raw }: Word): boolean {
  return /^["']?[$`]/.test(raw);
}

/** A program, looked for behind wrappers too, and one of these words among its arguments. */
export function runs({ words }: ScriptCommand, program: string, oneOf: readonly string[]): boolean {
  const at = words.findIndex(({ text }) => baseName(text) === program);
  return at !== -1 && words.slice(at + 1).some(({ text }) => oneOf.includes(text));
}

/** `rm` on this folder, or on something in it. */
export function removes({ words }: ScriptCommand, folder: string): boolean {
  const at = words.findIndex(({ text }) => baseName(text) === 'rm');
  return at !== -1 && words.slice(at + 1).some(({ text }) => text === folder || text.startsWith(`${folder}/`));
}

/** The `RUN` has a cache or tmpfs mount on a path that holds this text. */
export function hasMountOn({ flags }: Instruction, path: string): boolean {
  return flags.some(({ name, fields }) => {
    if (name !== 'mount' || fields === undefined) return false;
    const type = fields.find(({ key }) => key === 'type')?.value;
    const target = fields.find(({ key }) => ['target', 'dst', 'destination'].includes(key))?.value;
    return (type === 'cache' || type === 'tmpfs') && target?.includes(path) === true;
  });
}

/** From the first of these words to the end of the last. */
export function spanOfWords(words: readonly Span[]): Span {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

/** The program and its subcommand. */
export function headOf({ programWord }: ShellCommand, subcommand: Span): Span {
  return { start: programWord.start, end: subcommand.end };
}

const addTitle: Localized = { en: 'Add {0}', ko: '{0} 추가' };

/** Puts words behind a word of a command. */
export function insertBehind({ end }: Span, text: string): Fix {
  return fix(addTitle, [{ span: { start: end, end }, text: ` ${text}` }], text);
}

/** Lets one more command follow where all of the script is one `&&` chain; elsewhere nothing is safe. */
export function appendCommand(script: Script, text: string): readonly Fix[] {
  const last = script.commands.at(-1);
  const isChain = script.operators.every(({ operator, depth }) => operator === '&&' && depth === 0);
  if (last === undefined || !isChain || script.comments.length > 0 || script.commands.some(isCompound)) return [];
  return [insertBehind(last, `&& ${text}`)];
}

function isCompound({ depth, redirects }: ScriptCommand): boolean {
  return depth > 0 || redirects.some(({ operator }) => operator.startsWith('<<'));
}
