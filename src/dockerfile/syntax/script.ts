import { grammarOf } from './grammar.ts';
import { type LogicalText, textAt } from './logicalText.ts';
import { readScript } from './scriptReader.ts';
import type { Script } from './scriptTree.ts';
import type { Dockerfile, Heredoc, Instruction } from './tree.ts';

const shells: readonly string[] = ['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh'];

/**
 * The shell text of an instruction: what stands behind RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD in shell form, and the
 * bodies of heredocs that a shell runs. Reads anew with each call.
 */
export function scriptsOf(dockerfile: Dockerfile, instruction: Instruction): Script[] {
  const source = commandText(instruction);
  if (source === undefined) return [];
  const script = readScript(source, undefined);
  const bodies = instruction.heredocs
    .filter((heredoc) => isShellScript(dockerfile, script, heredoc))
    .map((heredoc) => readScript(bodyOf(dockerfile, heredoc), heredoc));
  return [script, ...bodies];
}

/** The first of `scriptsOf`: the text behind the keyword. */
export function scriptOf(dockerfile: Dockerfile, instruction: Instruction): Script | undefined {
  return scriptsOf(dockerfile, instruction)[0];
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
function isShellScript({ text }: Dockerfile, script: Script, heredoc: Heredoc): boolean {
  const firstLine = /^#![^\n]*/.exec(text.slice(heredoc.body.start, heredoc.body.start + 200))?.[0];
  const [command] = script.commands;
  const program = command?.words[0]?.text;
  if (program !== undefined) return script.commands.length === 1 && isShell(program);
  return firstLine === undefined || firstLine.slice(2).trim().split(/\s+/).some(isShell);
}

function isShell(program: string): boolean {
  return shells.includes(program.slice(program.lastIndexOf('/') + 1));
}
