import type { Script, ScriptWord } from '../syntax/scriptTree.ts';
import type { Instruction } from '../syntax/tree.ts';
import type { ShellCommand } from './rule.ts';

/** Programs that run the rest of their line, and which of their options take a word of their own. */
const wrappers: ReadonlyMap<string, readonly string[]> = new Map([
  ['sudo', ['-u', '-g', '-h', '-p', '-C', '-D', '-R', '-T', '-U']],
  ['env', ['-u', '-C', '-S', '--unset', '--chdir']],
  ['exec', ['-a']],
  ['command', []],
  ['builtin', []],
  ['busybox', []],
  ['nice', ['-n']],
  ['nohup', []],
  ['time', []],
]);

const none: readonly string[] = [];

const posixShells: readonly string[] = ['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'busybox'];

export function isPosixShell([program]: readonly string[]): boolean {
  return program !== undefined && posixShells.includes(baseName(program).replace(/\.exe$/i, ''));
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The commands of a script, each once for itself and once more for what it runs; only those that are wanted. */
export function* commandsOf(
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
        at = runBy(program, words, at);
        if (at !== undefined) seen = [...seen, program];
      }
    }
  }
}

/** Where the program stands that the wrapper at `at` runs; undefined when that is no wrapper. */
export function runBy(wrapper: string, words: readonly ScriptWord[], at: number): number | undefined {
  const withWord = wrappers.get(wrapper);
  if (withWord === undefined) return undefined;
  for (let next = at + 1; next < words.length; next += 1) {
    const { text } = words[next] ?? { text: '' };
    if (text.startsWith('-')) {
      if (withWord.includes(text)) next += 1;
    } else if (!/^[A-Za-z_]\w*=/.test(text)) {
      return next;
    }
  }
  return undefined;
}
