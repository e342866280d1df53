import { pinRule } from './pinnedPackages.ts';

export const dl3008 = pinRule(
  {
    code: 'DL3008',
    title: { en: 'apt-get install names versions', ko: 'apt-get install에는 버전을 지정합니다' },
    message: {
      en: 'No version is given for {0}: write name=version.',
      ko: '{0}의 버전이 없습니다. 이름=버전 형식으로 쓰세요.',
    },
    why: {
      en: 'Without a version the build takes whatever the archive holds that day, so the same Dockerfile gives another image next week. A version also makes the layer new exactly when you change it. The price: an archive that keeps only the newest version makes the build fail until you raise the number.',
      ko: '버전을 지정하지 않으면 그날 저장소에 있는 버전이 설치되므로, 같은 Dockerfile로도 다음 주에는 다른 이미지가 나옵니다. 버전을 적어 두면 그 값을 바꿀 때만 레이어가 새로 만들어집니다. 다만 최신 버전만 보관하는 저장소에서는 버전을 올리기 전까지 빌드가 실패할 수 있습니다.',
    },
    strict: true,
    bad: 'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends nginx=1.22.* && rm -rf /var/lib/apt/lists/*\n',
  },
  {
    programs: ['apt-get'],
    subcommands: ['install'],
    optionsWithValue: [
      't',
      'target-release',
      'default-release',
      'o',
      'option',
      'c',
      'config-file',
      'a',
      'host-architecture',
    ],
    // `name/release` and a path to a file say what is meant as well.
    isPinned: (name) => name.includes('=') || name.includes('/') || name.endsWith('.deb'),
  },
);
