import type { DockerfileDocument } from '../document.ts';
import type { Model, Stage } from '../model/model.ts';
import type { Instruction, Span } from '../syntax/tree.ts';
import { preview } from './preview.ts';

export type OutlineKind = 'stage' | 'instruction' | 'variable' | 'heredoc';

/** An entry of the outline. */
export interface OutlineItem {
  readonly kind: OutlineKind;
  readonly name: string;
  /** What stands behind the name; a stage's image and command. */
  readonly detail: string;
  /** All of it. */
  readonly span: Span;
  /** What is selected when the reader goes there; inside `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** Characters of a detail. */
const LONGEST = 60;

/** The instructions in front of the first FROM, then each stage with its own. */
export function documentSymbols({ model }: DockerfileDocument): readonly OutlineItem[] {
  return [...model.global.map(instructionItem), ...model.stages.map((stage) => stageItem(model, stage))];
}

function stageItem(model: Model, stage: Stage): OutlineItem {
  const { start, end, from, base, nameWord, index, instructions } = stage;
  const image = base?.name ?? base?.word.raw ?? '';
  const { argv, entrypoint, cmd, cmdUsed } = model.commandOf(stage);
  const isShell = (entrypoint ?? cmd)?.value.form === 'shell' && !(entrypoint !== undefined && cmdUsed);
  const command = isShell ? ((entrypoint ?? cmd)?.value.words ?? []) : argv;
  return {
    kind: 'stage',
    name: nameWord?.text ?? String(index),
    detail: [image, preview(command.join(' '), LONGEST)].filter((part) => part !== '').join(' → '),
    span: { start, end },
    nameSpan: spanOf(nameWord ?? from.keywordSpan),
    children: instructions.map(instructionItem),
  };
}

function instructionItem(instruction: Instruction): OutlineItem {
  const { keyword, keywordSpan, trigger, start, end, heredocs } = instruction;
  const { pairs, argument } = trigger ?? instruction;
  const variables =
    pairs === undefined || pairs.length < 2
      ? []
      : pairs.map(
          (pair): OutlineItem => ({
            kind: 'variable',
            // VS Code refuses an entry without a name.
            name: preview(pair.nameWord.text, LONGEST) || '=',
            detail: preview(pair.value ?? '', LONGEST),
            span: spanOf(pair),
            nameSpan: pair.nameSpan,
            children: [],
          }),
        );
  const bodies = heredocs.map(
    ({ name, mark, ...heredoc }): OutlineItem => ({
      kind: 'heredoc',
      name,
      detail: '',
      span: spanOf(heredoc),
      nameSpan: mark,
      children: [],
    }),
  );
  return {
    kind: 'instruction',
    name: trigger === undefined ? keyword : `${keyword} ${trigger.keyword}`,
    detail: preview(argument.text, LONGEST),
    span: { start, end },
    nameSpan: spanOf(keywordSpan),
    children: [...variables, ...bodies],
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
