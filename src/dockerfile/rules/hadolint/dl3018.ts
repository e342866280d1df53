import { pinRule } from './pinnedPackages.ts';

export const dl3018 = pinRule(
  {
    code: 'DL3018',
    title: { en: 'apk add names versions', ko: 'apk add에는 버전을 지정합니다' },
    message: {
      en: 'No version is given for {0}: write name=version or name~=version.',
      ko: '{0}의 버전이 없습니다. 이름=버전이나 이름~=버전 형식으로 쓰세요.',
    },
    why: {
      en: 'Without a version apk adds what the repository holds that day. Alpine keeps only the newest build of a package in each release, so name~=1.2 (any 1.2) lasts longer than an exact number.',
      ko: '버전을 지정하지 않으면 apk는 그날 저장소에 있는 버전을 설치합니다. Alpine은 릴리스마다 패키지의 최신 빌드만 보관하므로, 정확한 버전보다 이름~=1.2(1.2대 아무거나)가 오래 갑니다.',
    },
    strict: true,
    bad: 'FROM alpine:3.22\nRUN apk add --no-cache curl\n',
    good: 'FROM alpine:3.22\nRUN apk add --no-cache curl~=8.14\n',
  },
  {
    programs: ['apk'],
    subcommands: ['add'],
    optionsWithValue: [
      't',
      'virtual',
      'X',
      'repository',
      'p',
      'root',
      'arch',
      'keys-dir',
      'repositories-file',
      'cache-dir',
    ],
    isPinned: (name) => /[=~<>]/.test(name) || name.endsWith('.apk'),
  },
);
