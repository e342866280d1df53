import { hadolintRule } from './define.ts';

export const dl3061 = hadolintRule({
  code: 'DL3061',
  title: { en: 'An instruction in front of FROM', ko: 'FROM보다 앞에 나온 명령' },
  message: {
    en: '{0} stands in front of the first FROM, where only ARG may stand.',
    ko: '{0}이(가) 첫 FROM보다 앞에 있습니다. FROM 앞에는 ARG만 쓸 수 있습니다.',
  },
  why: {
    en: 'FROM begins a stage, and every other instruction works on one. The build refuses the file.',
    ko: 'FROM이 스테이지를 시작하고 다른 모든 명령은 스테이지 안에서 동작합니다. 빌드가 이 파일을 거부합니다.',
  },
  severity: 'error',
  bad: 'LABEL team=shop\nFROM debian:12\n',
  good: 'ARG TAG=12\nFROM debian:$TAG\nLABEL team=shop\n',
  check: {
    file: ({ model }, report) => {
      for (const { keyword, keywordSpan } of model.global) {
        if (keyword !== 'ARG') report({ span: keywordSpan, arguments: [keyword] });
      }
    },
  },
});
