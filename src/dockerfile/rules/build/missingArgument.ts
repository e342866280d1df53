import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

const needed: readonly string[] = [
  'ARG',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
  'ADD',
  'COPY',
];

export const missingArgument: Rule = {
  code: 'missing-argument',
  aliases: [],
  origin: 'build',
  title: { en: 'The argument is there', ko: '인자가 있어야 합니다' },
  message: { en: '{0} needs an argument.', ko: '{0}에 인자가 필요합니다.' },
  why: {
    en: 'An instruction without its argument says nothing, so BuildKit stops.',
    ko: '인자가 없으면 명령어가 할 일이 없으므로 BuildKit이 멈춥니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nWORKDIR\n',
  good: 'FROM alpine:3.22\nWORKDIR /app\n',
  reference: reference('overview'),
  check: {
    instructions: {
      keywords: needed,
      visit({ keyword, keywordSpan, trigger, words, pairs, json, argument }, _, report) {
        const isEmpty =
          keyword === 'ONBUILD'
            ? trigger === undefined && argument.text === ''
            : words.length === 0 && (pairs ?? []).length === 0;
        const type = keyword === 'HEALTHCHECK' ? words[0]?.text.toUpperCase() : undefined;
        const hasNoCommand = type === 'CMD' && words.length === 1 && (json === undefined || json.items.length === 0);
        if (hasNoCommand) report({ span: words[0] ?? keywordSpan, arguments: ['HEALTHCHECK CMD'] });
        else if (isEmpty) report({ span: keywordSpan, arguments: [keyword] });
      },
    },
  },
};
