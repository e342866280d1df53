import { replace } from '../edits.ts';
import { readPort } from '../ports.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const exposeInvalidFormat: Rule = {
  code: 'ExposeInvalidFormat',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'EXPOSE names ports of the container alone', ko: 'EXPOSE에는 컨테이너 포트만 씁니다' },
  message: {
    en: '{0} names an address or port of the host; EXPOSE takes the port of the container only.',
    ko: '{0}에 호스트의 주소나 포트가 있습니다. EXPOSE에는 컨테이너 포트만 쓰세요.',
  },
  why: {
    en: 'EXPOSE documents where the program listens and publishes nothing. What stands for the host is ignored; publish with docker run -p.',
    ko: 'EXPOSE는 프로그램이 어느 포트를 쓰는지 적어 둘 뿐 포트를 게시하지 않습니다. 호스트 부분은 무시되며, 게시하려면 docker run -p를 씁니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nEXPOSE 8080:80\n',
  good: 'FROM alpine:3.22\nEXPOSE 80\n',
  reference: buildCheck('expose-invalid-format'),
  check: {
    instructions: {
      keywords: ['EXPOSE'],
      visit({ words, parent }, _, report) {
        if (parent !== undefined) return;
        for (const word of words) {
          const { ip, hostPort, container } = readPort(word.text);
          if ((ip === '' && hostPort === '') || word.variables.length > 0) continue;
          report({ span: word, arguments: [word.text], fixes: word.quoted ? [] : [replace(word, container)] });
        }
      },
    },
  },
};
