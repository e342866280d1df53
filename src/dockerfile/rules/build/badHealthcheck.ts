import { meaning, respell } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

const types: readonly string[] = ['CMD', 'NONE'];

export const badHealthcheck: Rule = {
  code: 'bad-healthcheck',
  aliases: [],
  origin: 'build',
  title: { en: 'HEALTHCHECK is followed by CMD or NONE', ko: 'HEALTHCHECK 뒤에는 CMD나 NONE을 씁니다' },
  message: {
    en: '{0} cannot stand here: HEALTHCHECK CMD command, or HEALTHCHECK NONE alone.{1}',
    ko: '여기에 {0}을(를) 쓸 수 없습니다. HEALTHCHECK CMD 명령 또는 HEALTHCHECK NONE으로 쓰세요.{1}',
  },
  why: {
    en: 'CMD names the command that checks. NONE switches a check of the base image off, and takes nothing more.',
    ko: 'CMD 뒤에는 검사할 명령을 씁니다. NONE은 베이스 이미지의 검사를 끄며 뒤에 아무것도 쓰지 않습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nHEALTHCHECK wget -q -O /dev/null http://127.0.0.1/\n',
  good: 'FROM alpine:3.22\nHEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1/\n',
  reference: reference('healthcheck'),
  check: {
    instructions: {
      keywords: ['HEALTHCHECK'],
      visit({ words: [type, command] }, { nearest }, report) {
        if (type === undefined) return;
        const written = type.text.toUpperCase();
        if (!types.includes(written)) {
          const near = nearest(written, types);
          const insert = { title: { en: 'Insert CMD', ko: 'CMD 넣기' }, preferred: false };
          const at = { start: type.start, end: type.start };
          report({
            span: type,
            arguments: [type.text, meaning(near)],
            fixes: near === undefined ? [{ ...insert, edits: [{ span: at, text: 'CMD ' }] }] : respell(type, near),
          });
        } else if (written === 'NONE' && command !== undefined) {
          report({ span: command, arguments: [command.text, meaning(undefined)] });
        }
      },
    },
  },
};
