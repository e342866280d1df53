import { grammarOf } from './grammar.ts';
import { type LogicalText, textAt } from './logicalText.ts';
import { isPosixShell, programIndex, shellKind } from './programs.ts';
import { readScript } from './scriptReader.ts';
import type { Script, ScriptCommand, ScriptWord } from './scriptTree.ts';
import type { Dockerfile, Heredoc, Instruction, Word } from './tree.ts';

/** What BuildKit uses until SHELL says otherwise. */
export const DEFAULT_SHELL: readonly string[] = ['/bin/sh', '-c'];

/**
 * The shell text of an instruction: what stands behind RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD in shell form, and the
 * bodies of heredocs that are shell scripts. None where something else than a shell reads it. Reads anew with each call.
 * @param shell what SHELL says.
 */
export function scriptsOf(
  dockerfile: Dockerfile,
  instruction: Instruction,
  shell: readonly string[] = DEFAULT_SHELL,
): Script[] {
  const source = commandText(instruction);
  if (source === undefined) return instruction.keyword === 'RUN' ? [] : copiedScripts(dockerfile, instruction);
  // Most files have no SHELL.
  const kind = shell === DEFAULT_SHELL ? 'posix' : shellKind(shell);
  if (kind === 'other') return [];
  const script = readScript(source, undefined);
  if (instruction.heredocs.length === 0) return [script];
  const bodies = instruction.heredocs
    .filter((heredoc) => isShellScript(dockerfile, script, heredoc, kind === 'posix'))
    .map((heredoc) => readScript(bodyOf(dockerfile, heredoc), heredoc));
  return [script, ...bodies];
}

/**
 * Exec form as a script: its one command, or what it gives to a shell (`["sh", "-c", "..."]`). Undefined for shell form
 * and other instructions.
 */
export function execScriptOf({ keyword, json, words, argument }: Instruction): Script | undefined {
  if (json === undefined || grammarOf(keyword).variables !== 'shell' || keyword === 'SHELL') return undefined;
  const items = keyword === 'HEALTHCHECK' ? words.slice(1) : words;
  const text = items[shellTextIndex(items.map((word) => word.text))];
  if (text !== undefined) return readScript(text.source, undefined);
  const [first] = items;
  const command: ScriptCommand = {
    start: first?.start ?? argument.span.start,
    end: items.at(-1)?.end ?? argument.span.end,
    words: items.map(asLiteral),
    assignments: [],
    redirects: [],
    before: undefined,
    after: undefined,
    depth: 0,
  };
  return {
    ...argument.span,
    source: argument,
    heredoc: undefined,
    commands: [command],
    operators: [],
    comments: [],
    blocks: [],
    documents: [],
  };
}

/** Where the text stands that a shell is to run; -1 when the words do not start one with `-c`. */
export function shellTextIndex(words: readonly string[]): number {
  const program = programIndex(words.map((text) => ({ text })));
  if (!isPosixShell(words.slice(program, program + 1))) return -1;
  const option = words.findIndex((word, index) => index > program && /^-[a-z]*c$/.test(word));
  const options = words.slice(program + 1, option);
  return option === -1 || !options.every((word) => /^[-+]|^pipefail$/.test(word)) ? -1 : option + 1;
}

/** Without the quotes of JSON, and nobody fills in anything. */
function asLiteral({ text, variables, source, error }: Word): ScriptWord {
  return { ...source.span, raw: text, text, variables, quoted: false, source, error, literal: true, inner: [] };
}

function commandText({ keyword, json, words, argument }: Instruction): LogicalText | undefined {
  if (grammarOf(keyword).variables !== 'shell' || json !== undefined) return undefined;
  if (keyword !== 'HEALTHCHECK') return argument;
  const [type, command] = words;
  return type?.text.toUpperCase() === 'CMD' ? command?.source : undefined;
}

function bodyOf({ text }: Dockerfile, { body }: Heredoc): LogicalText {
  return textAt(text.slice(body.start, body.end), body.start);
}

/** BuildKit runs a body as a script when the mark is all there is, or hands it to the program that reads it. */
function isShellScript(dockerfile: Dockerfile, script: Script, heredoc: Heredoc, posix: boolean): boolean {
  const words = readerOf(script, heredoc)?.words ?? [];
  const program = words[programIndex(words)]?.text;
  if (program !== undefined) return isPosixShell([program]) && shellTextIndex(words.map(({ text }) => text)) === -1;
  const interpreter = interpreterOf(dockerfile, heredoc);
  return interpreter === undefined ? posix : isPosixShell(interpreter);
}

/** The command that a heredoc is the input of. */
export function readerOf({ commands }: Script, { mark }: Heredoc): ScriptCommand | undefined {
  return commands.findLast(({ redirects }) =>
    redirects.some(({ start, end }) => start <= mark.start && mark.start < end),
  );
}

/** The words behind `#!` in the first line of a body. */
export function interpreterOf({ text }: Dockerfile, { body, stripTabs }: Heredoc): string[] | undefined {
  const firstLine = (/^[^\n]*/.exec(text.slice(body.start, Math.min(body.end, body.start + 200)))?.[0] ?? '').trimEnd();
  const line = stripTabs ? firstLine.replace(/^\t+/, '') : firstLine;
  return line.startsWith('#!') ? line.slice(2).trim().split(/\s+/) : undefined;
}

/** What COPY and ADD write into files that a shell will run. */
function copiedScripts(dockerfile: Dockerfile, { keyword, heredocs, words }: Instruction): Script[] {
  if (heredocs.length === 0 || (keyword !== 'COPY' && keyword !== 'ADD')) return [];
  const isNamed = /\.(?:sh|bash)$/.test(words.at(-1)?.text ?? '');
  return heredocs
    .filter((heredoc) => {
      const interpreter = interpreterOf(dockerfile, heredoc);
      return interpreter === undefined ? isNamed || /\.(?:sh|bash)$/.test(heredoc.name) : isPosixShell(interpreter);
    })
    .map((heredoc) => readScript(bodyOf(dockerfile, heredoc), heredoc));
}
