import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const duplicateStageName: Rule = {
  code: 'DuplicateStageName',
  aliases: ['DL3024'],
  origin: 'buildkit',
  title: { en: 'Stage names are unique', ko: '스테이지 이름은 겹치지 않습니다' },
  message: {
    en: 'There is a stage named {0} already; from here on the name means this one.',
    ko: '{0}(이)라는 스테이지가 이미 있습니다. 여기부터 이 이름은 새 스테이지를 가리킵니다.',
  },
  why: {
    en: 'When two stages share a name, COPY --from and --target reach only one of them, and which one depends on the place in the file.',
    ko: '두 스테이지의 이름이 같으면 COPY --from과 --target은 그중 하나만 가리키며, 어느 쪽인지는 위치에 따라 달라집니다.',
  },
  severity: 'warning',
  bad: 'FROM golang:1.25 AS build\nFROM alpine:3.22 AS build\n',
  good: 'FROM golang:1.25 AS build\nFROM alpine:3.22 AS release\n',
  reference: buildCheck('duplicate-stage-name'),
  check: {
    file: ({ model }, report) => {
      const names = new Set<string>();
      for (const { name, nameWord } of model.stages) {
        if (name === undefined || nameWord === undefined) continue;
        if (names.has(name)) report({ span: nameWord, arguments: [nameWord.text] });
        names.add(name);
      }
    },
  },
};
