import type { Instruction } from '../../syntax/tree.ts';
import { fix, lineAbove } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

const apart = { en: 'Keep the comment apart with #', ko: '# 줄로 주석 떼어 놓기' };

export const invalidDefinitionDescription: Rule = {
  code: 'InvalidDefinitionDescription',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'A comment above ARG and FROM describes it', ko: 'ARG와 FROM 바로 위의 주석은 설명입니다' },
  message: {
    en: 'The comment above {0} should begin with its name: # {1} <description>.',
    ko: '{0} 위의 주석은 이름으로 시작해야 합니다: # {1} <설명>.',
  },
  why: {
    en: 'docker build --call=outline prints the comment above an ARG or a named stage as its description, if it begins with the name. An empty comment line in between keeps other comments apart.',
    ko: 'docker build --call=outline은 ARG나 이름 있는 스테이지 위의 주석이 그 이름으로 시작하면 설명으로 출력합니다. 다른 주석이라면 사이에 빈 주석 줄(#)을 넣어 떼어 놓으세요.',
  },
  severity: 'warning',
  off: {
    en: 'BuildKit calls this check experimental; # check=experimental=InvalidDefinitionDescription turns it on.',
    ko: 'BuildKit이 실험 기능으로 분류한 검사입니다. # check=experimental=InvalidDefinitionDescription으로 켭니다.',
  },
  experimental: true,
  bad: '# the version of Alpine\nARG VERSION=3.22\nFROM alpine:${VERSION}\n',
  good: '# VERSION is that of Alpine\nARG VERSION=3.22\nFROM alpine:${VERSION}\n',
  reference: buildCheck('invalid-definition-description'),
  check: {
    instructions: {
      keywords: ['ARG', 'FROM'],
      visit(instruction, { model, tree }, report) {
        const { comments, keyword, parent } = instruction;
        const comment = comments.at(-1);
        if (comment === undefined || parent !== undefined) return;
        const names = keyword === 'ARG' ? namesOf(instruction) : [model.stageOf(instruction)?.name ?? ''];
        const [first = ''] = names;
        if (first === '' || names.includes(comment.text.split(' ')[0] ?? '')) return;
        report({
          span: comment,
          arguments: [keyword, names.length > 1 ? '<name>' : first],
          anchor: instruction.start,
          fixes: [fix(apart, [lineAbove(tree, instruction.start, '#')])],
        });
      },
    },
  },
};

function namesOf({ pairs = [] }: Instruction): string[] {
  return pairs.map(({ nameWord }) => nameWord.text);
}
