import { fix, isUnbroken } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const maintainerDeprecated: Rule = {
  code: 'MaintainerDeprecated',
  aliases: ['DL4000'],
  origin: 'buildkit',
  title: { en: 'A label names the author, not MAINTAINER', ko: '작성자는 MAINTAINER 대신 레이블로 적습니다' },
  message: {
    en: 'MAINTAINER is deprecated; use the label org.opencontainers.image.authors.',
    ko: 'MAINTAINER는 더 이상 권장하지 않습니다. org.opencontainers.image.authors 레이블을 쓰세요.',
  },
  why: {
    en: 'MAINTAINER sets one field that few tools show. Labels can be read and searched with docker inspect, and the name of this one is a standard.',
    ko: 'MAINTAINER는 보여 주는 도구가 거의 없는 필드 하나만 채웁니다. 레이블은 docker inspect로 읽고 검색할 수 있으며, 이 레이블의 이름은 표준입니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nMAINTAINER Gildong Hong <gildong@example.com>\n',
  good: 'FROM alpine:3.22\nLABEL org.opencontainers.image.authors="Gildong Hong <gildong@example.com>"\n',
  reference: buildCheck('maintainer-deprecated'),
  check: {
    instructions: {
      keywords: ['MAINTAINER'],
      visit({ keywordSpan, argument, parent }, { tree }, report) {
        if (parent !== undefined) return;
        const span = { start: keywordSpan.start, end: argument.span.end };
        const author = argument.text.replace(/^(["'])(.*)\1$/, '$2');
        // In double quotes these would mean something else than here.
        const simple = author !== '' && !/["$\\`]/.test(author) && isUnbroken(tree, span);
        const isLower = tree.text.startsWith('maintainer', keywordSpan.start);
        const label = `${isLower ? 'label' : 'LABEL'} org.opencontainers.image.authors="${author}"`;
        report({
          span: keywordSpan,
          tags: ['deprecated'],
          fixes: simple ? [fix({ en: 'Write a LABEL', ko: 'LABEL로 바꾸기' }, [{ span, text: label }])] : [],
        });
      },
    },
  },
};
