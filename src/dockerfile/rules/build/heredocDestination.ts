import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const heredocDestination: Rule = {
  code: 'heredoc-destination',
  aliases: [],
  origin: 'build',
  title: { en: 'A heredoc is a source, not a destination', ko: 'heredoc은 원본이지 대상이 아닙니다' },
  message: {
    en: '{0} goes to no path: the destination comes last, behind {1}.',
    ko: '{0}의 대상 경로가 없습니다. {1} 뒤에 경로를 쓰세요.',
  },
  why: {
    en: 'COPY <<EOF /path writes the lines up to EOF into the file /path.',
    ko: 'COPY <<EOF /경로는 EOF까지의 줄을 /경로 파일에 씁니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nCOPY /etc/motd <<EOF\nwelcome\nEOF\n',
  good: 'FROM alpine:3.22\nCOPY <<EOF /etc/motd\nwelcome\nEOF\n',
  reference: reference('here-documents'),
  check: {
    instructions: {
      keywords: ['ADD', 'COPY'],
      visit({ words, heredocs, keyword }, _, report) {
        const last = words.at(-1);
        if (last === undefined || words.length < 2) return;
        const heredoc = heredocs.find(({ mark }) => mark.start === last.start);
        if (heredoc !== undefined) report({ span: heredoc.mark, arguments: [keyword, last.raw] });
      },
    },
  },
};
