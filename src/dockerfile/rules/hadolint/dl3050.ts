import { hadolintRule } from './define.ts';

export const dl3050 = hadolintRule({
  code: 'DL3050',
  title: { en: 'An image has no labels outside the schema', ko: '스키마에 없는 레이블은 쓰지 않습니다' },
  message: {
    en: 'The schema knows no label {0}.',
    ko: '{0}은(는) 스키마에 없는 레이블입니다.',
  },
  why: {
    en: 'The configuration of hadolint has strict-labels: only the labels of its schema may be set. Often the key is misspelt.',
    ko: 'hadolint 설정의 strict-labels에 따라 스키마에 있는 레이블만 쓸 수 있습니다. 키를 잘못 쓴 경우가 많습니다.',
  },
  severity: 'information',
  exampleOptions: { labelSchema: { team: 'text' }, strictLabels: true },
  bad: 'FROM debian:12\nLABEL team=shop colour=blue\n',
  good: 'FROM debian:12\nLABEL team=shop\n',
  check: {
    instructions: {
      keywords: ['LABEL'],
      visit: ({ pairs = [] }, { options: { strictLabels, labelSchema } }, report) => {
        if (!strictLabels) return;
        for (const { nameWord } of pairs) {
          if (!Object.hasOwn(labelSchema, nameWord.text)) report({ span: nameWord, arguments: [nameWord.text] });
        }
      },
    },
  },
});
