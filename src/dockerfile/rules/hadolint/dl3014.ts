import { missingOptionRule } from './missingOption.ts';

export const dl3014 = missingOptionRule(
  {
    code: 'DL3014',
    title: { en: 'apt-get install has -y', ko: 'apt-get install에는 -y를 붙입니다' },
    message: {
      en: 'apt-get asks before it installs: add -y.',
      ko: 'apt-get이 설치 전에 확인을 기다립니다. -y를 추가하세요.',
    },
    why: {
      en: 'Nobody can answer during a build. apt-get reads the end of its input as a no and the build fails with "Abort."',
      ko: '빌드하는 동안에는 아무도 대답할 수 없습니다. apt-get은 입력이 끝난 것을 거절로 받아들이고 "Abort."와 함께 빌드가 실패합니다.',
    },
    severity: 'warning',
    bad: 'FROM debian:12\nRUN apt-get update && apt-get install --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n',
  },
  {
    programs: ['apt-get'],
    subcommands: ['install'],
    options: ['y', 'yes', 'assume-yes', 'qq'],
    // Quiet twice means yes.
    alsoFine: ({ options }) => {
      const quiet = options.filter(({ name }) => name === 'q' || name === 'quiet');
      return quiet.length >= 2 || quiet.some(({ value }) => value === '2');
    },
    text: '-y',
  },
);
