import { replace } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';
import { valueAt } from '../values.ts';

export const copyFromUrl: Rule = {
  code: 'copy-from-url',
  aliases: [],
  origin: 'build',
  title: { en: 'ADD takes URLs, COPY does not', ko: 'URL은 COPY가 아니라 ADD로 받습니다' },
  message: { en: 'COPY cannot take {0}; ADD can.', ko: 'COPY로는 {0}을(를) 받을 수 없습니다. ADD를 쓰세요.' },
  why: {
    en: 'COPY takes files of the build context, a stage or an image. Downloads and Git repositories are what ADD is for, best with --checksum.',
    ko: 'COPY는 빌드 컨텍스트, 스테이지, 이미지의 파일만 복사합니다. 내려받기와 Git 저장소에는 ADD를 쓰고, 되도록 --checksum을 붙이세요.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nCOPY https://example.com/data.json /srv/\n',
  good: 'FROM alpine:3.22\nADD https://example.com/data.json /srv/\n',
  reference: reference('add'),
  check: {
    instructions: {
      keywords: ['COPY'],
      visit(instruction, context, report) {
        const { words, flags, keywordSpan } = instruction;
        const from = flags.some(({ name }) => ['from', 'parents'].includes(name));
        for (const word of words.slice(0, -1)) {
          const text = valueAt(word, instruction, context) ?? word.text;
          if (!/^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/)/.test(text)) continue;
          report({ span: word, arguments: [text], fixes: from ? [] : [replace(keywordSpan, 'ADD')] });
        }
      },
    },
  },
};
