import { hasOption, insertBehind, readCommandLine } from './commandLine.ts';
import { hadolintRule } from './define.ts';

const optionsWithValue = [
  ...['u', 'uid', 'g', 'gid', 'G', 'groups', 'd', 'home-dir', 'home', 'c', 'comment', 's', 'shell', 'b', 'base-dir'],
  ...['e', 'expiredate', 'f', 'inactive', 'k', 'skel', 'K', 'key', 'p', 'password', 'R', 'root', 'P', 'prefix'],
];

/** From six digits on the sparse file is large enough to hurt. */
const MOST_DIGITS = 5;

export const dl3046 = hadolintRule({
  code: 'DL3046',
  title: { en: 'useradd with a high user id has -l', ko: '큰 사용자 ID로 useradd를 쓸 때는 -l을 붙입니다' },
  message: {
    en: 'The user id {0} makes useradd write a huge log file: add -l.',
    ko: '사용자 ID {0} 때문에 useradd가 매우 큰 로그 파일을 만듭니다. -l을 추가하세요.',
  },
  why: {
    en: 'useradd keeps a slot for every lower user id in /var/log/lastlog and /var/log/faillog. On disk the files are sparse, in the layer they are not: it can grow by gigabytes.',
    ko: 'useradd는 /var/log/lastlog와 /var/log/faillog에 그보다 작은 모든 사용자 ID의 자리를 만듭니다. 디스크에서는 희소 파일이지만 레이어에서는 그렇지 않아 수 GB까지 커질 수 있습니다.',
  },
  severity: 'warning',
  bad: 'FROM debian:12\nRUN useradd -u 1234567 app\n',
  good: 'FROM debian:12\nRUN useradd -l -u 1234567 app\n',
  check: {
    commands: {
      programs: ['useradd'],
      visit: ({ programWord, args }, _context, report) => {
        const line = readCommandLine(args, optionsWithValue);
        const uid = line.options.find(({ name }) => name === 'u' || name === 'uid')?.value;
        if (uid === undefined || !/^\d+$/.test(uid) || uid.length <= MOST_DIGITS) return;
        if (hasOption(line, ['l', 'no-log-init'])) return;
        report({ span: programWord, arguments: [uid], fixes: [insertBehind(programWord, '-l')] });
      },
    },
  },
});
