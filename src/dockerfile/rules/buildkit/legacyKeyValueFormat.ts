import { fix, isUnbroken } from '../edits.ts';
import type { Fix, Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';
import type { Dockerfile, Pair } from '../../syntax/tree.ts';

export const legacyKeyValueFormat: Rule = {
  code: 'LegacyKeyValueFormat',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'ENV and LABEL are written with =', ko: 'ENV와 LABEL은 =로 씁니다' },
  message: {
    en: 'Write {0} name=value; the form with a blank is an old one.',
    ko: '{0} 이름=값으로 쓰세요. 공백으로 나누는 형식은 오래된 방식입니다.',
  },
  why: {
    en: 'With a blank the rest of the line is one value: ENV ONE TWO= THREE=x sets ONE to "TWO= THREE=x". With = several pairs fit on a line and nothing is ambiguous.',
    ko: '공백으로 나누면 줄의 나머지 전체가 값 하나가 됩니다. ENV ONE TWO= THREE=x는 ONE에 "TWO= THREE=x"를 넣습니다. =로 쓰면 한 줄에 여러 쌍을 쓸 수 있고 뜻이 분명합니다.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nENV GREETING hello world\n',
  good: 'FROM alpine:3.22\nENV GREETING="hello world"\n',
  reference: buildCheck('legacy-key-value-format'),
  check: {
    instructions: {
      keywords: ['ENV', 'LABEL'],
      visit({ pairs, keyword, parent }, { tree }, report) {
        const [pair] = pairs ?? [];
        if (parent !== undefined || pair?.legacy !== true || pair.value === undefined) return;
        report({ span: pair, arguments: [keyword], fixes: withEquals(pair, tree) });
      },
    },
  },
};

/** Only where the value means the same behind `=`. */
function withEquals({ nameSpan, value = '', valueSpan }: Pair, tree: Dockerfile): Fix[] {
  if (valueSpan === undefined || !isUnbroken(tree, { start: nameSpan.start, end: valueSpan.end })) return [];
  const hasSpace = /\s/.test(value);
  const isSpecial = /["'\\`]/.test(value);
  const isQuoted = /^"[^"'\\`]*"$|^'[^"'\\`]*'$/.test(value);
  if (value.startsWith('=') || (hasSpace && isSpecial && !isQuoted)) return [];
  const text = hasSpace && !isQuoted ? `="${value}"` : `=${value}`;
  return [fix({ en: 'Write with =', ko: '=로 쓰기' }, [{ span: { start: nameSpan.end, end: valueSpan.end }, text }])];
}
