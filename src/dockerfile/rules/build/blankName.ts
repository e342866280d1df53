import { fix } from '../edits.ts';
import type { Fix, Rule } from '../rule.ts';
import type { Dockerfile, Pair } from '../../syntax/tree.ts';
import { reference } from '../sources.ts';

export const blankName: Rule = {
  code: 'blank-name',
  aliases: [],
  origin: 'build',
  title: { en: 'A name stands in front of =', ko: '= 앞에 이름이 있어야 합니다' },
  message: {
    en: 'No name stands in front of =. Blanks around it part the name from the value.',
    ko: '= 앞에 이름이 없습니다. = 주위에 공백이 있으면 이름과 값이 나뉩니다.',
  },
  why: {
    en: 'In ARG, ENV and LABEL a blank ends a word: ARG NAME = value declares NAME without a value, then a nameless one, then value.',
    ko: 'ARG, ENV, LABEL에서는 공백이 단어를 나눕니다. ARG NAME = value는 값 없는 NAME, 이름 없는 것, value를 따로 선언하는 셈입니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nARG VERSION = "1.0"\n',
  good: 'FROM alpine:3.22\nARG VERSION="1.0"\n',
  reference: reference('arg'),
  check: {
    instructions: {
      keywords: ['ARG', 'ENV', 'LABEL'],
      visit({ pairs = [] }, { tree }, report) {
        for (const [at, pair] of pairs.entries()) {
          if (pair.name !== '' || pair.legacy) continue;
          report({
            span: { start: pair.start, end: Math.max(pair.end, pair.start + 1) },
            fixes: joined(pairs, at, tree),
          });
        }
      },
    },
  },
};

/** `NAME = value` becomes one pair. */
function joined(pairs: readonly Pair[], at: number, { text }: Dockerfile): readonly Fix[] {
  const before = pairs[at - 1];
  const pair = pairs[at];
  if (before === undefined || before.value !== undefined || pair === undefined) return [];
  const equals = text.indexOf('=', before.end);
  const after = pair.value === '' ? pairs[at + 1] : undefined;
  const spans = [{ start: before.end, end: equals }];
  // The word behind is its value, unless that is a pair of its own.
  if (after !== undefined && after.value === undefined) spans.push({ start: equals + 1, end: after.start });
  const gaps = spans.filter(({ start, end }) => end > start && /^[ \t]*$/.test(text.slice(start, end)));
  if (gaps.length !== spans.filter(({ start, end }) => end > start).length) return [];
  return [
    fix(
      { en: 'Remove the blanks around =', ko: '= 주위의 공백 없애기' },
      gaps.map((span) => ({ span, text: '' })),
    ),
  ];
}
