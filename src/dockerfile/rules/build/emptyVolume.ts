import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const emptyVolume: Rule = {
  code: 'empty-volume',
  aliases: [],
  origin: 'build',
  title: { en: 'VOLUME names a path', ko: 'VOLUME에는 경로를 씁니다' },
  message: { en: 'The path of VOLUME is empty.', ko: 'VOLUME의 경로가 비어 있습니다.' },
  why: {
    en: 'A volume is mounted at a path of the container. Without one BuildKit stops.',
    ko: '볼륨은 컨테이너의 경로에 마운트됩니다. 경로가 없으면 BuildKit이 멈춥니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nVOLUME [""]\n',
  good: 'FROM alpine:3.22\nVOLUME ["/data"]\n',
  reference: reference('volume'),
  check: {
    instructions: {
      keywords: ['VOLUME'],
      visit({ words, json, keywordSpan }, _, report) {
        for (const word of words) if (word.text.trim() === '') report({ span: word });
        if (json !== undefined && words.length === 0) report({ span: keywordSpan });
      },
    },
  },
};
