import { baseName, isPosixShell, wrappedProgram } from '../syntax/programs.ts';
import type { Script, ScriptWord } from '../syntax/scriptTree.ts';
import type { Instruction } from '../syntax/tree.ts';
import type { RuleContext, ShellCommand } from './rule.ts';

const none: readonly string[] = [];

/** What RUN runs by a POSIX shell or in exec form; as `commandsOf`. */
export function* runCommands(
  instruction: Instruction,
  { document, shellOf }: Pick<RuleContext, 'document' | 'shellOf'>,
  isWanted: (program: string) => boolean,
): Generator<ShellCommand> {
  const shell = instruction.json === undefined ? shellOf(instruction) : none;
  if (instruction.json === undefined && !isPosixShell(shell)) return;
  yield* commandsOf(instruction, document.commandScripts(instruction), shell, isWanted);
}

/** The commands of a script, each once for itself and once more for what it runs; only those that are wanted. */
function* commandsOf(
  instruction: Instruction,
  scripts: readonly Script[],
  shell: readonly string[],
  isWanted: (program: string) => boolean,
): Generator<ShellCommand> {
  for (const script of scripts) {
    for (let index = 0; index < script.commands.length; index += 1) {
      const command = script.commands[index];
      if (command === undefined) break;
      const { words } = command;
      let seen = none;
      for (let at: number | undefined = 0; at !== undefined; ) {
        const programWord: ScriptWord | undefined = words[at];
        if (programWord === undefined) break;
        const program = baseName(programWord.text);
        if (isWanted(program)) {
          const args = words.slice(at + 1);
          yield { instruction, script, shell, command, index, program, programWord, args, wrappers: seen };
        }
        at = wrappedProgram(words, at);
        if (at !== undefined) seen = [...seen, program];
      }
    }
  }
}
