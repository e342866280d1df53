/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  /** What it has to be, and what it is set against. */
  readonly target: string;
  readonly holds: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds with one digit behind the point. */
export function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map(({ what, measured, target, holds }) => [what, measured, target, holds ? 'yes' : 'NO']);
  const table = [['Figure', 'Measured', 'Target', 'Holds'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  process.stdout.write(`${[line(head), rule, ...body.map(line)].join('\n')}\n`);
}
