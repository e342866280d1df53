import { replace } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const fromAsCasing: Rule = {
  code: 'FromAsCasing',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'AS is written in the case of FROM', ko: 'AS는 FROM과 같은 대소문자로 씁니다' },
  message: { en: '{0} is not written in the case of {1}.', ko: '{0}의 대소문자가 {1}과(와) 다릅니다.' },
  why: {
    en: 'FROM and AS belong to one instruction. Written alike they are easy to find.',
    ko: 'FROM과 AS는 한 명령어의 일부입니다. 같은 모양으로 쓰면 찾기 쉽습니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22 as build\n',
  good: 'FROM alpine:3.22 AS build\n',
  reference: buildCheck('from-as-casing'),
  check: {
    instructions: {
      keywords: ['FROM'],
      visit({ words, keywordSpan }, { tree }, report) {
        const as = words[1];
        if (as === undefined || words.length < 3 || as.raw.toUpperCase() !== 'AS') return;
        const from = tree.text.slice(keywordSpan.start, keywordSpan.end);
        const lower = from === from.toLowerCase();
        // FROM in mixed case is found by the rule on the casing of instructions.
        if (!lower && from !== from.toUpperCase()) return;
        const right = lower ? 'as' : 'AS';
        if (as.raw !== right) report({ span: as, arguments: [as.raw, from], fixes: [replace(as, right)] });
      },
    },
  },
};
