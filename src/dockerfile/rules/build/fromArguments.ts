import { replace } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const fromArguments: Rule = {
  code: 'from-arguments',
  aliases: [],
  origin: 'build',
  title: { en: 'FROM takes an image, or an image AS a name', ko: 'FROM은 이미지 또는 이미지 AS 이름으로 씁니다' },
  message: {
    en: 'FROM is written FROM image or FROM image AS name.',
    ko: 'FROM 이미지 또는 FROM 이미지 AS 이름으로 쓰세요.',
  },
  why: {
    en: 'BuildKit takes one word or three, with AS in the middle. A comment cannot stand behind an instruction.',
    ko: 'BuildKit은 단어 하나, 또는 가운데가 AS인 단어 셋만 받습니다. 명령어 뒤에는 주석을 쓸 수 없습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22 build\n',
  good: 'FROM alpine:3.22 AS build\n',
  reference: reference('from'),
  check: {
    instructions: {
      keywords: ['FROM'],
      visit({ words }, { tree }, report) {
        const [, second, third] = words;
        if (second === undefined || (words.length === 3 && second.raw.toUpperCase() === 'AS')) return;
        const last = words.at(-1) ?? second;
        const isNear = third !== undefined && words.length === 3 && /^a.?$/i.test(second.raw);
        const edits = words.length === 2 && second.raw.toUpperCase() !== 'AS' && /^[A-Za-z][\w.-]*$/.test(second.raw);
        const named = `AS ${tree.text.slice(second.start, second.end)}`;
        report({
          span: { start: second.start, end: last.end },
          fixes: edits ? [{ ...replace(second, named), preferred: false }] : isNear ? [replace(second, 'AS')] : [],
        });
      },
    },
  },
};
