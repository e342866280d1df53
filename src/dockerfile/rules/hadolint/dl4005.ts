import { hadolintRule } from './define.ts';

export const dl4005 = hadolintRule({
  code: 'DL4005',
  title: { en: 'SHELL changes the shell, not a link', ko: '셸은 링크가 아니라 SHELL로 바꿉니다' },
  message: {
    en: 'A link over /bin/sh changes the shell of every program: use SHELL.',
    ko: '/bin/sh를 링크로 덮으면 모든 프로그램의 셸이 바뀝니다. SHELL을 쓰세요.',
  },
  why: {
    en: 'SHELL sets which shell runs the shell form of RUN, CMD and ENTRYPOINT. The link also changes it for the scripts of packages, which were written for the shell that was there.',
    ko: 'SHELL은 RUN, CMD, ENTRYPOINT의 셸 형식을 실행할 셸을 정합니다. 링크를 바꾸면 원래 셸에 맞춰 작성된 패키지 스크립트까지 영향을 받습니다.',
  },
  severity: 'warning',
  bad: 'FROM debian:12\nRUN ln -sf /bin/bash /bin/sh\n',
  good: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\n',
  check: {
    commands: {
      programs: ['ln'],
      visit: ({ command, args }, _context, report) => {
        if (args.some(({ text }) => text === '/bin/sh')) report({ span: command });
      },
    },
  },
});
