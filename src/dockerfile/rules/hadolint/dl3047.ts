import { hasOption, insertBehind, readCommandLine } from './commandLine.ts';
import { hadolintRule } from './define.ts';

/** Each changes or takes away what wget prints. */
const quieter = ['progress', 'q', 'quiet', 'o', 'output-file', 'a', 'append-output', 'no-verbose'];

export const dl3047 = hadolintRule({
  code: 'DL3047',
  title: { en: 'wget prints no progress bar', ko: 'wget은 진행 표시를 줄여 실행합니다' },
  message: {
    en: 'wget fills the build log with its progress: add --progress=dot:giga, -nv or -q.',
    ko: 'wget의 진행 표시가 빌드 로그를 채웁니다. --progress=dot:giga, -nv, -q 중 하나를 추가하세요.',
  },
  why: {
    en: 'A build has no terminal, so wget writes a line of dots for every 50 KB: thousands of lines for a large file. The wget of busybox (Alpine) knows only -q of these.',
    ko: '빌드에는 터미널이 없어서 wget은 50KB마다 점으로 된 줄을 출력합니다. 큰 파일이면 수천 줄이 됩니다. busybox(Alpine)의 wget은 이 가운데 -q만 지원합니다.',
  },
  severity: 'information',
  strict: true,
  bad: 'FROM debian:12\nRUN wget https://example.com/tool.tar.gz\n',
  good: 'FROM debian:12\nRUN wget --progress=dot:giga https://example.com/tool.tar.gz\n',
  check: {
    commands: {
      programs: ['wget'],
      visit: ({ programWord, args }, _context, report) => {
        if (hasOption(readCommandLine(args), quieter) || args.some(({ text }) => text === '-nv')) return;
        const fixes = ['--progress=dot:giga', '-q'].map((text) => ({
          ...insertBehind(programWord, text),
          // Which one works depends on the image.
          preferred: false,
        }));
        report({ span: programWord, fixes });
      },
    },
  },
});
