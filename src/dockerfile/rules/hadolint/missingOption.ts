import type { Rule } from '../rule.ts';
import { type CommandLine, hasOption, headOf, insertBehind, readCommandLine, subcommandOf } from './commandLine.ts';
import { hadolintRule } from './define.ts';

interface Wanted {
  readonly programs: readonly string[];
  readonly subcommands: readonly string[];
  /** Any of these will do. */
  readonly options: readonly string[];
  /** Other ways to say the same. */
  readonly alsoFine?: (line: CommandLine) => boolean;
  /** What the fix puts behind the subcommand. */
  readonly text: string;
}

type Texts = Pick<Rule, 'code' | 'title' | 'message' | 'why' | 'severity' | 'bad' | 'good'>;

/** A rule that wants an option with certain subcommands. */
export function missingOptionRule(texts: Texts, wanted: Wanted): Rule {
  return hadolintRule({
    ...texts,
    check: {
      commands: {
        programs: wanted.programs,
        visit: (command, _context, report) => {
          const subcommand = subcommandOf(command.args, wanted.subcommands);
          if (subcommand === undefined) return;
          const line = readCommandLine(command.args);
          if (hasOption(line, wanted.options) || wanted.alsoFine?.(line) === true) return;
          report({
            span: headOf(command, subcommand),
            arguments: [command.program],
            fixes: [insertBehind(subcommand, wanted.text)],
          });
        },
      },
    },
  });
}
