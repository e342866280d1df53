import { sourceNames } from '../../model/stages.ts';
import { respell } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const copyFromUnknownStage: Rule = {
  code: 'copy-from-unknown-stage',
  aliases: [],
  origin: 'dockyard',
  title: { en: '--from names a stage that exists', ko: '--from에는 있는 스테이지 이름을 씁니다' },
  message: {
    en: 'There is no stage {0}, so Docker will look for an image of that name. Did you mean {1}?',
    ko: '{0}(이)라는 스테이지가 없어 같은 이름의 이미지를 찾게 됩니다. {1}을(를) 쓰려고 했나요?',
  },
  why: {
    en: '--from takes stages, images and named contexts alike. A misspelt stage is therefore no error of its own: the build fails much later with "pull access denied", or takes files from a stranger\'s image.',
    ko: '--from에는 스테이지, 이미지, 이름 붙인 컨텍스트를 모두 쓸 수 있습니다. 그래서 스테이지 이름을 잘못 써도 바로 오류가 나지 않고, 나중에 “pull access denied”로 실패하거나 남의 이미지에서 파일을 가져옵니다.',
  },
  severity: 'warning',
  bad: 'FROM golang:1.25 AS build\nFROM alpine:3.22\nCOPY --from=buidl /go/bin/app /usr/local/bin/\n',
  good: 'FROM golang:1.25 AS build\nFROM alpine:3.22\nCOPY --from=build /go/bin/app /usr/local/bin/\n',
  reference: reference('copy---from'),
  check: {
    file: ({ tree, model, nearest }, report) => {
      const names = new Set(model.stages.flatMap(({ name }) => name ?? []));
      for (const instruction of tree.instructions) {
        if (!['COPY', 'RUN'].includes(instruction.keyword) || !instruction.line.text.includes('--')) continue;
        for (const { name, start, end } of sourceNames(instruction)) {
          // A short name is near to everything.
          if (name.length < 3 || /[:/@$]/.test(name) || model.stageNamed(name) !== undefined) continue;
          const near = nearest(name.toLowerCase(), names);
          if (near === undefined) continue;
          const span = { start, end };
          report({ span, arguments: [name, near], fixes: respell(span, near) });
        }
      }
    },
  },
};
