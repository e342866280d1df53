import { respell } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';
import { distanceWithin } from '../spelling.ts';

const DIRECTIVE = 'daemon';

export const misspeltDirective: Rule = {
  code: 'misspelt-directive',
  aliases: [],
  origin: 'dockyard',
  title: { en: 'nginx knows daemon off and nothing near it', ko: 'nginx의 지시어는 daemon off입니다' },
  message: {
    en: 'nginx has no directive {0}; {1} is near.',
    ko: 'nginx에 {0} 지시어는 없습니다. {1}을(를) 잘못 쓴 것 같습니다.',
  },
  why: {
    en: 'The image builds. The container ends as soon as it starts: nginx reads the text behind -g as a part of its configuration and refuses what it does not know.',
    ko: '이미지는 빌드되지만 컨테이너는 시작하자마자 종료됩니다. nginx는 -g 뒤의 글을 설정의 일부로 읽고, 모르는 지시어가 있으면 실행을 거부합니다.',
  },
  severity: 'error',
  bad: 'FROM nginx:1.28\nCMD ["nginx", "-g", "deamon off;"]\n',
  good: 'FROM nginx:1.28\nCMD ["nginx", "-g", "daemon off;"]\n',
  reference: reference('cmd'),
  check: {
    instructions: {
      keywords: ['CMD', 'ENTRYPOINT', 'RUN'],
      visit({ argument: { span } }, { tree: { text } }, report) {
        const written = text.slice(span.start, span.end);
        if (!written.includes('nginx')) return;
        for (const { 1: word = '', index } of written.matchAll(/(?<![\w-])([a-z]{4,9})(?=[ \t]+off[ \t]*;)/g)) {
          if (word === DIRECTIVE || distanceWithin(word, DIRECTIVE, 2) === undefined) continue;
          const at = { start: span.start + index, end: span.start + index + word.length };
          report({ span: at, arguments: [word, DIRECTIVE], fixes: respell(at, DIRECTIVE) });
        }
      },
    },
  },
};
