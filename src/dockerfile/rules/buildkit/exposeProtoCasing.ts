import { replace } from '../edits.ts';
import { readPort } from '../ports.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const exposeProtoCasing: Rule = {
  code: 'ExposeProtoCasing',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'The protocol in EXPOSE is in lower case', ko: 'EXPOSE의 프로토콜은 소문자로 씁니다' },
  message: { en: 'The protocol of {0} is not in lower case.', ko: '{0}의 프로토콜에 대문자가 있습니다.' },
  why: {
    en: 'tcp, udp and sctp are written in lower case everywhere else, for example in docker run -p. Tools that compare the text would not find the port.',
    ko: 'docker run -p를 비롯한 다른 곳에서는 모두 tcp, udp, sctp를 소문자로 씁니다. 글자를 비교하는 도구는 포트를 찾지 못할 수 있습니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nEXPOSE 80/TCP\n',
  good: 'FROM alpine:3.22\nEXPOSE 80/tcp\n',
  reference: buildCheck('expose-proto-casing'),
  check: {
    instructions: {
      keywords: ['EXPOSE'],
      visit({ words, parent }, _, report) {
        if (parent !== undefined) return;
        for (const word of words) {
          const { protocol } = readPort(word.text);
          if (protocol === protocol.toLowerCase() || word.variables.length > 0) continue;
          report({
            span: word,
            arguments: [word.text],
            fixes: word.quoted ? [] : [replace(word, word.text.replace(protocol, protocol.toLowerCase()))],
          });
        }
      },
    },
  },
};
