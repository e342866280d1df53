import { referenceError } from '../references.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';
import { valueInFrom } from '../values.ts';

export const invalidDefaultArgInFrom: Rule = {
  code: 'InvalidDefaultArgInFrom',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'FROM works without build arguments', ko: 'FROM은 빌드 인자 없이도 동작합니다' },
  message: {
    en: 'Without --build-arg {0} is no image name.',
    ko: '--build-arg 없이는 {0}이(가) 이미지 이름이 되지 않습니다.',
  },
  why: {
    en: 'A default for each argument of FROM lets everybody build with a plain docker build, and shows what a value looks like.',
    ko: 'FROM에 쓰는 인자에 기본값을 주면 누구나 docker build만으로 빌드할 수 있고, 어떤 값을 넣어야 하는지도 알 수 있습니다.',
  },
  severity: 'warning',
  bad: 'ARG TAG\nFROM alpine:${TAG}\n',
  good: 'ARG TAG=3.22\nFROM alpine:${TAG}\n',
  reference: buildCheck('invalid-default-arg-in-from'),
  check: {
    stage: ({ base, from }, context, report) => {
      if (base === undefined || base.stage !== undefined || base.word.variables.length === 0) return;
      const name = valueInFrom(base.word, from, context);
      if (name !== undefined && referenceError(name) !== undefined) {
        report({ span: base.word, arguments: [base.word.raw] });
      }
    },
  },
};
