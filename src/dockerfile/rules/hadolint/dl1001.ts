import { hadolintRule } from './define.ts';

export const dl1001 = hadolintRule({
  code: 'DL1001',
  title: {
    en: 'Exceptions stand in the configuration, not in comments',
    ko: '예외는 주석이 아니라 설정 파일에 둡니다',
  },
  message: {
    en: 'This comment turns rules of hadolint off.',
    ko: '이 주석은 hadolint 규칙을 끕니다.',
  },
  why: {
    en: 'For teams that want every exception in .hadolint.yaml, where all of them stand in one place.',
    ko: '예외를 모두 .hadolint.yaml 한곳에서 관리하려는 팀을 위한 규칙입니다.',
  },
  severity: 'hint',
  off: {
    en: 'Off by default, as in hadolint: most projects want such comments.',
    ko: 'hadolint처럼 기본으로 꺼져 있습니다. 대부분의 프로젝트에서는 이런 주석을 씁니다.',
  },
  bad: '# hadolint ignore=DL3006\nFROM debian\n',
  good: 'FROM debian:12\n',
  check: {
    file: ({ tree }, report) => {
      for (const comment of tree.comments) {
        if (/^hadolint\s+(?:global\s+)?ignore\s*=/i.test(comment.text)) report({ span: comment });
      }
    },
  },
});
