import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const onbuildNotAllowed: Rule = {
  code: 'onbuild-not-allowed',
  aliases: ['DL3043'],
  origin: 'build',
  title: {
    en: 'ONBUILD holds no ONBUILD, FROM or MAINTAINER',
    ko: 'ONBUILD에는 ONBUILD, FROM, MAINTAINER를 쓸 수 없습니다',
  },
  message: { en: '{0} cannot stand behind ONBUILD.', ko: 'ONBUILD 뒤에 {0}을(를) 쓸 수 없습니다.' },
  why: {
    en: 'A trigger runs inside a stage of the image that is built on this one, so it cannot begin a stage or wait for yet another build.',
    ko: '트리거는 이 이미지를 바탕으로 하는 다른 이미지의 스테이지 안에서 실행됩니다. 그래서 새 스테이지를 시작하거나 그다음 빌드로 미룰 수 없습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nONBUILD FROM alpine:3.22\n',
  good: 'FROM alpine:3.22\nONBUILD COPY . /app/\n',
  reference: reference('onbuild'),
  check: {
    instructions: {
      keywords: ['ONBUILD', 'FROM', 'MAINTAINER'],
      visit({ parent, keyword, keywordSpan }, _, report) {
        if (parent !== undefined) report({ span: keywordSpan, arguments: [keyword] });
      },
    },
  },
};
