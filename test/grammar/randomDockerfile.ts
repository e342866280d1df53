export type BlockKind = 'instruction' | 'continued' | 'heredoc' | 'noise';

/** Lines after which Docker expects a new instruction. */
export interface Block {
  readonly kind: BlockKind;
  readonly lines: readonly string[];
  /** Where the bodies of its heredocs start. */
  readonly bodyAt: number;
}

type Random = () => number;

const KEYWORDS =
  'RUN run CMD ENTRYPOINT ENV ARG LABEL COPY ADD FROM EXPOSE USER WORKDIR VOLUME STOPSIGNAL SHELL MAINTAINER'.split(
    ' ',
  );
const STARTS = [...KEYWORDS, 'HEALTHCHECK --interval=3s CMD', 'HEALTHCHECK', 'ONBUILD RUN', 'ONBUILD COPY', 'ONBUILD'];

/** What opens something in a shell, in Docker or in a language of a heredoc, and some words between. */
const PIECES = [
  ...'" \' ` ( ) (( )) { } [ ] [[ ]] < > >> <<< << <<- "<<EOF" <( $( $(( ${ ${A:- ${A/ $\' {{ }}'.split(' '),
  ...'&& || | ; ;; & ! ~ ^ % * ? = : @ / , # // /* */ <!-- """ \\" \\\' \\\\ \\n'.split(' '),
  ...'if then else fi case in esac for while do done function export alias time select'.split(' '),
  ...'echo FROM RUN AS EOF $A ${A} --from= --mount=type= -f a=b 10s 0x1F http://x ["a" "b"] 한글 🐳'.split(' '),
  ...['case x in', 'f()', '# c', '\t', '=pod', 'def f():', 'a: |', '<script>', '${a['],
];
const FILES = 'x x.json x.yaml x.sh x.py x.js x.ts x.html x.css x.xml x.ini x.rb x.pl x.sql x.conf'.split(' ');
const SHEBANGS = ['#!/bin/sh', '#!/usr/bin/env python3', '#!/usr/bin/node', '#!/usr/bin/perl', '#!/x'];
/** To Docker a word that starts like this opens a heredoc; random text must not do that by chance. */
const OPENS_HEREDOC = /(?:^|\s)\d*<<-?\s*["']?[\p{L}_]/u;

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Anything but a line that goes on, opens a heredoc, or ends one. */
function junk(random: Random): string {
  for (;;) {
    const pieces = Array.from(
      { length: Math.floor(random() * 12) },
      () => pick(random, PIECES) + (random() < 0.6 ? ' ' : ''),
    );
    const text = pieces.join('');
    if (!/\\\s*$/.test(text) && !OPENS_HEREDOC.test(` ${text} x`) && !/^\s*EOF\s*$/.test(text)) return text;
  }
}

export function randomBlock(random: Random, kinds: readonly BlockKind[]): Block {
  const kind = pick(random, kinds);
  if (kind === 'heredoc') return heredocs(random);
  return { kind, lines: kind === 'continued' ? continued(random) : [single(random, kind)], bodyAt: 0 };
}

function single(random: Random, kind: BlockKind): string {
  if (kind === 'instruction') return `${pick(random, STARTS)} ${junk(random)}`;
  return pick(random, ['', '#', '# syntax=', 'BOGUS ', '  ', '&& ', '"']) + junk(random);
}

function continued(random: Random): string[] {
  const lines = [`${pick(random, STARTS)} ${junk(random)} \\`];
  while (random() < 0.6)
    lines.push(pick(random, ['  # a "comment', '', `  ${junk(random)} \\`, `  ${junk(random)} \\  `]));
  const last = `  ${junk(random)}`;
  return [...lines, /^\s*(?:#|$)/.test(last) ? '  x' : last];
}

function heredocs(random: Random): Block {
  const run = random() < 0.5;
  const quote = pick(random, ['', '"', "'"]);
  const dash = pick(random, ['', '-']);
  const names = ['EOF', 'b.json', 'ENDE', 'EOF'].slice(0, 1 + Math.floor(random() * 4));
  const words = names.map((name) => `<<${dash}${quote}${name}${quote}`).join(' ');
  const start = run
    ? pick(random, ['RUN', 'run --mount=type=cache,target=/x', 'ONBUILD RUN'])
    : pick(random, ['COPY', 'ADD']);
  const tail = run
    ? pick(random, ['', ' cat > /x', ' python3', ` > /${pick(random, FILES)} && echo "x"`])
    : ` /${pick(random, FILES)}`;
  const line = `${run && random() < 0.5 ? 'cat ' : ''}${words}${tail}`;
  const head = names.length === 1 && random() < 0.3 ? [`${start} \\`, `  ${line}`] : [`${start} ${line}`];
  const bodies = names.flatMap((name) => [...body(random, names), (dash !== '' && random() < 0.5 ? '\t' : '') + name]);
  return { kind: 'heredoc', lines: [...head, ...bodies], bodyAt: head.length };
}

function body(random: Random, names: readonly string[]): string[] {
  const lines = random() < 0.2 ? [pick(random, SHEBANGS)] : [];
  while (random() < 0.75) lines.push(pick(random, ['FROM scratch', '', 'RUN ls \\', junk(random), junk(random)]));
  return lines.filter((line) => !names.includes(line.trim()));
}
