import { fix } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const stageNameCasing: Rule = {
  code: 'StageNameCasing',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'Stage names are in lower case', ko: '스테이지 이름은 소문자로 씁니다' },
  message: { en: 'The stage name {0} is not in lower case.', ko: '스테이지 이름 {0}에 대문자가 있습니다.' },
  why: {
    en: 'Instructions are in upper case by habit. A stage name in lower case shows at a glance that it is a name.',
    ko: '명령어는 보통 대문자로 씁니다. 스테이지 이름을 소문자로 쓰면 이름이라는 것이 바로 보입니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22 AS Build\n',
  good: 'FROM alpine:3.22 AS build\n',
  reference: buildCheck('stage-name-casing'),
  check: {
    stage: ({ nameWord, name, from }, { model }, report) => {
      if (nameWord === undefined || name === undefined || nameWord.text === name || from.words.length !== 3) return;
      const written = nameWord.text;
      const found = model.symbolAt(nameWord.start);
      // Uses may have a casing of their own; what is written otherwise means the same stage.
      const uses = found?.symbol.occurrences.filter(({ role }) => role === 'use') ?? [];
      const edits = [nameWord, ...uses].map(({ start, end }) => ({ span: { start, end }, text: name }));
      report({
        span: nameWord,
        arguments: [written],
        fixes: [fix({ en: 'Write {0}', ko: '{0}(으)로 쓰기' }, edits, name)],
      });
    },
  },
};
