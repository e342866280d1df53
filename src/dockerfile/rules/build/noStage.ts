import type { Rule } from '../rule.ts';
import { GRAMMAR } from '../../syntax/grammar.ts';
import { reference } from '../sources.ts';

export const noStage: Rule = {
  code: 'no-stage',
  aliases: ['DL3061'],
  origin: 'build',
  title: { en: 'FROM comes first', ko: 'FROM이 먼저 나와야 합니다' },
  message: { en: 'No FROM stands above {0}.', ko: '{0} 위에 FROM이 없습니다.' },
  why: {
    en: 'Every instruction changes the image that FROM begins with. Only ARG may stand above the first FROM, for values that FROM uses.',
    ko: '모든 명령어는 FROM에서 시작한 이미지를 바꿉니다. 첫 FROM 위에는 FROM에서 쓸 값을 정하는 ARG만 둘 수 있습니다.',
  },
  severity: 'error',
  bad: 'RUN apk add --no-cache curl\nFROM alpine:3.22\n',
  good: 'ARG VERSION=3.22\nFROM alpine:${VERSION}\nRUN apk add --no-cache curl\n',
  reference: reference('from'),
  check: {
    file: ({ model, tree }, report) => {
      const first = model.global.find(({ keyword }) => keyword !== 'ARG' && GRAMMAR.has(keyword));
      if (first !== undefined) report({ span: first.keywordSpan, arguments: [first.keyword] });
      const last = tree.instructions.at(-1);
      if (first !== undefined || last === undefined || model.stages.length > 0 || !GRAMMAR.has(last.keyword)) return;
      // Arguments alone are no image either.
      report({ span: last.keywordSpan, arguments: [last.keyword] });
    },
  },
};
