import { missingOptionRule } from './missingOption.ts';

export const dl3038 = missingOptionRule(
  {
    code: 'DL3038',
    title: { en: 'dnf install has -y', ko: 'dnf install에는 -y를 붙입니다' },
    message: {
      en: '{0} asks before it installs: add -y.',
      ko: '{0}이(가) 설치 전에 확인을 기다립니다. -y를 추가하세요.',
    },
    why: {
      en: 'Nobody can answer during a build, so dnf gives up and the build fails.',
      ko: '빌드하는 동안에는 아무도 대답할 수 없으므로 dnf가 설치를 포기하고 빌드가 실패합니다.',
    },
    severity: 'warning',
    bad: 'FROM fedora:42\nRUN dnf install nginx-1.26.3 && dnf clean all\n',
    good: 'FROM fedora:42\nRUN dnf install -y nginx-1.26.3 && dnf clean all\n',
  },
  {
    programs: ['dnf', 'microdnf'],
    subcommands: ['install', 'groupinstall', 'localinstall'],
    options: ['y', 'assumeyes'],
    text: '-y',
  },
);
