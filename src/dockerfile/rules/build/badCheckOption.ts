import { checkOptions } from '../../knowledge/directives.ts';
import type { Span } from '../../syntax/tree.ts';
import { fix, meaning, respell } from '../edits.ts';
import type { Fix, Rule } from '../rule.ts';
import { reference } from '../sources.ts';

const names: readonly string[] = checkOptions.map(({ name }) => name);

export const badCheckOption: Rule = {
  code: 'bad-check-option',
  aliases: [],
  origin: 'build',
  title: { en: '# check takes skip, error and experimental', ko: '# check에는 skip, error, experimental만 씁니다' },
  message: { en: '{0} is no option of # check.{1}', ko: '{0}은(는) # check의 옵션이 아닙니다.{1}' },
  why: {
    en: 'The options of the check directive are parted by semicolons: # check=skip=RuleA,RuleB;error=true.',
    ko: 'check 지시어의 옵션은 세미콜론으로 나눕니다: # check=skip=RuleA,RuleB;error=true.',
  },
  severity: 'error',
  bad: '# check=ignore=FromAsCasing\nFROM alpine:3.22\n',
  good: '# check=skip=FromAsCasing\nFROM alpine:3.22\n',
  reference: reference('check'),
  check: {
    file: ({ tree, nearest }, report) => {
      for (const { name, value, valueSpan } of tree.directives) {
        if (name !== 'check') continue;
        let at = valueSpan.start;
        // BuildKit reads up to the first blank; what stands behind it may be a remark.
        const [read = ''] = value.split(' ');
        for (const option of read.split(';')) {
          const blanks = option.length - option.trimStart().length;
          const key = option.split('=')[0]?.trim() ?? '';
          const span = { start: at + blanks, end: at + blanks + key.length };
          at += option.length + 1;
          const isBoolean = key !== 'error' || /=\s*(?:1|t|true|0|f|false)\s*$/i.test(option);
          if (names.includes(key) && option.includes('=') && isBoolean) continue;
          if (key === '') {
            report({ span: valueSpan, arguments: [value, meaning(undefined)], fixes: withoutBlanks(value, valueSpan) });
            return;
          }
          const near = nearest(key, names);
          report({ span, arguments: [option.trim(), meaning(near)], fixes: respell(span, near) });
        }
      }
    },
  },
};

/** Of a list that goes on behind a blank. */
function withoutBlanks(value: string, span: Span): readonly Fix[] {
  const text = value.replace(/ *([;,=]) */g, '$1').replace(/;+$/, '');
  return text.includes(' ') ? [] : [fix({ en: 'Remove the blanks', ko: '공백 없애기' }, [{ span, text }])];
}
