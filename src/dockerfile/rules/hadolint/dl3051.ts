import { hadolintRule } from './define.ts';

export const dl3051 = hadolintRule({
  code: 'DL3051',
  title: { en: 'A label of the schema has a value', ko: '스키마의 레이블에는 값이 있어야 합니다' },
  message: {
    en: 'Label {0} has no value.',
    ko: '{0} 레이블의 값이 비어 있습니다.',
  },
  why: {
    en: 'The configuration of hadolint asks for this label, and an empty one tells nobody anything.',
    ko: 'hadolint 설정에서 요구하는 레이블인데 값이 비어 있으면 아무것도 알려 주지 못합니다.',
  },
  severity: 'warning',
  exampleOptions: { labelSchema: { team: 'text' } },
  bad: 'FROM debian:12\nLABEL team=""\n',
  good: 'FROM debian:12\nLABEL team=shop\n',
  check: {
    instructions: {
      keywords: ['LABEL'],
      visit: ({ pairs = [] }, { options: { labelSchema } }, report) => {
        for (const { nameWord, valueWord, start, end } of pairs) {
          const isEmpty = (valueWord?.text ?? '') === '';
          if (isEmpty && Object.hasOwn(labelSchema, nameWord.text)) {
            report({ span: { start, end }, arguments: [nameWord.text] });
          }
        }
      },
    },
  },
});
