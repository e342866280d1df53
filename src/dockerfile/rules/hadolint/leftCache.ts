import type { ScriptCommand } from '../../syntax/scriptTree.ts';
import type { Rule, RuleContext, ShellCommand } from '../rule.ts';
import { appendCommand, hasMountOn, headOf, subcommandOf } from './commandLine.ts';
import { hadolintRule } from './define.ts';

interface Cache {
  readonly programs: readonly string[];
  /** Subcommands that fill it. */
  readonly fills: readonly string[];
  readonly isCleaned: (command: ScriptCommand, program: string) => boolean;
  /** A cache or tmpfs mount on one of these keeps it out of the image. */
  readonly mounts: readonly string[];
  /** What the fix runs at the end; `program` is the one that filled it. */
  readonly clean: (program: string) => string;
  /** Only what gets into an image that is used matters. */
  readonly onlyUsedStages: boolean;
}

type Texts = Pick<Rule, 'code' | 'title' | 'message' | 'why' | 'severity' | 'bad' | 'good'>;

/** A rule that wants a cache emptied in the very RUN that filled it. */
export function leftCacheRule(texts: Texts, cache: Cache): Rule {
  return hadolintRule({
    ...texts,
    check: {
      commands: {
        programs: cache.programs,
        visit: (command, context, report) => {
          const subcommand = subcommandOf(command.args, cache.fills);
          if (subcommand === undefined || isCleanedLater(command, cache)) return;
          if (cache.mounts.some((path) => hasMountOn(command.instruction, path))) return;
          if (cache.onlyUsedStages && !getsIntoAnImage(command, context)) return;
          report({
            span: headOf(command, subcommand),
            arguments: [command.program],
            fixes: appendCommand(command.script, cache.clean(command.program)),
          });
        },
      },
    },
  });
}

/** A later command of the script cleans, or fills again and is looked at in its turn. */
function isCleanedLater({ script, index, program }: ShellCommand, cache: Cache): boolean {
  for (let at = index + 1; at < script.commands.length; at += 1) {
    const later = script.commands[at];
    if (later === undefined) break;
    if (cache.isCleaned(later, program)) return true;
    const { words } = later;
    const isOfProgram = words.some(({ text }) => text === program);
    if (isOfProgram && subcommandOf(words, cache.fills) !== undefined) return true;
  }
  return false;
}

/** The last stage, one that another builds on, or a trigger, which runs in another build. */
function getsIntoAnImage({ instruction }: ShellCommand, { model }: RuleContext): boolean {
  if (instruction.parent !== undefined) return true;
  const stage = model.stageOf(instruction);
  if (stage === undefined || stage === model.stages.at(-1)) return true;
  return stage.users.some(({ kind }) => kind === 'from');
}
