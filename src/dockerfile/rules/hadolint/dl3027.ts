import { replace } from '../edits.ts';
import { hadolintRule } from './define.ts';

/** What both do in the same way, and with which program. */
const replacements: ReadonlyMap<string, string> = new Map([
  ...['update', 'install', 'remove', 'purge', 'upgrade', 'autoremove', 'clean', 'autoclean', 'source', 'build-dep'].map(
    (subcommand) => [subcommand, 'apt-get'] as const,
  ),
  ...['search', 'show', 'policy', 'depends', 'rdepends'].map((subcommand) => [subcommand, 'apt-cache'] as const),
]);

export const dl3027 = hadolintRule({
  code: 'DL3027',
  title: { en: 'Scripts use apt-get, not apt', ko: '스크립트에서는 apt가 아니라 apt-get을 씁니다' },
  message: {
    en: 'apt is made for people at a terminal: use apt-get or apt-cache.',
    ko: 'apt는 터미널에서 사람이 쓰는 명령입니다. apt-get이나 apt-cache를 쓰세요.',
  },
  why: {
    en: 'apt warns by itself that its command line is not stable: what it prints and does may change with any release. apt-get and apt-cache keep theirs.',
    ko: 'apt는 명령줄 인터페이스가 안정적이지 않다고 스스로 경고하며, 출력과 동작이 릴리스마다 바뀔 수 있습니다. apt-get과 apt-cache는 바뀌지 않습니다.',
  },
  severity: 'warning',
  bad: 'FROM debian:12\nRUN apt update\n',
  good: 'FROM debian:12\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\n',
  check: {
    commands: {
      programs: ['apt'],
      visit: ({ programWord, args }, _context, report) => {
        const subcommand = args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
        const program = programWord.raw === 'apt' ? replacements.get(subcommand) : undefined;
        report({ span: programWord, fixes: program === undefined ? [] : [replace(programWord, program)] });
      },
    },
  },
});
