import { isPort } from '../ports.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';
import { valueAt } from '../values.ts';

export const badPort: Rule = {
  code: 'bad-port',
  aliases: ['DL3011'],
  origin: 'build',
  title: { en: 'EXPOSE takes ports from 0 to 65535', ko: 'EXPOSE에는 0부터 65535까지의 포트를 씁니다' },
  message: {
    en: '{0} is no port; write 80, 80/udp or 8000-8010.',
    ko: '{0}은(는) 포트가 아닙니다. 80, 80/udp, 8000-8010처럼 쓰세요.',
  },
  why: {
    en: 'A port is a number up to 65535, or a range of them, with tcp, udp or sctp behind a slash. A comment cannot stand behind it.',
    ko: '포트는 65535까지의 숫자나 범위이고, 슬래시 뒤에 tcp, udp, sctp를 붙일 수 있습니다. 뒤에 주석은 쓸 수 없습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nEXPOSE 80800\n',
  good: 'FROM alpine:3.22\nEXPOSE 8080\n',
  reference: reference('expose'),
  check: {
    instructions: {
      keywords: ['EXPOSE'],
      visit(instruction, context, report) {
        for (const word of instruction.words) {
          const text = valueAt(word, instruction, context);
          // A value may hold several ports, or none.
          const wrong = text?.split(/\s+/).find((port) => port !== '' && !isPort(port));
          if (wrong !== undefined) report({ span: word, arguments: [wrong] });
        }
      },
    },
  },
};
