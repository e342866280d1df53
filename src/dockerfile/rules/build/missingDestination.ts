import { proposal } from '../edits.ts';
import type { Fix, Rule } from '../rule.ts';
import type { Instruction } from '../../syntax/tree.ts';
import { reference } from '../sources.ts';

export const missingDestination: Rule = {
  code: 'missing-destination',
  aliases: [],
  origin: 'build',
  title: { en: 'COPY and ADD have a destination', ko: 'COPY와 ADD에는 대상 경로가 있어야 합니다' },
  message: {
    en: '{0} has only one path, {1}; the last one is the destination.',
    ko: '{0}에 경로가 {1} 하나뿐입니다. 마지막 경로가 대상입니다.',
  },
  why: {
    en: 'The last path is where the files go, those in front of it are the sources. One path alone can be either.',
    ko: '마지막 경로가 파일을 넣을 곳이고 그 앞은 모두 원본입니다. 하나만 있으면 어느 쪽인지 알 수 없습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nCOPY server.js\n',
  good: 'FROM alpine:3.22\nCOPY server.js /app/\n',
  reference: reference('copy'),
  check: {
    instructions: {
      keywords: ['ADD', 'COPY'],
      visit({ keyword, words: [word, ...others], json }, _, report) {
        if (word === undefined || others.length > 0) return;
        report({ span: word, arguments: [keyword, word.text], fixes: destination(word, json !== undefined) });
      },
    },
  },
};

/** The working directory; a path from the root or of a directory is more likely the destination itself. */
function destination({ text, end }: Instruction['words'][number], isJson: boolean): readonly Fix[] {
  if (/^[/<]|\/$/.test(text)) return [];
  const added = isJson ? ', "."' : ' .';
  return [
    proposal({ en: 'Copy to the working directory', ko: '작업 디렉터리에 복사' }, [
      { span: { start: end, end }, text: added },
    ]),
  ];
}
