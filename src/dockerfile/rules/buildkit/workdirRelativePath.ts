import type { Stage } from '../../model/model.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';
import { valueAt } from '../values.ts';

export const workdirRelativePath: Rule = {
  code: 'WorkdirRelativePath',
  aliases: ['DL3000'],
  origin: 'buildkit',
  title: { en: 'The first WORKDIR is absolute', ko: '첫 WORKDIR는 절대 경로로 씁니다' },
  message: {
    en: 'The relative path {0} depends on the working directory of the base image.',
    ko: '상대 경로 {0}은(는) 베이스 이미지의 작업 디렉터리에 따라 달라집니다.',
  },
  why: {
    en: 'A relative WORKDIR goes on from the one before. When this file has set none, that is the working directory of the base image, which may change with its next version.',
    ko: '상대 경로 WORKDIR는 앞의 작업 디렉터리에서 이어집니다. 이 파일에서 정한 적이 없으면 베이스 이미지의 작업 디렉터리가 기준이며, 이미지 버전이 바뀌면 함께 바뀔 수 있습니다.',
  },
  severity: 'warning',
  bad: 'FROM node:24\nWORKDIR app\n',
  good: 'FROM node:24\nWORKDIR /app\nWORKDIR src\n',
  reference: buildCheck('workdir-relative-path'),
  check: {
    file: (context, report) => {
      const set = new Set<Stage>();
      for (const stage of context.model.stages) {
        if (stage.base?.stage !== undefined && set.has(stage.base.stage)) set.add(stage);
        if (set.has(stage)) continue;
        const first = stage.instructions.find(({ keyword }) => keyword === 'WORKDIR');
        const [word] = first?.words ?? [];
        if (first === undefined || word === undefined) continue;
        set.add(stage);
        const path = valueAt(word, first, context) ?? word.text;
        // What begins with a variable of the base image may be absolute.
        if (/^(?:[/$]|[A-Za-z]:[\\/]|\\)/.test(path)) continue;
        report({ span: word, arguments: [word.text] });
      }
    },
  },
};
