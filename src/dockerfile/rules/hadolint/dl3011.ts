import { hadolintRule } from './define.ts';

const LARGEST_PORT = 65_535;

export const dl3011 = hadolintRule({
  code: 'DL3011',
  title: { en: 'A port that cannot be', ko: '존재할 수 없는 포트' },
  message: {
    en: 'There is no port {0}: ports go from 0 to 65535.',
    ko: '{0}번 포트는 없습니다. 포트는 0부터 65535까지입니다.',
  },
  why: {
    en: 'TCP and UDP have 16 bits for a port. The build refuses a larger number.',
    ko: 'TCP와 UDP는 포트에 16비트를 씁니다. 더 큰 수를 쓰면 빌드가 거부합니다.',
  },
  severity: 'error',
  bad: 'FROM debian:12\nEXPOSE 80000\n',
  good: 'FROM debian:12\nEXPOSE 8000\n',
  check: {
    instructions: {
      keywords: ['EXPOSE'],
      visit: ({ words }, _context, report) => {
        for (const word of words) {
          const ports = /^(\d+)(?:-(\d+))?(?:\/\w*)?$/.exec(word.text)?.slice(1) ?? [];
          const wrong = ports.find((port: string | undefined) => port !== undefined && Number(port) > LARGEST_PORT);
          if (wrong !== undefined) report({ span: word, arguments: [wrong] });
        }
      },
    },
  },
});
