import type { Localized } from '../../../contract/localized.ts';
import type { Instruction, Span } from '../../syntax/tree.ts';
import { lineAbove, proposal } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';
import { isQuoted } from './quoted.ts';

const toComment: Localized = { en: 'Make it a comment above', ko: '윗줄의 주석으로 옮기기' };

export const angleRemark: Rule = {
  code: 'angle-remark',
  aliases: [],
  origin: 'dockyard',
  title: { en: 'Remarks stand in comments', ko: '설명은 주석에 씁니다' },
  message: {
    en: 'A shell takes < for a file to read, and > needs one behind it.',
    ko: '셸은 <를 입력 파일로 읽고, >에는 뒤에 올 파일이 필요합니다.',
  },
  why: {
    en: 'A command in shell form goes to the shell as it stands. With > as its last character that is a syntax error, in RUN while building, in CMD and HEALTHCHECK when the container runs. A comment begins with # at the beginning of a line.',
    ko: '셸 형식의 명령은 쓰인 그대로 셸에 넘어갑니다. 마지막 글자가 >이면 문법 오류이며, RUN은 빌드할 때, CMD와 HEALTHCHECK는 컨테이너가 실행될 때 실패합니다. 주석은 줄 맨 앞에서 #으로 시작합니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nHEALTHCHECK CMD wget -q -O /dev/null http://localhost/ <once in thirty seconds>\n',
  good: 'FROM alpine:3.22\n# once in thirty seconds\nHEALTHCHECK CMD wget -q -O /dev/null http://localhost/\n',
  reference: reference('format'),
  check: {
    instructions: {
      keywords: ['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN'],
      visit(instruction, { tree, shellOf }, report) {
        const remark = remarkOf(instruction, tree.text);
        // Of another shell nobody knows here what it makes of it.
        if (remark === undefined || !/(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(shellOf(instruction)[0] ?? '')) return;
        const { start, end } = remark;
        let from = start;
        while (/[ \t]/.test(tree.text.charAt(from - 1))) from -= 1;
        const comment = `# ${tree.text.slice(start + 1, end - 1).trim()}`;
        const edits = [lineAbove(tree, instruction.start, comment), { span: { start: from, end }, text: '' }];
        report({ span: remark, fixes: instruction.parent === undefined ? [proposal(toComment, edits)] : [] });
      },
    },
  },
};

/** Several words in angle brackets at the end of a command in shell form. */
function remarkOf({ argument, json, heredocs }: Instruction, text: string): Span | undefined {
  const { span } = argument;
  if (json !== undefined || heredocs.length > 0 || !argument.text.endsWith('>')) return undefined;
  const start = text.lastIndexOf('<', span.end);
  const remark = { start, end: span.end };
  if (start <= span.start || !/\s/.test(text.charAt(start - 1)) || text.charAt(span.end - 1) !== '>') return undefined;
  const inside = text.slice(start + 1, span.end - 1);
  const isSentence = /^[^\s<>&(="'|]/.test(inside) && /\S\s+\S/.test(inside) && !inside.includes('>');
  return isSentence && !inside.includes('\n') && !isQuoted(text.slice(span.start, start)) ? remark : undefined;
}
