import { respell } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';
import { distanceWithin } from '../spelling.ts';

/** Programs that install packages, and what they are told to do. */
const installers = ['apt-get', 'apt', 'aptitude', 'yum', 'dnf', 'microdnf', 'zypper', 'pacman', 'apk', 'pip', 'pip3'];
const actions: ReadonlySet<string> = new Set([
  'add',
  'install',
  'update',
  'upgrade',
  'remove',
  'makecache',
  'autoremove',
]);

export const misspeltInstaller: Rule = {
  code: 'misspelt-installer',
  aliases: [],
  origin: 'dockyard',
  title: { en: 'Package managers are spelt as they are called', ko: '패키지 관리자의 이름은 정확히 씁니다' },
  message: {
    en: 'There is hardly a program {0}; {1} is near.',
    ko: '{0}(이)라는 프로그램은 없을 것입니다. {1}을(를) 잘못 쓴 것 같습니다.',
  },
  why: {
    en: 'The build ends with exit code 127, not found, and only when it comes to this line. A letter is all that is wrong.',
    ko: '빌드는 이 줄에 이르러서야 종료 코드 127(not found)로 실패합니다. 글자 하나가 틀렸을 뿐입니다.',
  },
  severity: 'warning',
  bad: 'FROM debian:13\nRUN atp-get install -y --no-install-recommends curl\n',
  good: 'FROM debian:13\nRUN apt-get install -y --no-install-recommends curl\n',
  reference: reference('run'),
  check: {
    commands: {
      programs: 'all',
      visit({ program, programWord, args }, _, report) {
        if (!programWord.literal || programWord.quoted || programWord.text !== program) return;
        const action = args.find(({ text }) => !text.startsWith('-'))?.text;
        if (action === undefined || !actions.has(action)) return;
        const meant = installerLike(program);
        if (meant !== undefined)
          report({ span: programWord, arguments: [program, meant], fixes: respell(programWord, meant) });
      },
    },
  },
};

/** One letter off, of those that are long enough to be sure: many programs have three letters and install something. */
function installerLike(program: string): string | undefined {
  if (program.length < 5 || installers.includes(program)) return undefined;
  return installers.find((name) => name.length > 4 && distanceWithin(program, name, 1) !== undefined);
}
