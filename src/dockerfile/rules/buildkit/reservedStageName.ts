import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

const reserved: readonly string[] = ['scratch', 'context'];

export const reservedStageName: Rule = {
  code: 'ReservedStageName',
  aliases: ['DL3063'],
  origin: 'buildkit',
  title: { en: 'Stages are not named scratch or context', ko: '스테이지 이름으로 scratch와 context를 쓰지 않습니다' },
  message: { en: '{0} is a reserved name.', ko: '{0}은(는) 예약된 이름입니다.' },
  why: {
    en: 'scratch stands for the empty image and context for the build context. A stage of that name cannot be told from them.',
    ko: 'scratch는 빈 이미지를, context는 빌드 컨텍스트를 뜻합니다. 스테이지에 같은 이름을 쓰면 구분할 수 없습니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22 AS context\n',
  good: 'FROM alpine:3.22 AS files\n',
  reference: buildCheck('reserved-stage-name'),
  check: {
    stage: ({ name, nameWord }, _, report) => {
      if (nameWord !== undefined && reserved.includes(name ?? ''))
        report({ span: nameWord, arguments: [nameWord.text] });
    },
  },
};
