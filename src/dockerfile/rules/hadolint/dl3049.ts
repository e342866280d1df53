import type { Stage } from '../../model/model.ts';
import { hadolintRule } from './define.ts';
import { isOutput } from './outputStages.ts';

export const dl3049 = hadolintRule({
  code: 'DL3049',
  title: { en: 'An image has the labels of the schema', ko: '이미지에는 스키마의 레이블이 있어야 합니다' },
  message: {
    en: 'The image of this stage has no label {0}.',
    ko: '이 스테이지의 이미지에 {0} 레이블이 없습니다.',
  },
  why: {
    en: 'The configuration of hadolint lists the labels that every image of the project has to have.',
    ko: 'hadolint 설정에 이 프로젝트의 모든 이미지가 가져야 할 레이블이 적혀 있습니다.',
  },
  severity: 'information',
  exampleOptions: { labelSchema: { team: 'text' } },
  bad: 'FROM debian:12\n',
  good: 'FROM debian:12\nLABEL team=shop\n',
  check: {
    file: ({ model, options }, report) => {
      const wanted = Object.keys(options.labelSchema);
      if (wanted.length === 0) return;
      const missing = new Map<Stage, readonly string[]>();
      for (const stage of model.stages) {
        const inherited = stage.base?.stage && missing.get(stage.base.stage);
        const own = labelsOf(stage);
        const left = (inherited ?? wanted).filter((label) => !own.has(label));
        missing.set(stage, left);
        if (!isOutput(stage, model)) continue;
        for (const label of left) report({ span: stage.from.keywordSpan, arguments: [label] });
      }
    },
  },
});

function labelsOf({ instructions }: Stage): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { keyword, pairs = [] } of instructions) {
    if (keyword === 'LABEL') for (const { nameWord } of pairs) names.add(nameWord.text);
  }
  return names;
}
