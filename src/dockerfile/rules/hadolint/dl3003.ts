import { hadolintRule } from './define.ts';

export const dl3003 = hadolintRule({
  code: 'DL3003',
  title: { en: 'WORKDIR changes the directory, not cd', ko: '디렉터리는 cd가 아니라 WORKDIR로 바꿉니다' },
  message: {
    en: 'cd holds only for this RUN: set the directory with WORKDIR.',
    ko: 'cd는 이 RUN 안에서만 유효합니다. 디렉터리는 WORKDIR로 정하세요.',
  },
  why: {
    en: 'Each RUN begins in the working directory of the image again, so a cd is forgotten at its end. WORKDIR holds for all that follows, for the container too, and makes the directory if there is none.',
    ko: 'RUN은 매번 이미지의 작업 디렉터리에서 다시 시작하므로 cd는 RUN이 끝나면 사라집니다. WORKDIR은 이후의 모든 명령과 컨테이너에도 적용되며, 디렉터리가 없으면 만들어 줍니다.',
  },
  severity: 'warning',
  strict: true,
  bad: 'FROM debian:12\nRUN cd /src && make\n',
  good: 'FROM debian:12\nWORKDIR /src\nRUN make\n',
  check: {
    commands: {
      programs: ['cd'],
      visit: ({ command, args }, _context, report) =>
        report({ span: { start: command.start, end: args[0]?.end ?? command.end } }),
    },
  },
});
