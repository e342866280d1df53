import type { CliFinding } from '../shell/cli/contract.ts';
import type { CliModel } from '../shell/cliModel.ts';
import type { CommandLine } from '../shell/commandLine.ts';
import { checkLine } from '../shell/checkLine.ts';
import type { DockerLine } from '../shell/documents/dockerLine.ts';

/** What is wrong with a line, as far as its place lets anybody be sure; spans are those of its text. */
export function checkedLine(line: DockerLine, command: CommandLine, model: CliModel): readonly CliFinding[] {
  const findings = checkLine(command, model, { mention: line.place === 'inline', prompts: true });
  // In a sentence only a misspelt command is surely no part of the sentence.
  return line.place === 'text' ? findings.filter(({ code }) => code === 'unknown-command') : findings;
}
