import type { Instruction } from '../../syntax/tree.ts';
import { fix } from '../edits.ts';
import type { Edit } from '../../features/edit.ts';
import type { Rule } from '../rule.ts';
import { reference } from '../sources.ts';

export const spacesAroundEquals: Rule = {
  code: 'spaces-around-equals',
  aliases: [],
  origin: 'dockyard',
  title: { en: 'No blanks around =', ko: '= 주위에 공백을 두지 않습니다' },
  message: {
    en: 'The blanks around = make {0} something else: its value is {1}.',
    ko: '= 주위의 공백 때문에 {0}의 값이 {1}이(가) 됩니다.',
  },
  why: {
    en: 'LABEL key = value is the old form with a blank: the value is "= value", the equals sign included. ARG NAME= value declares two arguments, and NAME is empty. Neither is an error.',
    ko: 'LABEL key = value는 공백으로 나누는 옛 형식으로 읽혀 값이 등호까지 포함한 "= value"가 됩니다. ARG NAME= value는 인자 두 개를 선언하고 NAME은 빈 값이 됩니다. 어느 쪽도 오류가 나지 않습니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nLABEL version = 1.0\n',
  good: 'FROM alpine:3.22\nLABEL version=1.0\n',
  reference: reference('label'),
  check: {
    instructions: {
      keywords: ['ARG', 'ENV', 'LABEL'],
      visit(instruction, { tree: { text } }, report) {
        for (const { span, name, value, gaps } of mistakes(instruction, text)) {
          const edits = gaps.map((gap): Edit => ({ span: gap, text: '' }));
          const isSafe = gaps.every(({ start, end }) => /^[ \t]*$/.test(text.slice(start, end)));
          report({
            span,
            arguments: [name, value],
            fixes: isSafe ? [fix({ en: 'Remove the blanks around =', ko: '= 주위의 공백 없애기' }, edits)] : [],
          });
        }
      },
    },
  },
};

interface Mistake {
  readonly span: { readonly start: number; readonly end: number };
  readonly name: string;
  readonly value: string;
  readonly gaps: readonly { readonly start: number; readonly end: number }[];
}

function mistakes({ keyword, pairs = [] }: Instruction, text: string): readonly Mistake[] {
  const found: Mistake[] = [];
  for (let at = 0; at < pairs.length; at += 1) {
    const pair = pairs[at];
    if (pair === undefined || !(pair.legacy || (keyword === 'ARG' && pair.value === ''))) continue;
    const { name, nameSpan, value, valueSpan, legacy } = pair;
    if (legacy && value?.startsWith('=') === true && valueSpan !== undefined) {
      let behind = valueSpan.start + 1;
      while (text.charAt(behind) === ' ' || text.charAt(behind) === '\t') behind += 1;
      // A value of several words would need quotes as well.
      const gaps = [
        { start: nameSpan.end, end: valueSpan.start },
        { start: valueSpan.start + 1, end: behind },
      ];
      const isOneWord = !/\s/.test(value.slice(1).trim()) || /^=\s*(["'])[^"'\\]*\1$/.test(value);
      found.push({ span: pair, name, value: `"${value}"`, gaps: isOneWord ? gaps : [{ start: 0, end: text.length }] });
    }
    const next = pairs[at + 1];
    if (keyword !== 'ARG' || value !== '' || name === '' || next === undefined || next.value !== undefined) continue;
    // `ARG A= B C` may mean three arguments.
    if (pairs.length === at + 2)
      found.push({ span: pair, name, value: '""', gaps: [{ start: pair.end, end: next.start }] });
  }
  return found;
}
