import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { type Figure, median, ms } from './figure.ts';

const RUNS = 15;
const root = path.join(import.meta.dirname, '..');

/** Prints the milliseconds that requiring a file takes in a fresh Node, with an empty `vscode`. */
const script = `
const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? new Proxy(class {}, { get: (_, key) => key === 'prototype' ? {} : class {} }) : load(name, ...rest));
const started = process.hrtime.bigint();
require(process.argv[1]);
console.log(Number(process.hrtime.bigint() - started) / 1e6);
`;

/** The main bundle: its size, and what it costs to load. */
export function bundleFigures(): Figure[] {
  const file = path.join(root, 'dist/extension.js');
  const kilobytes = statSync(file).size / 1000;
  const times = Array.from({ length: RUNS }, () =>
    Number(execFileSync(process.execPath, ['-e', script, file], { encoding: 'utf8' })),
  );
  const cost = median(times);
  return [
    {
      what: 'dist/extension.js',
      measured: `${kilobytes.toFixed(0)} kB`,
      target: '≤ 400 kB (largest rival: 2812 kB)',
      holds: kilobytes <= 400,
    },
    {
      what: `requiring it, over bare Node (median of ${RUNS})`,
      measured: ms(cost),
      target: '≤ 20 ms (largest rival, elsewhere: 347 ms)',
      holds: cost <= 20,
    },
  ];
}
