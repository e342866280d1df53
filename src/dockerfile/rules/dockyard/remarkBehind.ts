import type { Localized } from '../../../contract/localized.ts';
import type { Instruction, Span } from '../../syntax/tree.ts';
import { lineAbove, proposal } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';
import { isQuoted } from './quoted.ts';

const toComment: Localized = { en: 'Make it a comment above', ko: '윗줄의 주석으로 옮기기' };

export const remarkBehind: Rule = {
  code: 'remark-behind',
  aliases: [],
  origin: 'dockyard',
  title: { en: 'A comment has a line of its own', ko: '주석은 한 줄에 따로 씁니다' },
  message: {
    en: 'A comment begins with # at the beginning of a line; here {0} is an argument of {1}.',
    ko: '주석은 줄 맨 앞의 #으로 시작합니다. 이 자리의 {0}은(는) {1}의 인자입니다.',
  },
  why: {
    en: 'Behind an instruction # and // begin nothing. WORKDIR /app # here makes a directory of that whole name, without an error; COPY takes the words for more files, and the build ends.',
    ko: '명령어 뒤에서는 #도 //도 주석이 되지 않습니다. WORKDIR /app # here는 오류 없이 그 전체를 이름으로 하는 디렉터리를 만듭니다. COPY는 단어 하나하나를 파일로 읽어 빌드가 실패합니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nWORKDIR /app # where it runs\n',
  good: 'FROM alpine:3.22\n# where it runs\nWORKDIR /app\n',
  reference: reference('format'),
  check: {
    instructions: {
      // A shell knows comments, and gets those of RUN and CMD.
      keywords: ['ADD', 'ARG', 'COPY', 'ENV', 'EXPOSE', 'FROM', 'LABEL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
      visit(instruction, { tree }, report) {
        const remark = remarkOf(instruction, tree.text);
        if (remark === undefined) return;
        const { start, end } = remark;
        let from = start;
        while (/[ \t]/.test(tree.text.charAt(from - 1))) from -= 1;
        const comment = `# ${tree.text.slice(start, end).replace(/^(?:#|\/\/)\s*/, '')}`;
        const edits = [lineAbove(tree, instruction.start, comment), { span: { start: from, end }, text: '' }];
        report({
          span: remark,
          arguments: [tree.text.slice(start, end), instruction.keyword],
          fixes: instruction.parent === undefined ? [proposal(toComment, edits)] : [],
        });
      },
    },
  },
};

/** Behind a word on the same line, with words of its own; `#1` and `//host` may be meant. */
const mark = /(?<=[^\s\\][ \t]+)(?:#|\/\/)(?=[ \t]+[^\s\\]|[가-힣])/g;

function remarkOf({ argument, json, heredocs }: Instruction, text: string): Span | undefined {
  const { start, end } = argument.span;
  if (json !== undefined || heredocs.length > 0) return undefined;
  const written = text.slice(start, end);
  for (const { index } of written.matchAll(mark)) {
    if (written.includes('\n', index) || isQuoted(written.slice(0, index))) continue;
    return { start: start + index, end };
  }
  return undefined;
}
