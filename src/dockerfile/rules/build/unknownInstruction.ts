import { GRAMMAR } from '../../syntax/grammar.ts';
import { fix, meaning, proposal, replace } from '../edits.ts';
import type { Fix, Rule } from '../rule.ts';
import { reference } from '../sources.ts';

/** `RUN["x"]`, `COPY"a"`: an instruction that is known, and text without a blank in between. */
export function knownPart(keyword: string): string | undefined {
  const end = keyword.search(/[^A-Z]/);
  const part = end === -1 ? '' : keyword.slice(0, end);
  return GRAMMAR.has(part) && /["[]/.test(keyword.charAt(end)) ? part : undefined;
}

export const unknownInstruction: Rule = {
  code: 'unknown-instruction',
  aliases: [],
  origin: 'build',
  title: { en: 'Only instructions that Docker knows', ko: 'Docker가 아는 명령어만 씁니다' },
  message: { en: '{0} is no instruction.{1}', ko: '{0}은(는) 명령어가 아닙니다.{1}' },
  why: {
    en: 'The first word of a line is the instruction. A line that should go on with the one above needs the escape character at the end of that line.',
    ko: '줄의 첫 단어가 명령어입니다. 윗줄에서 이어지는 줄이라면 윗줄 끝에 이스케이프 문자가 있어야 합니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nCOYP server.js /app/\n',
  good: 'FROM alpine:3.22\nCOPY server.js /app/\n',
  reference: reference('overview'),
  check: {
    instructions: {
      keywords: 'all',
      visit(instruction, { tree, nearest }, report) {
        if (GRAMMAR.has(instruction.keyword) || knownPart(instruction.keyword) !== undefined) return;
        const { keyword, keywordSpan } = instruction;
        const near = nearest(keyword, GRAMMAR.keys());
        const written = tree.text.slice(keywordSpan.start, keywordSpan.end);
        const right = written === written.toLowerCase() ? near?.toLowerCase() : near;
        report({
          span: keywordSpan,
          arguments: [written, meaning(right)],
          fixes: right === undefined ? remark(keywordSpan.start, written) : [replace(keywordSpan, right)],
        });
      },
    },
  },
};

/** What a command printed, or an arrow: no letter begins it, so nobody took it for an instruction. */
function remark(start: number, written: string): readonly Fix[] {
  if (/[\p{L}\d$"']/u.test(written)) return [];
  return [proposal({ en: 'Make it a comment', ko: '주석으로 바꾸기' }, [{ span: { start, end: start }, text: '# ' }])];
}

export const missingSpace: Rule = {
  code: 'missing-space',
  aliases: [],
  origin: 'build',
  title: { en: 'A blank stands behind an instruction', ko: '명령어 뒤에는 공백을 둡니다' },
  message: { en: 'There is no blank behind {0}.', ko: '{0} 뒤에 공백이 없습니다.' },
  why: {
    en: 'Without the blank the instruction and its argument are one word, which is no instruction.',
    ko: '공백이 없으면 명령어와 인자가 한 단어가 되어 명령어로 읽히지 않습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nRUN["apk", "add", "curl"]\n',
  good: 'FROM alpine:3.22\nRUN ["apk", "add", "curl"]\n',
  reference: reference('format'),
  check: {
    instructions: {
      keywords: 'all',
      visit(instruction, _, report) {
        const known = GRAMMAR.has(instruction.keyword) ? undefined : knownPart(instruction.keyword);
        if (known === undefined) return;
        const { start, end } = instruction.keywordSpan;
        const at = start + known.length;
        report({
          span: { start, end },
          arguments: [known],
          fixes: [fix({ en: 'Insert a blank', ko: '공백 넣기' }, [{ span: { start: at, end: at }, text: ' ' }])],
        });
      },
    },
  },
};
