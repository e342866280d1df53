import type { ScriptWord } from '../../syntax/scriptTree.ts';
import type { Instruction } from '../../syntax/tree.ts';
import { runCommands } from '../commands.ts';
import type { Rule, RuleContext } from '../rule.ts';

export const aptGetUpdateAlone: Rule = {
  code: 'apt-get-update-alone',
  aliases: [],
  origin: 'dockyard',
  title: { en: 'apt-get update and install stand in one RUN', ko: 'apt-get update와 install은 한 RUN에 씁니다' },
  message: {
    en: 'This list of packages stays in the cache: a later {0} install may ask for versions that are gone.',
    ko: '이 패키지 목록은 캐시에 남습니다. 나중의 {0} install이 이미 없어진 버전을 찾을 수 있습니다.',
  },
  why: {
    en: 'A RUN of its own comes from the cache as long as its text is the same, even months later. When the line with install changes, it works with the old list and fails with 404, or installs old versions. In one RUN both are done anew together.',
    ko: '따로 쓴 RUN은 글자가 같으면 몇 달 뒤에도 캐시에서 나옵니다. install 줄만 바뀌면 낡은 목록으로 설치하려다 404로 실패하거나 옛 버전을 설치합니다. 한 RUN에 쓰면 둘이 함께 다시 실행됩니다.',
  },
  severity: 'warning',
  bad: 'FROM debian:13\nRUN apt-get update\nRUN apt-get install -y --no-install-recommends curl\n',
  good: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends curl\n',
  reference: 'https://docs.docker.com/build/building/best-practices/#apt-get',
  check: {
    stage: ({ instructions }, context, report) => {
      let update: Apt | undefined;
      for (const instruction of instructions) {
        if (instruction.keyword !== 'RUN') continue;
        const actions = aptsOf(instruction, context);
        const installs = actions.some(({ action }) => action === 'install');
        if (update !== undefined && installs && !actions.some(({ action }) => action === 'update')) {
          report({ span: update.word, arguments: [update.program] });
          update = undefined;
        }
        // Whoever installs something in the same RUN does as is advised.
        const own = installs ? undefined : actions.find(({ action }) => action === 'update');
        update = own ?? update;
      }
    },
  },
};

interface Apt {
  readonly program: string;
  readonly action: string | undefined;
  readonly word: ScriptWord;
}

function aptsOf(instruction: Instruction, context: RuleContext): Apt[] {
  // Reading a script costs more than a look at the text.
  if (!context.document.text.slice(instruction.start, instruction.end).includes('apt')) return [];
  const apts: Apt[] = [];
  for (const { program, args, programWord } of runCommands(instruction, context, isApt)) {
    apts.push({ program, action: args.find(({ text }) => !text.startsWith('-'))?.text, word: programWord });
  }
  return apts;
}

function isApt(program: string): boolean {
  return program === 'apt-get' || program === 'apt';
}
