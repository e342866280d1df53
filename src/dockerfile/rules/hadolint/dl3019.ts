import { hasMountOn, hasOption, headOf, insertBehind, readCommandLine, subcommandOf } from './commandLine.ts';
import { hadolintRule } from './define.ts';

export const dl3019 = hadolintRule({
  code: 'DL3019',
  title: { en: 'apk add keeps no index', ko: 'apk add는 인덱스를 남기지 않게 실행합니다' },
  message: {
    en: 'apk add leaves the package index in the image: add --no-cache.',
    ko: 'apk add가 패키지 인덱스를 이미지에 남깁니다. --no-cache를 추가하세요.',
  },
  why: {
    en: 'With --no-cache apk fetches the index, uses it and keeps nothing, so neither apk update nor rm -rf /var/cache/apk/* is needed. A cache mount on /var/cache/apk is as good.',
    ko: '--no-cache를 쓰면 apk가 인덱스를 받아 쓰기만 하고 남기지 않으므로 apk update도, rm -rf /var/cache/apk/*도 필요 없습니다. /var/cache/apk에 캐시 마운트를 두어도 됩니다.',
  },
  severity: 'information',
  bad: 'FROM alpine:3.22\nRUN apk add curl~=8.14\n',
  good: 'FROM alpine:3.22\nRUN apk add --no-cache curl~=8.14\n',
  check: {
    commands: {
      programs: ['apk'],
      visit: (command, _context, report) => {
        const add = subcommandOf(command.args, ['add']);
        if (add === undefined || hasOption(readCommandLine(command.args), ['no-cache', 'no-network'])) return;
        if (hasMountOn(command.instruction, '/var/cache/apk')) return;
        report({ span: headOf(command, add), fixes: [insertBehind(add, '--no-cache')] });
      },
    },
  },
});
