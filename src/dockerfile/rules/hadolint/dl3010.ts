import type { ScriptCommand } from '../../syntax/scriptTree.ts';
import type { Instruction, Word } from '../../syntax/tree.ts';
import { baseName } from '../../syntax/programs.ts';
import type { RuleContext } from '../rule.ts';
import { isArchive } from './archives.ts';
import { hadolintRule } from './define.ts';

const unpackers: readonly string[] = [
  ...['unzip', 'gunzip', 'bunzip2', 'unlzma', 'unxz', 'zgz', 'uncompress', 'zcat', 'gzcat'],
];

export const dl3010 = hadolintRule({
  code: 'DL3010',
  title: { en: 'ADD unpacks archives', ko: '아카이브는 ADD로 풉니다' },
  message: {
    en: '{0} is copied and unpacked later: ADD does both in one step.',
    ko: '{0}을(를) 복사한 뒤 나중에 압축을 풉니다. ADD는 한 번에 처리합니다.',
  },
  why: {
    en: 'ADD unpacks a local tar archive where it puts it. With COPY and tar the archive itself stays in its layer, even when a later RUN removes it.',
    ko: 'ADD는 로컬 tar 아카이브를 놓으면서 바로 풉니다. COPY 후 tar로 풀면 나중에 RUN에서 지워도 아카이브가 레이어에 남습니다.',
  },
  severity: 'information',
  bad: 'FROM debian:12\nCOPY rootfs.tar.gz /tmp/\nRUN tar -xzf /tmp/rootfs.tar.gz -C /srv\n',
  good: 'FROM debian:12\nADD rootfs.tar.gz /srv/\n',
  check: {
    stage: (stage, context, report) => {
      // Triggers run in another build than the stage.
      for (const inTrigger of [false, true]) {
        const waiting = new Map<string, Word[]>();
        for (const instruction of stage.instructions) {
          const at = inTrigger ? instruction.trigger : instruction;
          if (at?.keyword === 'COPY') remember(waiting, at);
          if (at?.keyword !== 'RUN' || waiting.size === 0) continue;
          for (const name of unpackedBy(at, context)) {
            for (const word of waiting.get(name) ?? []) report({ span: word, arguments: [name] });
            waiting.delete(name);
          }
        }
      }
    },
  },
});

/** @param waiting from the names that archives have in the image to the words that name their sources. */
function remember(waiting: Map<string, Word[]>, { words, flags, heredocs }: Instruction): void {
  const target = words.at(-1);
  if (target === undefined || heredocs.length > 0 || flags.some(({ name }) => name === 'from')) return;
  const isNamed = isArchive(target.text);
  for (const source of words) {
    if (source === target || !(isNamed || isArchive(source.text))) continue;
    const name = fileName((isNamed ? target : source).text);
    const known = waiting.get(name);
    if (known === undefined) waiting.set(name, [source]);
    else known.push(source);
  }
}

function* unpackedBy(run: Instruction, { document }: RuleContext): Generator<string> {
  for (const { commands } of document.commandScripts(run)) {
    for (const command of commands) {
      if (unpacks(command)) for (const { text } of command.words) yield fileName(text);
    }
  }
}

function unpacks({ words: [program, ...args] }: ScriptCommand): boolean {
  if (program === undefined) return false;
  const name = baseName(program.text);
  if (name !== 'tar') return unpackers.includes(name);
  // The first word may hold options without a dash.
  return args.some(
    ({ text }, index) => /^(?:-\w*x\w*|--extract|--get)$/.test(text) || (index === 0 && /^\w*x\w*$/.test(text)),
  );
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
