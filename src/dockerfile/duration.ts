/** Milliseconds of each unit. */
const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const term = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;

/** Milliseconds of `1m30s`; undefined when it is no duration. Source: https://pkg.go.dev/time#ParseDuration */
export function readDuration(text: string): number | undefined {
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  if (text.slice(sign.length) === '0') return 0;
  let total = 0;
  term.lastIndex = sign.length;
  let end = sign.length;
  for (let match = term.exec(text); match !== null; match = term.exec(text)) {
    end = term.lastIndex;
    total += Number(match[1]) * (units[match[2] ?? ''] ?? 0);
  }
  if (end === sign.length || end !== text.length) return undefined;
  return sign === '-' ? -total : total;
}
