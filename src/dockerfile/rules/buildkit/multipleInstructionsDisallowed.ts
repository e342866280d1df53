import type { Instruction } from '../../syntax/tree.ts';
import { proposal, removalOfLines } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

const remove = { en: 'Remove this {0}', ko: '이 {0} 없애기' };

const once: readonly string[] = ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'];

export const multipleInstructionsDisallowed: Rule = {
  code: 'MultipleInstructionsDisallowed',
  aliases: ['DL3012', 'DL4003', 'DL4004'],
  origin: 'buildkit',
  title: {
    en: 'One CMD, one ENTRYPOINT and one HEALTHCHECK in a stage',
    ko: 'CMD, ENTRYPOINT, HEALTHCHECK는 스테이지마다 하나만 씁니다',
  },
  message: {
    en: 'This {0} has no effect: another one follows in this stage, and only the last counts.',
    ko: '이 {0}은(는) 효과가 없습니다. 같은 스테이지의 뒤에 또 있고, 마지막 것만 쓰입니다.',
  },
  why: {
    en: 'Each of them sets one field of the image. The last one wins without a word, so whoever reads the first is misled.',
    ko: '모두 이미지의 필드 하나를 정하는 명령어입니다. 알림 없이 마지막 것만 남으므로 앞의 것을 읽는 사람은 오해하게 됩니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nCMD ["sleep", "1"]\nCMD ["sleep", "2"]\n',
  good: 'FROM alpine:3.22\nENTRYPOINT ["sleep"]\nCMD ["2"]\n',
  reference: buildCheck('multiple-instructions-disallowed'),
  check: {
    stage: ({ instructions }, { tree }, report) => {
      const last = new Map<string, Instruction>();
      for (const instruction of instructions) {
        const { keyword } = instruction;
        if (!once.includes(keyword)) continue;
        const before = last.get(keyword);
        last.set(keyword, instruction);
        if (before === undefined) continue;
        const { start, end } = before.keywordSpan;
        const written = tree.text.slice(start, end);
        // Which of them is meant is for the writer to say.
        const fixes = [proposal(remove, [removalOfLines(tree, before)], written)];
        report({ span: before.keywordSpan, arguments: [written], fixes, tags: ['unnecessary'] });
      }
    },
  },
};
