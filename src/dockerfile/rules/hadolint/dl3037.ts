import { pinRule } from './pinnedPackages.ts';

export const dl3037 = pinRule(
  {
    code: 'DL3037',
    title: { en: 'zypper install names versions', ko: 'zypper install에는 버전을 지정합니다' },
    message: {
      en: 'No version is given for {0}: write name=version.',
      ko: '{0}의 버전이 없습니다. 이름=버전 형식으로 쓰세요.',
    },
    why: {
      en: 'zypper installs the newest package of its repositories, so the image changes when they do.',
      ko: 'zypper는 저장소의 최신 패키지를 설치하므로 저장소가 바뀌면 이미지도 바뀝니다.',
    },
    strict: true,
    bad: 'FROM opensuse/leap:15.6\nRUN zypper install -y nginx && zypper clean\n',
    good: 'FROM opensuse/leap:15.6\nRUN zypper install -y nginx=1.21.5 && zypper clean\n',
  },
  {
    programs: ['zypper'],
    subcommands: ['install', 'in'],
    optionsWithValue: ['t', 'type', 'r', 'repo', 'from', 'C', 'capability', 'root', 'R', 'reposd-dir', 'name'],
    isPinned: (name) => /[=<>]/.test(name) || name.endsWith('.rpm'),
  },
);
