import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const badStageName: Rule = {
  code: 'bad-stage-name',
  aliases: [],
  origin: 'build',
  title: { en: 'A stage name begins with a letter', ko: '스테이지 이름은 글자로 시작합니다' },
  message: {
    en: '{0} is no stage name: a letter first, then letters, digits, -, _ and dots.',
    ko: '{0}은(는) 스테이지 이름이 될 수 없습니다. 영문자로 시작하고 영문자, 숫자, -, _, 점만 쓸 수 있습니다.',
  },
  why: {
    en: 'A stage can also be named by its number, so a name must not look like one. Variables are not filled in.',
    ko: '스테이지는 번호로도 가리킬 수 있으므로 이름이 숫자로 시작하면 안 됩니다. 변수도 채워지지 않습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22 AS 2nd\n',
  good: 'FROM alpine:3.22 AS second\n',
  reference: reference('from'),
  check: {
    stage: ({ nameWord, from }, _, report) => {
      if (nameWord === undefined || from.words.length !== 3) return;
      const { raw } = nameWord;
      if (!/^[a-z][a-z0-9_.-]*$/i.test(raw)) report({ span: nameWord, arguments: [raw] });
    },
  },
};
