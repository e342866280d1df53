import { selectionOf } from '../../features/refactor/context.ts';
import { mergeRuns } from '../../features/refactor/merge.ts';
import type { Instruction } from '../../syntax/tree.ts';
import { proposal } from '../edits.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { hadolintRule } from './define.ts';

/** Who writes longer chains has chosen where one RUN ends and the next begins. */
const MOST_COMMANDS = 2;

export const dl3059 = hadolintRule({
  code: 'DL3059',
  title: { en: 'Commands that belong together share a RUN', ko: '함께 쓰는 명령은 RUN 하나로 합칩니다' },
  message: {
    en: 'This RUN could be one with the RUN above it.',
    ko: '이 RUN은 바로 위의 RUN과 합칠 수 있습니다.',
  },
  why: {
    en: 'Each RUN makes a layer, and what one layer holds a later one cannot take away. Commands that belong together, such as fetching, installing and cleaning, are smaller in one RUN. Separate ones are cached separately, which can be what you want.',
    ko: 'RUN마다 레이어가 생기며, 한 레이어에 담긴 것은 다음 레이어에서 없앨 수 없습니다. 내려받기, 설치, 정리처럼 함께 하는 명령은 RUN 하나로 합치면 이미지가 작아집니다. 따로 두면 캐시도 따로 되므로 일부러 나누는 경우도 있습니다.',
  },
  severity: 'information',
  strict: true,
  bad: 'FROM debian:12\nRUN mkdir /data\nRUN touch /data/ready\n',
  good: 'FROM debian:12\nRUN mkdir /data && touch /data/ready\n',
  check: {
    file: (context, report) => {
      let above: Instruction | undefined;
      let commandsAbove = 0;
      for (const instruction of context.tree.instructions) {
        const run = instruction.trigger ?? instruction;
        if (run.keyword !== 'RUN') {
          above = undefined;
          continue;
        }
        const commands = commandCount(run, context);
        const isSmall = commands <= MOST_COMMANDS && commandsAbove <= MOST_COMMANDS;
        if (above !== undefined && isSmall && areAlike(above, run)) {
          const first = above.parent ?? above;
          report({ span: run.keywordSpan, fixes: () => merging(first, context) });
        }
        above = run;
        commandsAbove = commands;
      }
    },
  },
});

/** @param above its first RUN; the next instruction is the other. */
function merging(above: Instruction, { document }: RuleContext): readonly Fix[] {
  const selection = selectionOf(document, [above], above.start, () => undefined);
  return mergeRuns(selection).map(({ title, edits }) => proposal(title, edits));
}

function areAlike(one: Instruction, other: Instruction): boolean {
  return (one.parent === undefined) === (other.parent === undefined) && flagsOf(one) === flagsOf(other);
}

function flagsOf({ flags }: Instruction): string {
  return flags
    .map(({ name, value }) => `${name}=${value ?? ''}`)
    .sort()
    .join(' ');
}

function commandCount(run: Instruction, { document }: RuleContext): number {
  let count = 0;
  for (const { commands } of document.scripts(run)) count += commands.length;
  return count;
}
