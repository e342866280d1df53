import type { Rule } from '../rule.ts';
import { fix } from '../edits.ts';
import { reference } from '../sources.ts';
import { entryOf, flagsOf } from './flags.ts';

const nanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Of `1h30m`, in nanoseconds, as Go's time.ParseDuration; undefined where it fails. */
export function parseDuration(text: string): number | undefined {
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  const rest = text.slice(sign.length);
  if (rest === '0') return 0;
  const part = /([0-9]*)(\.[0-9]*)?(ns|us|µs|μs|ms|s|m|h)/y;
  let total = 0;
  let at = 0;
  while (at < rest.length) {
    part.lastIndex = at;
    const match = part.exec(rest);
    const [whole = '', digits = '', fraction = '', unit = ''] = match ?? [];
    if (match === null || (digits === '' && fraction.length <= 1)) return undefined;
    total += Number(`${digits}${fraction}`) * (nanoseconds[unit] ?? 0);
    at += whole.length;
  }
  return rest === '' ? undefined : total * (sign === '-' ? -1 : 1);
}

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
          const duration = parseDuration(value);
          if (duration !== undefined && (duration === 0 || duration >= 1e6)) continue;
          const seconds = /^[0-9]+$/.test(value)
            ? [fix({ en: 'Write {0}', ko: '{0}(으)로 쓰기' }, [{ span: valueSpan, text: `${value}s` }], `${value}s`)]
            : [];
          report({ span: valueSpan, arguments: [value], fixes: seconds });
        }
      },
    },
  },
};
