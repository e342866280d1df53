import type { DockerfileDocument } from '../document.ts';
import type { Script, ScriptCommand } from '../syntax/scriptTree.ts';
import type { Instruction, Span } from '../syntax/tree.ts';

/** A word of a command, in shell or exec form. */
export interface CommandWordAt extends Span {
  readonly text: string;
}

/** The words of each command of an instruction: of its shell text, of bodies that a shell runs, of its exec form. */
export function commandsOf(document: DockerfileDocument, instruction: Instruction): (readonly CommandWordAt[])[] {
  const { json } = instruction;
  const commands = document.commandScripts(instruction).flatMap((script) => script.commands.map(({ words }) => words));
  // What exec form gives to a shell is a command of its own inside of it.
  return json === undefined || commands.length === 0
    ? commands
    : [json.items.map(({ value, span }) => ({ text: value, ...span })), ...commands];
}

/** The command that an offset is in or behind, unless an operator parts them. */
export function openCommand({ commands, operators }: Script, offset: number): ScriptCommand | undefined {
  let found: ScriptCommand | undefined;
  for (const command of commands) if (command.start <= offset) found = command;
  const parted = operators.some(({ start, end }) => found !== undefined && start >= found.end && end <= offset);
  return parted ? undefined : found;
}
