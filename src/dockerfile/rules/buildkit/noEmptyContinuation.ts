import { fix } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const noEmptyContinuation: Rule = {
  code: 'NoEmptyContinuation',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'No empty lines inside an instruction', ko: '명령어 안에 빈 줄을 두지 않습니다' },
  message: { en: 'An empty line stands inside this instruction.', ko: '이어지는 명령어 안에 빈 줄이 있습니다.' },
  why: {
    en: 'A line that ends in the escape character goes on with the next line that is not empty. Docker has announced that empty lines in between will become an error. Comments may stand there.',
    ko: '이스케이프 문자로 끝난 줄은 빈 줄을 건너뛰고 다음 줄로 이어집니다. Docker는 앞으로 이런 빈 줄을 오류로 바꾸겠다고 예고했습니다. 주석은 둘 수 있습니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nRUN apk add --no-cache \\\n\n    curl\n',
  good: 'FROM alpine:3.22\nRUN apk add --no-cache \\\n    # for the health check\n    curl\n',
  reference: buildCheck('no-empty-continuation'),
  check: {
    instructions: {
      keywords: 'all',
      visit(instruction, { tree }, report) {
        const lines = instruction.emptyContinuationLines;
        const first = lines[0];
        if (first === undefined || instruction.parent !== undefined) return;
        const wholeLine = ({ start }: { start: number }): { start: number; end: number } => ({
          start,
          end: tree.lines.startOf(tree.lines.lineAt(start) + 1),
        });
        report({
          span: wholeLine(first),
          // BuildKit names the line where the instruction ends.
          anchor: Math.max(instruction.pieces.at(-1)?.end ?? 0, (lines.at(-1) ?? first).start),
          fixes: [
            fix(
              { en: 'Remove the empty lines', ko: '빈 줄 없애기' },
              lines.map((line) => ({ span: wholeLine(line), text: '' })),
            ),
          ],
        });
      },
    },
  },
};
