import { hadolintRule } from './define.ts';

export const dl3001 = hadolintRule({
  code: 'DL3001',
  title: {
    en: 'A build runs no services and no tools for a terminal',
    ko: '빌드에서는 서비스나 터미널용 도구를 실행하지 않습니다',
  },
  message: {
    en: '{0} makes no sense while an image is built.',
    ko: '{0}은(는) 이미지를 빌드할 때 의미가 없습니다.',
  },
  why: {
    en: 'There is no terminal, no init system and no other process: a service that RUN starts is gone when the RUN ends. What shall run in the container belongs into CMD or ENTRYPOINT.',
    ko: '빌드 중에는 터미널도, init 시스템도, 다른 프로세스도 없습니다. RUN이 띄운 서비스는 RUN이 끝나면 사라집니다. 컨테이너에서 실행할 것은 CMD나 ENTRYPOINT에 쓰세요.',
  },
  severity: 'information',
  bad: 'FROM debian:12\nRUN service nginx start\n',
  good: 'FROM debian:12\nCMD ["nginx", "-g", "daemon off;"]\n',
  check: {
    commands: {
      programs: ['free', 'ifconfig', 'kill', 'mount', 'ps', 'service', 'shutdown', 'ssh', 'top', 'vim'],
      visit: ({ program, programWord }, _context, report) => report({ span: programWord, arguments: [program] }),
    },
  },
});
