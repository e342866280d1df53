import { missingOptionRule } from './missingOption.ts';

export const dl3030 = missingOptionRule(
  {
    code: 'DL3030',
    title: { en: 'yum install has -y', ko: 'yum install에는 -y를 붙입니다' },
    message: { en: 'yum asks before it installs: add -y.', ko: 'yum이 설치 전에 확인을 기다립니다. -y를 추가하세요.' },
    why: {
      en: 'Nobody can answer during a build, so yum gives up and the build fails.',
      ko: '빌드하는 동안에는 아무도 대답할 수 없으므로 yum이 설치를 포기하고 빌드가 실패합니다.',
    },
    severity: 'warning',
    bad: 'FROM almalinux:8\nRUN yum install httpd-2.4.37 && yum clean all\n',
    good: 'FROM almalinux:8\nRUN yum install -y httpd-2.4.37 && yum clean all\n',
  },
  {
    programs: ['yum'],
    subcommands: ['install', 'groupinstall', 'localinstall'],
    options: ['y', 'assumeyes'],
    text: '-y',
  },
);
