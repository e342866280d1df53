import { proposal } from '../edits.ts';
import type { Fix, ShellCommand } from '../rule.ts';
import { hadolintRule } from './define.ts';

export const dl3004 = hadolintRule({
  code: 'DL3004',
  title: { en: 'A build needs no sudo', ko: '빌드에서는 sudo를 쓰지 않습니다' },
  message: {
    en: 'sudo is not needed here: choose the user with USER.',
    ko: '여기에는 sudo가 필요 없습니다. 사용자는 USER로 정하세요.',
  },
  why: {
    en: 'RUN is root unless USER says otherwise, most images hold no sudo, and in a container it handles signals and the terminal in ways of its own. Switch with USER; for an entrypoint that starts as root there are gosu and su-exec.',
    ko: 'USER로 바꾸지 않았다면 RUN은 root로 실행되고, 대부분의 이미지에는 sudo가 없으며, 컨테이너 안의 sudo는 신호와 터미널을 다르게 다룹니다. 사용자는 USER로 바꾸고, root로 시작하는 ENTRYPOINT에는 gosu나 su-exec을 쓰세요.',
  },
  severity: 'error',
  bad: 'FROM debian:12\nRUN sudo mkdir /data\n',
  good: 'FROM debian:12\nRUN mkdir /data\n',
  check: {
    commands: {
      programs: ['sudo'],
      visit: (command, _context, report) => report({ span: command.programWord, fixes: withoutSudo(command) }),
    },
  },
});

/** Only where the command that follows is clear: no option of sudo, no variable for the program. */
function withoutSudo({ programWord, args: [next] }: ShellCommand): readonly Fix[] {
  if (next === undefined || /^[-$"'`]|=/.test(next.raw)) return [];
  // Behind USER the command may need what sudo gives it.
  return [
    proposal({ en: 'Remove sudo', ko: 'sudo 없애기' }, [
      { span: { start: programWord.start, end: next.start }, text: '' },
    ]),
  ];
}
