import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const emptyCommand: Rule = {
  code: 'empty-command',
  aliases: [],
  origin: 'dockyard',
  title: { en: 'RUN, CMD and ENTRYPOINT name a command', ko: 'RUN, CMD, ENTRYPOINT에는 명령을 씁니다' },
  message: { en: '{0} has no command.', ko: '{0}에 명령이 없습니다.' },
  why: {
    en: 'Without a command a shell is started that has nothing to do. That is no error, and seldom what was meant. CMD [] and ENTRYPOINT [] take away what the base image sets.',
    ko: '명령이 없으면 할 일 없는 셸이 실행됩니다. 오류는 아니지만 의도한 경우는 드뭅니다. 베이스 이미지의 값을 지우려면 CMD []나 ENTRYPOINT []를 쓰세요.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nCMD\n',
  good: 'FROM alpine:3.22\nCMD []\n',
  reference: reference('cmd'),
  check: {
    instructions: {
      keywords: ['CMD', 'ENTRYPOINT', 'RUN'],
      visit({ argument, keyword, keywordSpan }, _, report) {
        if (argument.text === '') report({ span: keywordSpan, arguments: [keyword] });
      },
    },
  },
};
