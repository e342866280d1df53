import { pinRule } from './pinnedPackages.ts';
import { installsGroup, isPinnedRpm, rpmOptionsWithValue } from './rpm.ts';

export const dl3041 = pinRule(
  {
    code: 'DL3041',
    title: { en: 'dnf install names versions', ko: 'dnf install에는 버전을 지정합니다' },
    message: {
      en: 'No version is given for {0}: write name-version.',
      ko: '{0}의 버전이 없습니다. 이름-버전 형식으로 쓰세요.',
    },
    why: {
      en: 'dnf and microdnf install the newest package of their repositories, so the image changes when they do.',
      ko: 'dnf와 microdnf는 저장소의 최신 패키지를 설치하므로 저장소가 바뀌면 이미지도 바뀝니다.',
    },
    strict: true,
    bad: 'FROM fedora:42\nRUN dnf install -y nginx && dnf clean all\n',
    good: 'FROM fedora:42\nRUN dnf install -y nginx-1.26.3 && dnf clean all\n',
  },
  {
    programs: ['dnf', 'microdnf'],
    subcommands: ['install'],
    optionsWithValue: rpmOptionsWithValue,
    isPinned: isPinnedRpm,
    isExempt: installsGroup,
  },
);
