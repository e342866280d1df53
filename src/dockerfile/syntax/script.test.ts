import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { parse } from './parse.ts';
import { scriptsOf } from './script.ts';
import type { Script } from './scriptTree.ts';

function scripts(text: string): Script[] {
  const dockerfile = parse(text);
  const [first] = dockerfile.instructions;
  const instruction = first?.trigger ?? first;
  return instruction === undefined ? [] : scriptsOf(dockerfile, instruction);
}

/** Each command's words, assignments marked by `=`, redirects as written, deeper ones indented. */
function commands(text: string, which = 0): string[] {
  return (scripts(text)[which]?.commands ?? []).map(({ words, assignments, redirects, depth }) =>
    [
      ...Array.from({ length: depth }, () => '>'),
      ...assignments.map(({ raw }) => `=${raw}`),
      ...words.map((word) => `${word.text}${word.literal ? '' : '*'}`),
      ...redirects.map(({ fd, operator, target }) => `${fd ?? ''}${operator}${target?.text ?? '?'}`),
    ].join(' '),
  );
}

describe('scripts', () => {
  const cases: readonly [string, string[]][] = [
    ['RUN a b  c', ['a b c']],
    ['RUN a && b || c; d | e & f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['RUN a \\\n  && b \\\n# x && y\n  c', ['a', 'b c']],
    ['RUN A=1 B="x y" c D=2', ['=A=1 =B="x y" c D=2']],
    ['RUN A=1', ['=A=1']],
    ['RUN a "b c" \'d $e\' f\\ g', ['a b c d $e f g']],
    ['RUN a $b "${c}" \'$d\'', ['a $b* ${c}* $d']],
    ['RUN a >b 2>&1 <c >>d', ['a >b 2>&1 <c >>d']],
    ['RUN a 2> b && c &>d', ['a 2>b', 'c &>d']],
    ['RUN > a', [' >a'.trim()]],
    ['RUN a >', ['a >?']],
    ['RUN a $(b c) d', ['a $(b c)* d', '> b c']],
    ['RUN a "$(b "$(c)")"', ['a $(b $(c))*', '> b $(c)*', '> > c']],
    ['RUN a `b c`', ['a `b c`*', '> b c']],
    ['RUN (a; b) && c', ['> a', '> b', 'c']],
    ['RUN a $((1 + (2))) b', ['a $((1 + (2)))* b']],
    ['RUN if [ -f a ]; then b; else c; fi', ['[ -f a ]', 'b', 'c']],
    ['RUN for a in b c; do d $a; done', ['for a in b c', 'd $a*']],
    ['RUN { a; b; }', ['a', 'b']],
    ['RUN ! a', ['a']],
    ['RUN f() { a; b; }; f', ['a', 'b', 'f']],
    ['RUN f () { a; }; function g { b; }; function h() ( c )', ['a', 'b', '> c']],
    ['RUN A=() a', ['=A=() a']],
    ['RUN case $a in b) c ;; *) d;; esac', ['c', 'd']],
    ['RUN a # b && c', ['a']],
    ['RUN a#b', ['a#b']],
    ['RUN a "b && c', ['a b && c']],
    ["RUN a 'b; c", ['a b; c']],
    ['RUN a $(b', ['a $(b*', '> b']],
    ['RUN diff <(a) <(b)', ['diff <(a)* <(b)*', '> a', '> b']],
    ['RUN', []],
    ['RUN ["a", "b"]', []],
    ['CMD a b', ['a b']],
    ['ENTRYPOINT a; b', ['a', 'b']],
    ['HEALTHCHECK CMD a || exit 1', ['a', 'exit 1']],
    ['HEALTHCHECK NONE', []],
    ['ONBUILD RUN a && b', ['a', 'b']],
    ['RUN --mount=type=cache,target=/a b', ['b']],
    ['ENV a b', []],
  ];
  for (const [text, expected] of cases) {
    it(text, () => assert.deepEqual(commands(text), expected));
    it(`${text} with CRLF`, () => assert.deepEqual(commands(text.replaceAll('\n', '\r\n')), expected));
  }

  const bodies: readonly [string, string[]][] = [
    ['RUN <<E\na\nb c\nE', ['a', 'b c']],
    ['RUN <<E bash -x\na \\\n  b\n# c\nE', ['a b']],
    ['RUN <<E\ncat <<F >g\nh && i\nF\nj\nE', ['cat <<F >g', 'j']],
    ['RUN <<\'E\'\na "b\nc" && d\nE', ['a b\nc', 'd']],
    ['RUN <<E\n#!/bin/bash\na\nE', ['a']],
    ['RUN <<E\n#!/usr/bin/env python3\nimport a\nE', []],
    ['RUN <<E python3\nimport a\nE', []],
    ['RUN cat <<E >f\na\nE', []],
    ['COPY <<E /\na\nE', []],
  ];
  for (const [text, expected] of bodies) {
    it(JSON.stringify(text), () => assert.deepEqual(commands(text, 1), expected));
  }

  it('span what they say, over continued lines too', () => {
    const text = 'RUN a b \\\n  # x\n  "c" && d';
    const [script] = scripts(text);
    const [first, second] = script?.commands ?? [];
    assert.equal(text.slice(first?.start, first?.end), 'a b \\\n  # x\n  "c"');
    assert.equal(text.slice(second?.start, second?.end), 'd');
    assert.equal(first?.after, second?.before);
    assert.equal(text.slice(first?.after?.start, first?.after?.end), '&&');
    assert.deepEqual(
      first?.words.map(({ start, end }) => text.slice(start, end)),
      ['a', 'b', '"c"'],
    );
  });

  it('tell what is run later, perhaps, or again', () => {
    const text =
      'RUN f() { a; }; if b; then c; elif d; then e; else g; fi; for h in i; do { j; }; done; case k in l) m;; *) n;; esac';
    assert.deepEqual(
      scripts(text)[0]?.blocks.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`),
      [
        'function { a; ',
        'branch then c; ',
        'branch then e; ',
        'branch else g; ',
        'loop do { j; }; ',
        'branch case k in l) m;;',
        'branch  *) n;;',
        'branch  ',
      ],
    );
  });

  it('tell the heredocs inside of them', () => {
    const [, script] = scripts("RUN <<E\ncat <<-A <<'B' >f\n\t$x\n\tA\n$y\nB\nb <<C\n$z\nE");
    assert.deepEqual(
      script?.documents.map(({ expands, body, command }) => [expands, body.text, command.words[0]?.text]),
      [
        [true, '\t$x\n', 'cat'],
        [false, '$y\n', 'cat'],
        [true, '$z', 'b'],
      ],
    );
  });

  it('take what is nested deeper than in any script for text', () => {
    const deep = `RUN ${'$('.repeat(3000)}a${')'.repeat(3000)}`;
    assert.equal(Math.max(...(scripts(deep)[0]?.commands ?? []).map(({ depth }) => depth)), 20);
  });

  it('of any text end, in order and inside of it', (test) =>
    property(test, 2000, (random) => {
      const pieces = [
        'a',
        ' ',
        '"',
        "'",
        '$(',
        '`',
        '(',
        ')',
        '${',
        '}',
        '$((',
        '&&',
        '|',
        ';',
        '>',
        '<<',
        '#',
        '\\',
        '\n',
        'if',
        'case',
        '한',
      ];
      const text = `RUN <<E\n${random.text(pieces, 30)}\nE`;
      for (const script of scripts(text)) {
        let last = 0;
        for (const { start, end, words } of script.commands) {
          assert.ok(last <= start && start <= end && end <= text.length, JSON.stringify(text));
          last = start;
          for (const word of words) assert.ok(start <= word.start && word.end <= end, JSON.stringify(text));
        }
      }
    }));
});
