import { readDuration } from '../../duration.ts';
import type { Rule } from '../rule.ts';
import { fix } from '../edits.ts';
import { reference } from '../sources.ts';
import { entryOf, flagsOf } from './flags.ts';

export const badDuration: Rule = {
  code: 'bad-duration',
  aliases: [],
  origin: 'build',
  title: { en: 'A duration has a unit', ko: '시간에는 단위를 씁니다' },
  message: {
    en: '{0} is no duration; write a number and a unit, for example 30s or 1m30s, of at least 1ms.',
    ko: '{0}은(는) 시간이 아닙니다. 30s, 1m30s처럼 숫자와 단위로 쓰고 1ms 이상이어야 합니다.',
  },
  why: {
    en: 'HEALTHCHECK reads times as Go does: ns, us, ms, s, m, h, also together. A bare number has no meaning, except 0.',
    ko: 'HEALTHCHECK의 시간은 Go 형식입니다. ns, us, ms, s, m, h를 쓰고 붙여 쓸 수도 있습니다. 0이 아닌 숫자만 쓰면 뜻이 없습니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nHEALTHCHECK --interval=30 CMD wget -q -O /dev/null http://127.0.0.1/\n',
  good: 'FROM alpine:3.22\nHEALTHCHECK --interval=30s CMD wget -q -O /dev/null http://127.0.0.1/\n',
  reference: reference('healthcheck'),
  check: {
    instructions: {
      keywords: ['HEALTHCHECK'],
      visit(instruction, _, report) {
        for (const flag of flagsOf(instruction)) {
          const { value = '', valueSpan } = flag;
          if (value === '' || valueSpan === undefined || entryOf(instruction, flag)?.value !== 'duration') continue;
          const duration = readDuration(value);
          if (duration !== undefined && (duration === 0 || duration >= 1)) continue;
          const seconds = /^[0-9]+$/.test(value)
            ? [fix({ en: 'Write {0}', ko: '{0}(으)로 쓰기' }, [{ span: valueSpan, text: `${value}s` }], `${value}s`)]
            : [];
          report({ span: valueSpan, arguments: [value], fixes: seconds });
        }
      },
    },
  },
};
