import { GRAMMAR } from '../../syntax/grammar.ts';
import type { Dockerfile, Instruction } from '../../syntax/tree.ts';
import { replace } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

const upper = { en: 'upper case', ko: '대문자' };
const lower = { en: 'lower case', ko: '소문자' };

export const consistentInstructionCasing: Rule = {
  code: 'ConsistentInstructionCasing',
  aliases: [],
  origin: 'buildkit',
  title: {
    en: 'All instructions are in the same case',
    ko: '명령어의 대소문자를 파일 전체에서 통일합니다',
  },
  message: {
    en: '{0} is not in {1} like most instructions of this file.',
    ko: '이 파일의 명령어는 대부분 {1}입니다. {0}도 같게 쓰세요.',
  },
  why: {
    en: 'Docker reads instructions in any case. One case through the whole file makes it easier to read; upper case is the custom.',
    ko: 'Docker는 명령어의 대소문자를 구분하지 않습니다. 파일 전체에서 하나로 통일하면 읽기 쉽고, 보통 대문자를 씁니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nrun apk add --no-cache curl\nUSER nobody\n',
  good: 'FROM alpine:3.22\nRUN apk add --no-cache curl\nUSER nobody\n',
  reference: buildCheck('consistent-instruction-casing'),
  check: {
    file: ({ tree, model }, report) => {
      // An unknown one may be a line of a shell, whose words mean nothing in another case; BuildKit stops at it anyway.
      const instructions = tree.instructions.slice(model.global.length).filter(({ keyword }) => GRAMMAR.has(keyword));
      const words = instructions.map((instruction) => writtenKeyword(instruction, tree));
      let lead = 0;
      instructions.forEach(({ keyword }, index) => {
        if (words[index] === keyword.toLowerCase()) lead += 1;
        else if (words[index] === keyword) lead -= 1;
      });
      instructions.forEach(({ keyword, keywordSpan }, index) => {
        const word = words[index] ?? '';
        const right = lead > 0 ? keyword.toLowerCase() : keyword;
        if (word === right) return;
        report({
          span: keywordSpan,
          arguments: [word, lead > 0 ? lower : upper],
          fixes: [replace(keywordSpan, right)],
        });
      });
    },
  },
};

function writtenKeyword({ keyword, keywordSpan: { start, end } }: Instruction, { text }: Dockerfile): string {
  // Most are written as they are meant, and need not be cut out of the text.
  return end - start === keyword.length && text.startsWith(keyword, start) ? keyword : text.slice(start, end);
}
