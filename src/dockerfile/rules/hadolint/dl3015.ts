import { missingOptionRule } from './missingOption.ts';

export const dl3015 = missingOptionRule(
  {
    code: 'DL3015',
    title: {
      en: 'apt-get install leaves recommended packages out',
      ko: 'apt-get install은 권장 패키지 없이 실행합니다',
    },
    message: {
      en: 'apt-get installs recommended packages too: add --no-install-recommends.',
      ko: 'apt-get이 권장 패키지까지 설치합니다. --no-install-recommends를 추가하세요.',
    },
    why: {
      en: 'Recommended packages often make up most of what is installed, and a container rarely needs them. If something is missing afterwards, name it: then it stands in the Dockerfile.',
      ko: '설치되는 것의 대부분이 권장 패키지일 때가 많지만 컨테이너에는 거의 필요하지 않습니다. 빠진 것이 있으면 이름을 직접 적으세요. 그러면 Dockerfile에도 드러납니다.',
    },
    severity: 'information',
    bad: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl=7.88.* && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n',
  },
  {
    programs: ['apt-get'],
    subcommands: ['install'],
    options: ['no-install-recommends'],
    alsoFine: ({ operands, options }) =>
      [...operands.map(({ text }) => text), ...options.map(({ value }) => value)].some(
        (text) => text !== undefined && /^APT::Install-Recommends=(?:"?)(?:false|0|no|off)/i.test(text),
      ),
    text: '--no-install-recommends',
  },
);
