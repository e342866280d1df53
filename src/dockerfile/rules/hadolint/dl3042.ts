import type { RuleContext, ShellCommand } from '../rule.ts';
import { hasMountOn, hasOption, insertBehind, readCommandLine, subcommandOf } from './commandLine.ts';
import { hadolintRule } from './define.ts';
import { isPipWrapper, pipInstallArguments } from './pip.ts';

const truthy = /^(?:1|true|on|yes)$/i;

export const dl3042 = hadolintRule({
  code: 'DL3042',
  title: { en: 'pip keeps no cache', ko: 'pip은 캐시를 남기지 않게 실행합니다' },
  message: {
    en: 'pip leaves what it downloaded in the image: add --no-cache-dir.',
    ko: 'pip이 내려받은 파일을 이미지에 남깁니다. --no-cache-dir를 추가하세요.',
  },
  why: {
    en: 'The cache in ~/.cache/pip only helps the next pip install, and in an image there is none. ENV PIP_NO_CACHE_DIR=1 turns it off for every RUN, and a cache mount on /root/.cache/pip keeps it out of the image.',
    ko: '~/.cache/pip의 캐시는 다음 pip install에나 쓸모가 있는데, 이미지에서는 그럴 일이 없습니다. ENV PIP_NO_CACHE_DIR=1은 모든 RUN에서 캐시를 끄고, /root/.cache/pip의 캐시 마운트는 캐시를 이미지 밖에 둡니다.',
  },
  severity: 'warning',
  bad: 'FROM python:3.13\nRUN pip install flask==3.1.0\n',
  good: 'FROM python:3.13\nRUN pip install --no-cache-dir flask==3.1.0\n',
  check: {
    commands: {
      programs: 'all',
      visit: (command, context, report) => {
        const args = pipInstallArguments(command);
        if (args === undefined || isPipWrapper(command)) return;
        if (hasOption(readCommandLine(command.args), ['no-cache-dir']) || isTurnedOff(command, context)) return;
        if (hasMountOn(command.instruction, '.cache/pip')) return;
        const install = subcommandOf(command.args, ['install']) ?? command.programWord;
        report({
          span: { start: command.programWord.start, end: install.end },
          fixes: [insertBehind(install, '--no-cache-dir')],
        });
      },
    },
  },
});

/** By a variable: of the file, in front of the command, or exported by the script. */
function isTurnedOff({ script, instruction, command }: ShellCommand, { model }: RuleContext): boolean {
  const value = model.stateAt(instruction).variable('PIP_NO_CACHE_DIR')?.value;
  if (value !== undefined && truthy.test(value)) return true;
  const [first] = script.commands;
  const set = [...command.assignments, ...command.words, ...(first?.assignments ?? []), ...(first?.words ?? [])];
  return set.some(({ text }) => text.startsWith('PIP_NO_CACHE_DIR=') && truthy.test(text.slice(text.indexOf('=') + 1)));
}
