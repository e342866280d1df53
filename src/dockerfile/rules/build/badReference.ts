import { referenceError } from '../references.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';
import { sourceNames } from '../../model/stages.ts';

export const badReference: Rule = {
  code: 'bad-reference',
  aliases: [],
  origin: 'build',
  title: { en: 'An image name is written correctly', ko: '이미지 이름의 형식이 맞아야 합니다' },
  message: { en: '{0} is no image name: {1}.', ko: '{0}은(는) 이미지 이름이 아닙니다: {1}.' },
  why: {
    en: 'An image is [registry/]repository[:tag][@digest], in lower case apart from the tag, with one tag at most.',
    ko: '이미지 이름은 [레지스트리/]저장소[:태그][@다이제스트] 형식입니다. 태그를 빼면 소문자로 쓰고, 태그는 하나만 쓸 수 있습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22:latest\n',
  good: 'FROM alpine:3.22\n',
  reference: reference('from'),
  check: {
    stage: ({ base }, _, report) => {
      if (base === undefined || base.stage !== undefined || base.word.variables.length > 0) return;
      const fault = referenceError(base.word.text);
      if (fault !== undefined) report({ span: base.word, arguments: [base.word.text, fault] });
    },
    instructions: {
      keywords: ['COPY', 'RUN'],
      visit(instruction, { model }, report) {
        if (!instruction.line.text.includes('--')) return;
        for (const { name, start, end } of sourceNames(instruction)) {
          if (/\$|^[0-9]+$/.test(name) || model.stageNamed(name) !== undefined) continue;
          const fault = referenceError(name);
          if (fault !== undefined) report({ span: { start, end }, arguments: [name, fault] });
        }
      },
    },
  },
};
