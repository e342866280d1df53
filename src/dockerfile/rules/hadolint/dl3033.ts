import { pinRule } from './pinnedPackages.ts';
import { installsGroup, isPinnedRpm, rpmOptionsWithValue } from './rpm.ts';

export const dl3033 = pinRule(
  {
    code: 'DL3033',
    title: { en: 'yum install names versions', ko: 'yum install에는 버전을 지정합니다' },
    message: {
      en: 'No version is given for {0}: write name-version.',
      ko: '{0}의 버전이 없습니다. 이름-버전 형식으로 쓰세요.',
    },
    why: {
      en: 'yum installs the newest package of its repositories, so the image changes when they do.',
      ko: 'yum은 저장소의 최신 패키지를 설치하므로 저장소가 바뀌면 이미지도 바뀝니다.',
    },
    strict: true,
    bad: 'FROM almalinux:8\nRUN yum install -y httpd && yum clean all\n',
    good: 'FROM almalinux:8\nRUN yum install -y httpd-2.4.37 && yum clean all\n',
  },
  {
    programs: ['yum'],
    subcommands: ['install'],
    optionsWithValue: rpmOptionsWithValue,
    isPinned: isPinnedRpm,
    isExempt: installsGroup,
  },
);
