import { headOf, subcommandOf } from './commandLine.ts';
import { hadolintRule } from './define.ts';

export const dl3035 = hadolintRule({
  code: 'DL3035',
  title: { en: 'A build does no zypper dist-upgrade', ko: '빌드에서는 zypper dist-upgrade를 하지 않습니다' },
  message: {
    en: 'zypper {0} turns the image into another release: choose a newer base image.',
    ko: 'zypper {0}은(는) 이미지를 다른 릴리스로 바꿉니다. 더 새로운 베이스 이미지를 고르세요.',
  },
  why: {
    en: 'A whole distribution upgrade in a layer makes the image large and its content a matter of the day. The base image with the tag you want is smaller and the same for everybody.',
    ko: '레이어에서 배포판 전체를 올리면 이미지가 커지고 내용도 빌드한 날에 따라 달라집니다. 원하는 태그의 베이스 이미지가 더 작고 누구에게나 같습니다.',
  },
  severity: 'warning',
  bad: 'FROM opensuse/leap:15.6\nRUN zypper dist-upgrade -y\n',
  good: 'FROM opensuse/leap:15.6\nRUN zypper install -y nginx=1.21.5 && zypper clean\n',
  check: {
    commands: {
      programs: ['zypper'],
      visit: (command, _context, report) => {
        const subcommand = subcommandOf(command.args, ['dist-upgrade', 'dup']);
        if (subcommand !== undefined) report({ span: headOf(command, subcommand), arguments: [subcommand.text] });
      },
    },
  },
});
