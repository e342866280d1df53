import { flags as entries, type FlagEntry } from '../../knowledge/flags.ts';
import type { Flag, Instruction } from '../../syntax/tree.ts';
import { meaning, removeFlag, respell } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

const byInstruction = new Map<string, Map<string, FlagEntry>>();
for (const entry of entries) {
  const known = byInstruction.get(entry.instruction) ?? new Map<string, FlagEntry>();
  byInstruction.set(entry.instruction, known.set(entry.name.slice(2), entry));
}

/** ARG and STOPSIGNAL never look at their flags, and NONE needs none. */
export function flagsOf(instruction: Instruction): readonly Flag[] {
  // Most lines have none, and need not be read for that.
  if (!instruction.line.text.includes('--')) return [];
  const { keyword, flags, words } = instruction;
  if (keyword === 'ARG' || keyword === 'STOPSIGNAL') return [];
  return keyword === 'HEALTHCHECK' && words[0]?.text.toUpperCase() === 'NONE' ? [] : flags;
}

export function entryOf({ keyword }: Instruction, { name }: Flag): FlagEntry | undefined {
  return byInstruction.get(keyword)?.get(name);
}

export const unknownFlag: Rule = {
  code: 'unknown-flag',
  aliases: [],
  origin: 'build',
  title: { en: 'Only flags that the instruction knows', ko: '명령어에 있는 플래그만 씁니다' },
  message: { en: '{0} has no flag --{1}.{2}', ko: '{0}에는 --{1} 플래그가 없습니다.{2}' },
  why: {
    en: 'What begins with -- right behind an instruction is a flag of the instruction, not of the program. Letter case counts. Write -- in front of arguments that begin with it.',
    ko: '명령어 바로 뒤에서 --로 시작하는 단어는 프로그램이 아니라 명령어의 플래그입니다. 대소문자를 구분합니다. 인자가 --로 시작해야 하면 앞에 --만 따로 쓰세요.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nCOPY --chwon=app:app server.js /app/\n',
  good: 'FROM alpine:3.22\nCOPY --chown=app:app server.js /app/\n',
  reference: reference('overview'),
  check: {
    instructions: {
      keywords: 'all',
      visit(instruction, { tree, nearest }, report) {
        for (const flag of flagsOf(instruction)) {
          if (entryOf(instruction, flag) !== undefined) continue;
          const near = nearest(flag.name, byInstruction.get(instruction.keyword)?.keys() ?? []);
          report({
            span: flag.nameSpan,
            arguments: [instruction.keyword, flag.name, meaning(near && `--${near}`)],
            fixes:
              near === undefined ? [{ ...removeFlag(tree, flag), preferred: false }] : respell(flag.nameSpan, near),
          });
        }
      },
    },
  },
};

export const duplicateFlag: Rule = {
  code: 'duplicate-flag',
  aliases: [],
  origin: 'build',
  title: { en: 'A flag stands once', ko: '플래그는 한 번만 씁니다' },
  message: { en: '--{0} is there already.', ko: '--{0}이(가) 이미 있습니다.' },
  why: {
    en: 'Only some flags may be repeated, such as --mount and --exclude. Of the others BuildKit refuses a second one.',
    ko: '--mount나 --exclude처럼 여러 번 쓸 수 있는 플래그를 빼면, 두 번째는 BuildKit이 거부합니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nCOPY --chown=app --chown=root server.js /app/\n',
  good: 'FROM alpine:3.22\nCOPY --chown=app server.js /app/\n',
  reference: reference('overview'),
  check: {
    instructions: {
      keywords: [...byInstruction.keys()],
      visit(instruction, { tree }, report) {
        const flags = flagsOf(instruction);
        if (flags.length < 2) return;
        const seen = new Set<string>();
        for (const flag of flags) {
          if (seen.has(flag.name) && entryOf(instruction, flag)?.repeatable === false) {
            const fixes = [{ ...removeFlag(tree, flag), preferred: false }];
            report({ span: flag, arguments: [flag.name], fixes });
          }
          seen.add(flag.name);
        }
      },
    },
  },
};
