import type { Localized } from '../../../contract/localized.ts';
import type { CliFlag } from '../../cliModel.ts';
import type { DockerCall, FlagUse } from '../../commandLine.ts';
import type { CliFix } from '../contract.ts';
import {
  type Check,
  type CheckContext,
  commandName,
  finding,
  fix,
  removeFrom,
  replaceBy,
  type Report,
} from './context.ts';

const messages = {
  compose: {
    en: 'docker-compose is version 1; today it is docker compose.',
    ko: 'docker-compose는 버전 1의 명령입니다. 지금은 docker compose를 씁니다.',
  },
  alias: { en: '--{0} is the old spelling of --{1}.', ko: '--{0}은(는) --{1}의 예전 표기입니다.' },
  newer: {
    en: '{0} is not known to your version of docker: it is new in {1}, and here is {2}.',
    ko: '이 컴퓨터의 docker {2}는 {0}을(를) 알지 못합니다. Docker {1}부터 있습니다.',
  },
  absent: {
    en: '{0} is not known to your version of docker.',
    ko: '이 컴퓨터의 docker는 {0}을(를) 알지 못합니다.',
  },
  gone: {
    en: '{0} is gone since Docker {1}; here is {2}.',
    ko: '{0}은(는) Docker {1}에서 없어졌습니다. 이 컴퓨터의 버전은 {2}입니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

/** Old spellings are hints; what another version has is said, and is no mistake. */
export const legacyCheck: Check = (context, report) => {
  for (const call of context.calls) {
    const { program, compose, isMisspelt } = call.invocation;
    if (compose && !isMisspelt) {
      const end = { start: program.end - 'docker-compose'.length, end: program.end };
      const fixes = /docker-compose$/.test(program.text) && !program.quoted ? [replaceBy(end, 'docker compose')] : [];
      report(finding('legacy', 'hint', program, messages.compose, [], fixes));
    }
    for (const use of call.flags) {
      oldFlag(use, call, context, report);
      if (use.flag !== undefined) version(`--${use.flag.name}`, use.flag, use, context, report);
    }
    const last = call.commandWords.at(-1);
    if (last !== undefined) version(commandName(call), call.command, last, context, report);
  }
};

function oldFlag(use: FlagUse, call: DockerCall, { line }: CheckContext, report: Report): void {
  const { flag, name, form, nameSpan } = use;
  if (flag === undefined || form !== 'long') {
    if (flag?.deprecated === true) report(finding('legacy', 'hint', use, flag.text));
    return;
  }
  if (name !== flag.name && name.toLowerCase() !== flag.name) {
    report(
      finding('legacy', 'hint', nameSpan, messages.alias, [name, flag.name], [replaceBy(nameSpan, `--${flag.name}`)]),
    );
  } else if (flag.deprecated) {
    report(finding('legacy', 'hint', use, flag.text, [], deprecatedFixes(use, call, line)));
  }
}

/** `docker volume create --name data`: the name stands alone today. */
function deprecatedFixes(
  { nameSpan, value, name }: FlagUse,
  { command }: DockerCall,
  line: CheckContext['line'],
): CliFix[] {
  if (command.path.join(' ') === 'volume create' && name === 'name' && value !== undefined) {
    const edit = { span: { start: nameSpan.start, end: value.start }, text: '' };
    return [fix({ en: 'Remove --name', ko: '--name 없애기' }, [], edit)];
  }
  return command.path[0] === 'image'
    ? [removeFrom(line, { start: nameSpan.start, end: value?.end ?? nameSpan.end })]
    : [];
}

function version(
  name: string,
  { since, until, absent }: Pick<CliFlag, 'since' | 'until' | 'absent'>,
  span: FlagUse | DockerCall['commandWords'][number],
  { options: { version: here } }: CheckContext,
  report: Report,
): void {
  const about = (message: Localized, ...args: string[]): void =>
    report(finding('version', 'hint', span, message, [name, ...args]));
  // Since when it is there says more than that it is not.
  if (here !== undefined && since !== undefined && isOlder(here, since)) about(messages.newer, since, here);
  else if (here !== undefined && until !== undefined && !isOlder(here, until)) about(messages.gone, until, here);
  else if (absent) about(messages.absent);
}

/** Numbers between dots are compared one by one. */
export function isOlder(version: string, than: string): boolean {
  const numbers = (text: string): number[] => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [ours, theirs] = [numbers(version), numbers(than)];
  for (const [index, number] of theirs.entries()) {
    const own = ours[index] ?? 0;
    if (own !== number) return own < number;
  }
  return false;
}
