import { hadolintRule } from './define.ts';

const notInTriggers: readonly string[] = ['ONBUILD', 'FROM', 'MAINTAINER'];

export const dl3043 = hadolintRule({
  code: 'DL3043',
  title: { en: 'An instruction that ONBUILD cannot hold', ko: 'ONBUILD에 쓸 수 없는 명령' },
  message: {
    en: '{0} cannot stand behind ONBUILD.',
    ko: '{0}은(는) ONBUILD 뒤에 쓸 수 없습니다.',
  },
  why: {
    en: 'A trigger runs right after FROM of the image that builds on this one. There it can neither begin a stage nor set another trigger. The build refuses the line.',
    ko: '트리거는 이 이미지를 바탕으로 하는 빌드에서 FROM 바로 뒤에 실행됩니다. 거기서 스테이지를 시작하거나 또 다른 트리거를 둘 수는 없습니다. 빌드가 이 줄을 거부합니다.',
  },
  severity: 'error',
  bad: 'FROM debian:12\nONBUILD FROM alpine:3.22\n',
  good: 'FROM debian:12\nONBUILD COPY . /app/\n',
  check: {
    instructions: {
      keywords: notInTriggers,
      visit: ({ parent, keyword, keywordSpan }, _context, report) => {
        if (parent !== undefined) report({ span: keywordSpan, arguments: [keyword] });
      },
    },
  },
});
