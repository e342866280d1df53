import type { Dockerfile, Instruction } from '../../syntax/tree.ts';
import { replace } from '../edits.ts';
import type { Fix } from '../rule.ts';
import { isArchive } from './archives.ts';
import { isFilledIn } from './commandLine.ts';
import { hadolintRule } from './define.ts';

export const dl3020 = hadolintRule({
  code: 'DL3020',
  title: { en: 'COPY copies plain files, not ADD', ko: '일반 파일은 ADD가 아니라 COPY로 복사합니다' },
  message: {
    en: '{0} is copied as it is: use COPY.',
    ko: '{0}은(는) 그대로 복사됩니다. COPY를 쓰세요.',
  },
  why: {
    en: 'ADD also downloads and unpacks. Where neither is meant, COPY says so, and no file is ever unpacked by surprise.',
    ko: 'ADD는 내려받기와 압축 풀기까지 합니다. 둘 다 필요 없다면 COPY가 뜻이 분명하고, 뜻하지 않게 압축이 풀릴 일도 없습니다.',
  },
  severity: 'error',
  bad: 'FROM debian:12\nADD app.conf /etc/\n',
  good: 'FROM debian:12\nCOPY app.conf /etc/\n',
  check: {
    instructions: {
      keywords: ['ADD'],
      visit: (instruction, { tree }, report) => {
        const sources = instruction.words.slice(0, -1);
        const plain = sources.filter((word) => !isFilledIn(word) && !needsAdd(word.text));
        const [first] = plain;
        if (first === undefined) return;
        const isAllPlain = plain.length === sources.length;
        report({ span: first, arguments: [first.text], fixes: isAllPlain ? useCopy(instruction, tree) : [] });
      },
    },
  },
});

/** An archive, an address, a Git repository; heredocs are written alike for both. */
function needsAdd(source: string): boolean {
  return isArchive(source) || /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/|\d*<<)/.test(source);
}

/** Flags that COPY does not know. */
const onlyAdd: readonly string[] = ['checksum', 'keep-git-dir', 'unpack'];

function useCopy({ keywordSpan, flags }: Instruction, { text }: Dockerfile): readonly Fix[] {
  if (flags.some(({ name }) => onlyAdd.includes(name))) return [];
  const isLower = text.startsWith('add', keywordSpan.start);
  return [replace(keywordSpan, isLower ? 'copy' : 'COPY')];
}
