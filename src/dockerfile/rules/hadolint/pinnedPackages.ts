import type { Rule, ShellCommand } from '../rule.ts';
import type { ScriptWord } from '../../syntax/scriptTree.ts';
import { type CommandLine, isFilledIn, readCommandLine, spanOfWords, subcommandOf } from './commandLine.ts';
import { hadolintRule } from './define.ts';

/** How a package manager is told what to install. */
interface Installer {
  readonly programs: readonly string[];
  readonly subcommands: readonly string[];
  /** Options whose value is a word of its own. */
  readonly optionsWithValue: readonly string[];
  readonly isPinned: (packageName: string) => boolean;
  /** Nothing to pin: a file lists what is installed, or it has no versions. */
  readonly isExempt?: (line: CommandLine) => boolean;
  /** Behind `--` stand arguments for something else. */
  readonly endsAtDashes?: boolean;
}

type Texts = Pick<Rule, 'code' | 'title' | 'message' | 'why' | 'strict' | 'bad' | 'good'>;

/** A rule that wants a version behind every package: one finding for each command, with their names. */
export function pinRule(texts: Texts, installer: Installer): Rule {
  return hadolintRule({
    ...texts,
    severity: 'warning',
    check: {
      commands: {
        programs: installer.programs,
        visit: (command, _context, report) => {
          const loose = packagesOf(command, installer).filter(
            (word) => !isFilledIn(word) && !installer.isPinned(word.text),
          );
          if (loose.length === 0) return;
          report({ span: spanOfWords(loose), arguments: [loose.map(({ text }) => text).join(', ')] });
        },
      },
    },
  });
}

function packagesOf({ args }: ShellCommand, installer: Installer): readonly ScriptWord[] {
  if (subcommandOf(args, installer.subcommands) === undefined) return [];
  const dashes = installer.endsAtDashes === true ? args.findIndex(({ text }) => text === '--') : -1;
  const line = readCommandLine(dashes === -1 ? args : args.slice(0, dashes), installer.optionsWithValue);
  const at = line.operands.findIndex(({ text }) => installer.subcommands.includes(text));
  if (at === -1 || installer.isExempt?.(line) === true) return [];
  return line.operands.slice(at + 1);
}
