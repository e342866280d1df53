import { type SourceName, sourceNames } from '../../model/stages.ts';
import type { Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { reference } from '../sources.ts';

/** Each place where a stage takes files, with the stage that it means; nothing for triggers, which run elsewhere. */
function stagesUsed(
  instruction: Instruction,
  { model }: RuleContext,
): readonly { source: SourceName; used: Stage | undefined; user: Stage }[] {
  if (!instruction.line.text.includes('--')) return none;
  const sources = sourceNames(instruction);
  const user = model.stageOf(instruction);
  if (user === undefined || sources.length === 0) return none;
  return (
    sources
      // Behind from= of a mount a number is a name like any other.
      .filter(({ kind, name }) => kind !== 'mount' || !/^[0-9]+$/.test(name))
      .map((source) => ({ source, used: model.stageNamed(source.name), user }))
  );
}

const none: readonly never[] = [];

export const noSuchStage: Rule = {
  code: 'no-such-stage',
  aliases: [],
  origin: 'build',
  title: { en: 'The number of a stage exists', ko: '스테이지 번호가 있어야 합니다' },
  message: {
    en: 'There is no stage {0}; stages are counted from 0.',
    ko: '{0}번 스테이지가 없습니다. 스테이지 번호는 0부터 셉니다.',
  },
  why: {
    en: 'COPY --from=1 means the second FROM of the file. Names survive when stages are moved, numbers do not.',
    ko: 'COPY --from=1은 파일의 두 번째 FROM을 뜻합니다. 스테이지를 옮기면 번호는 달라지지만 이름은 그대로입니다.',
  },
  severity: 'error',
  bad: 'FROM golang:1.25\nFROM alpine:3.22\nCOPY --from=2 /go/bin/app /usr/local/bin/\n',
  good: 'FROM golang:1.25\nFROM alpine:3.22\nCOPY --from=0 /go/bin/app /usr/local/bin/\n',
  reference: reference('copy---from'),
  check: {
    instructions: {
      keywords: ['COPY'],
      visit(instruction, context, report) {
        for (const { source, used } of stagesUsed(instruction, context)) {
          const { name, start, end } = source;
          if (used === undefined && /^[0-9]+$/.test(name)) report({ span: { start, end }, arguments: [name] });
        }
      },
    },
  },
};

export const circularStage: Rule = {
  code: 'circular-stage',
  aliases: ['DL3023'],
  origin: 'build',
  title: { en: 'A stage takes no files from itself', ko: '스테이지가 자기 자신에서 파일을 가져오지 않습니다' },
  message: {
    en: 'This stage takes files from itself; use RUN cp for that.',
    ko: '자기 자신에서 파일을 가져오고 있습니다. RUN cp를 쓰세요.',
  },
  why: {
    en: 'A stage has to be finished before files can be taken from it.',
    ko: '스테이지가 끝나야 그 파일을 가져올 수 있습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22 AS app\nCOPY --from=app /etc/hosts /etc/hosts.copy\n',
  good: 'FROM alpine:3.22 AS app\nRUN cp /etc/hosts /etc/hosts.copy\n',
  reference: reference('copy---from'),
  check: {
    instructions: {
      keywords: ['COPY', 'RUN'],
      visit(instruction, context, report) {
        for (const { source, used, user } of stagesUsed(instruction, context)) {
          if (used === user) report({ span: { start: source.start, end: source.end } });
        }
      },
    },
  },
};

export const stageNotBuiltYet: Rule = {
  code: 'stage-not-built-yet',
  aliases: [],
  origin: 'build',
  title: { en: 'Files come from stages further up', ko: '파일은 위쪽 스테이지에서 가져옵니다' },
  message: {
    en: 'The stage {0} comes only further down.',
    ko: '스테이지 {0}은(는) 아래쪽에 있습니다.',
  },
  why: {
    en: 'BuildKit goes through the stages in the order of the file, so a stage can take files only from those above it.',
    ko: 'BuildKit은 파일 순서대로 스테이지를 처리하므로, 위쪽 스테이지의 파일만 가져올 수 있습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nCOPY --from=build /go/bin/app /usr/local/bin/\nFROM golang:1.25 AS build\n',
  good: 'FROM golang:1.25 AS build\nFROM alpine:3.22\nCOPY --from=build /go/bin/app /usr/local/bin/\n',
  reference: reference('copy---from'),
  check: {
    instructions: {
      keywords: ['COPY', 'RUN'],
      visit(instruction, context, report) {
        for (const { source, used, user } of stagesUsed(instruction, context)) {
          const { name, start, end } = source;
          if (used !== undefined && used.index > user.index) report({ span: { start, end }, arguments: [name] });
        }
      },
    },
  },
};
