import { baseName, isPosixShell, wrappedProgram } from '../dockerfile/syntax/programs.ts';
import type { LogicalText } from '../dockerfile/syntax/logicalText.ts';
import type { ScriptCommand, ScriptWord } from '../dockerfile/syntax/scriptTree.ts';
import type { ShellDialect } from './commandLine.ts';

/** How a program is called that starts the rest of its words. */
interface Starter {
  /** Its options with a word of their own. */
  readonly withWord: readonly string[];
  /** Words of its own in front of the program. */
  readonly operands: number;
}

const plain: Starter = { withWord: [], operands: 0 };

/** Programs and words of shells that start the rest of their line, besides those that a Dockerfile knows. */
const starters: ReadonlyMap<string, Starter> = new Map([
  ...['winpty', 'doas', 'then', 'do', 'else', 'cross-env', 'chronic', 'unbuffer', 'setsid'].map(
    (name) => [name, plain] as const,
  ),
  ['watch', { withWord: ['-n', '--interval'], operands: 0 }],
  ['timeout', { withWord: ['-k', '--kill-after', '-s', '--signal'], operands: 1 }],
  ['stdbuf', { withWord: ['-i', '-o', '-e'], operands: 0 }],
  ['xargs', { withWord: ['-I', '-n', '-L', '-P', '-s', '-d', '-E', '-a'], operands: 0 }],
]);

/** Where the program stands that a starter at `at` runs; undefined when it is none. */
export function startedBy(name: string, words: readonly ScriptWord[], at: number): number | undefined {
  const starter = starters.get(name) ?? starters.get(name.toLowerCase());
  if (starter === undefined) return undefined;
  let next = at + 1;
  let operands = starter.operands;
  for (let text = words[next]?.text; text !== undefined; text = words[next]?.text) {
    if (text.startsWith('-')) next += starter.withWord.includes(text) ? 2 : 1;
    else if (/^[A-Za-z_]\w*=/.test(text)) next += 1;
    else if (operands > 0) {
      operands -= 1;
      next += 1;
    } else break;
  }
  return next;
}

/** Where the command begins that a function, a variable or a loop is made of: behind `f() {`, `$id =`, `DO`. */
export function bodyStart(words: readonly ScriptWord[], dialect: ShellDialect): number {
  const texts = words.slice(0, 40).map(({ raw }) => raw);
  const [first = '', second = ''] = texts;
  if (/^[\w-]+\(\)\{$/.test(first)) return 1;
  if (/^[\w-]+\(\)$/.test(first) && second === '{') return 2;
  if (first === 'function' && texts[2] === '{') return 3;
  if (dialect === 'powershell') {
    if (/^\$[\w:]+$/.test(first) && /^\+?=$/.test(second)) return 2;
    return texts.findIndex((text) => /^%?\{$/.test(text)) + 1;
  }
  if (dialect === 'cmd' && /^for$/i.test(first)) return texts.findIndex((text) => /^do$/i.test(text)) + 1;
  return 0;
}

/** PowerShell's block ends where its brace is closed. */
export function withoutBlockEnd(words: readonly ScriptWord[], dialect: ShellDialect): readonly ScriptWord[] {
  if (dialect !== 'powershell') return words;
  const close = words.findIndex(({ raw }) => raw === '}');
  return close === -1 ? words : words.slice(0, close);
}

/** Scripts in quotes that the command runs: `sh -c "…"`, `trap "…" EXIT`, `watch "…"`, `IN ('…')` of cmd. */
export function quotedScripts({ words, depth }: ScriptCommand, dialect: ShellDialect): LogicalText[] {
  if (dialect === 'cmd') return depth > 0 ? words.slice(0, 1).flatMap(insideQuotes) : [];
  let at = 0;
  for (let next = wrappedProgram(words, 0); next !== undefined; next = wrappedProgram(words, at)) at = next;
  const name = baseName(words[at]?.text ?? '');
  if (name === 'trap' || name === 'eval') return words.slice(at + 1, at + 2).flatMap(insideQuotes);
  if (name === 'watch')
    return words
      .slice(startedBy(name, words, at))
      .slice(0, 1)
      .flatMap(insideQuotes);
  if (name !== 'su' && !isPosixShell([name])) return [];
  const option = words.findIndex(({ text }, index) => index > at && /^-[a-z]*c$/.test(text));
  return option === -1 ? [] : words.slice(option + 1, option + 2).flatMap(insideQuotes);
}

/** Only what is quoted as a whole and reads the same inside, so that every character keeps its place. */
function insideQuotes({ raw, source }: ScriptWord): LogicalText[] {
  const quote = raw.charAt(0);
  const inside = raw.slice(1, -1);
  const isWhole = (quote === '"' || quote === "'") && raw.length > 2 && raw.endsWith(quote);
  return isWhole && !inside.includes(quote) && !inside.includes('\\') ? [source.slice(1, raw.length - 1)] : [];
}
