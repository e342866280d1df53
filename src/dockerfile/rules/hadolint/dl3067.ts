import { hadolintRule } from './define.ts';

export const dl3067 = hadolintRule({
  code: 'DL3067',
  title: { en: 'A stage takes only what it needs from another', ko: '다른 스테이지에서는 필요한 것만 가져옵니다' },
  message: {
    en: 'This copies all of {0}: name the files that are needed.',
    ko: '{0} 전체를 복사합니다. 필요한 파일만 지정하세요.',
  },
  why: {
    en: 'The point of a second stage is to leave behind what only the build needs. A copy from / to / takes all of it along, and the settings of the image, such as ENV and USER, are lost.',
    ko: '스테이지를 나누는 까닭은 빌드에만 필요한 것을 두고 가기 위해서입니다. /에서 /로 복사하면 전부 따라오고, ENV나 USER 같은 이미지 설정은 사라집니다.',
  },
  severity: 'warning',
  strict: true,
  bad: 'FROM debian:12 AS build\nFROM scratch\nCOPY --from=build / /\n',
  good: 'FROM debian:12 AS build\nFROM scratch\nCOPY --from=build /app /app\n',
  check: {
    instructions: {
      keywords: ['COPY'],
      visit: ({ flags, words }, _context, report) => {
        const from = flags.find(({ name }) => name === 'from')?.value;
        const source = words.slice(0, -1).find(({ text }) => text === '/');
        if (from === undefined || source === undefined || words.at(-1)?.text !== '/') return;
        report({ span: source, arguments: [from] });
      },
    },
  },
});
