import { checkLine } from '../shell/checkLine.ts';
import type { CliFinding } from '../shell/cli/contract.ts';
import { promptEnd } from '../shell/cli/source.ts';
import type { CliModel } from '../shell/cliModel.ts';
import { type CommandLine, parseCommandLine } from '../shell/commandLine.ts';
import type { DockerLine } from '../shell/documents/dockerLine.ts';

/** The line taken apart; a prompt in front of it stands at offsets below zero. */
export function parsedLine({ text, prompt, dialect }: DockerLine): CommandLine {
  const front = prompt?.text ?? '';
  const isKnown = front !== '' && promptEnd(front + text) === front.length;
  return isKnown ? parseCommandLine(front + text, -front.length, dialect) : parseCommandLine(text, 0, dialect);
}

/** What is wrong with a line, as far as its place lets anybody be sure; spans are those of its text. */
export function checkedLine(line: DockerLine, command: CommandLine, model: CliModel): readonly CliFinding[] {
  const { place, prompt, expectsPrompt } = line;
  // In a script the prompt of root makes a comment of the line; any other is how many write down what they type.
  const isComment = place === 'script' && !expectsPrompt && prompt?.text.startsWith('#') === true;
  const findings = checkLine(command, model, { mention: place === 'inline', prompts: !isComment });
  // In a sentence only what is misspelt is surely no part of the sentence.
  return place === 'text' ? findings.filter(({ code }) => code === 'command' || code === 'program') : findings;
}
