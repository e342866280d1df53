import { doubleQuotes } from '../dockyard/brokenJson.ts';
import { proposal } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const shellNotJson: Rule = {
  code: 'shell-not-json',
  aliases: [],
  origin: 'build',
  title: { en: 'SHELL is in exec form', ko: 'SHELL은 exec 형식으로 씁니다' },
  message: {
    en: 'SHELL takes an array: SHELL ["/bin/bash", "-c"].',
    ko: 'SHELL에는 배열을 씁니다: SHELL ["/bin/bash", "-c"].',
  },
  why: {
    en: 'SHELL is what shell form is built with, so it cannot be in shell form itself.',
    ko: 'SHELL은 셸 형식을 만드는 데 쓰이므로 자신은 셸 형식일 수 없습니다.',
  },
  severity: 'error',
  bad: 'FROM debian:13\nSHELL /bin/bash -c\n',
  good: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
  reference: reference('shell'),
  check: {
    instructions: {
      keywords: ['SHELL'],
      visit({ json, argument, pieces, brokenJson }, { tree }, report) {
        if (argument.text === '' || (json !== undefined && json.items.length > 0)) return;
        const words = argument.text.split(/\s+/);
        const isSimple = pieces.length === 1 && words.every((word) => /^[\w./:-]+$/.test(word));
        const text = `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
        report({
          span: argument.span,
          fixes: isSimple
            ? [proposal({ en: 'Write as an array', ko: '배열로 쓰기' }, [{ span: argument.span, text }])]
            : brokenJson?.reason === 'single-quotes'
              ? doubleQuotes(argument.span, tree)
              : [],
        });
      },
    },
  },
};
