import { missingOptionRule } from './missingOption.ts';

export const dl3034 = missingOptionRule(
  {
    code: 'DL3034',
    title: { en: 'zypper asks no questions', ko: 'zypper는 확인을 묻지 않게 실행합니다' },
    message: {
      en: 'zypper asks before it acts: add -y.',
      ko: 'zypper가 실행 전에 확인을 기다립니다. -y를 추가하세요.',
    },
    why: {
      en: 'Nobody can answer during a build, so zypper gives up and the build fails. zypper --non-interactive in front of the subcommand does the same.',
      ko: '빌드하는 동안에는 아무도 대답할 수 없으므로 zypper가 작업을 포기하고 빌드가 실패합니다. 하위 명령 앞에 쓰는 zypper --non-interactive도 같은 효과가 있습니다.',
    },
    severity: 'warning',
    bad: 'FROM opensuse/leap:15.6\nRUN zypper install nginx=1.21.5 && zypper clean\n',
    good: 'FROM opensuse/leap:15.6\nRUN zypper install -y nginx=1.21.5 && zypper clean\n',
  },
  {
    programs: ['zypper'],
    subcommands: ['install', 'in', 'remove', 'rm', 'source-install', 'si', 'patch'],
    options: ['y', 'no-confirm', 'n', 'non-interactive'],
    text: '-y',
  },
);
