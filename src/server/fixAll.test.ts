import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileDocument } from '../dockerfile/document.ts';
import { applyEdits, type Edit } from '../dockerfile/features/edit.ts';
import { check } from '../dockerfile/rules/check.ts';
import type { Finding, Fix } from '../dockerfile/rules/rule.ts';
import { fixAll } from './fixAll.ts';

const found = (text: string): readonly Finding[] => check(new DockerfileDocument(text), { hadolint: 'usual' });

function fixed(text: string): string {
  return applyEdits(text, fixAll(text, found(text), found));
}

interface Written {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly preferred?: boolean;
}

/** A finding with these fixes; the rest of it is not looked at. */
function finding(...fixes: readonly Written[]): Finding {
  const all = fixes.map(
    ({ start, end, text, preferred = true }): Fix => ({
      title: { en: text, ko: text },
      edits: [{ span: { start, end }, text }],
      preferred,
    }),
  );
  return { fixes: all } as unknown as Finding;
}

const none = (): readonly Finding[] => [];

describe('fix all', () => {
  it('makes every safe fix, and leaves what somebody has to look at', () => {
    const text = 'FROM a:1 as b\nENV A c\nEXPOSE 80/TCP\ncopy --lnk x /\nCMD node x\n';
    assert.equal(fixed(text), 'FROM a:1 AS b\nENV A=c\nEXPOSE 80/tcp\nCOPY --link x /\nCMD node x\n');
  });

  const all: readonly [string, string, string][] = [
    [
      'two flags at one place',
      'FROM debian:12\nRUN apt-get update && apt-get install curl=8\n',
      'FROM debian:12\nRUN apt-get update && apt-get install --no-install-recommends -y curl=8 && rm -rf /var/lib/apt/lists/*\n',
    ],
    ['what another fix calls for', 'from a:1 as X\nRUN x\nCMD ["x"]\n', 'FROM a:1 AS x\nRUN x\nCMD ["x"]\n'],
    ['two slips in one list', 'FROM a:1\nCMD ["a", "b" "c", ]\n', 'FROM a:1\nCMD ["a", "b", "c" ]\n'],
  ];
  for (const [name, text, expected] of all) {
    it(`${name}: leaves nothing to fix`, () => {
      assert.equal(fixed(text), expected);
      assert.deepEqual(fixAll(expected, found(expected), found), []);
    });
  }

  it('makes the first of two that reach into one another when nothing more is found', () => {
    const findings = [
      finding({ start: 4, end: 8, text: 'second' }),
      finding({ start: 2, end: 5, text: 'first' }),
      finding({ start: 9, end: 10, text: 'third' }),
    ];
    assert.deepEqual(
      fixAll('0123456789ab', findings, none).map(({ text }) => text),
      ['first', 'third'],
    );
  });

  it('makes that of an error rather than another one', () => {
    const warning = finding({ start: 2, end: 5, text: 'of a warning' });
    const error: Finding = { ...finding({ start: 4, end: 8, text: 'of an error' }), severity: 'error' };
    assert.deepEqual(
      fixAll('0123456789', [warning, error, finding({ start: 8, end: 9, text: 'next' })], none).map(({ text }) => text),
      ['of an error'],
    );
  });

  it('leaves the letters of what is no instruction as they are', () => {
    for (const [text, expected] of [
      ['FROM a:1\nRUN["./Run.sh"]\n', 'FROM a:1\nRUN ["./Run.sh"]\n'],
      ['FROM a:1\nCMD["node","server.js"]\n', 'FROM a:1\nCMD ["node","server.js"]\n'],
      ['FROM a:1\nENTRYPOINT["./Run.sh"]\n', 'FROM a:1\nENTRYPOINT ["./Run.sh"]\n'],
      ['FROM a:1\nRUN x &&\n  y\n', 'FROM a:1\nRUN x &&\n  y\n'],
      ['FROM a:1\nuseradd -u 999999 x\n', 'FROM a:1\nuseradd -u 999999 x\n'],
      ['FROM a:1\nRUN\u00a0apt-get update\n', 'FROM a:1\nRUN\u00a0apt-get update\n'],
      // They do not tell either in which case the file is written.
      ['from a:1\nrun x\nX\nY\nZ\n', 'from a:1\nrun x\nX\nY\nZ\n'],
    ] as const) {
      assert.equal(fixed(text), expected);
    }
  });

  it('makes one fix of a finding, and none that is only proposed', () => {
    const one = finding(
      { start: 0, end: 1, text: 'proposed', preferred: false },
      { start: 2, end: 3, text: 'safe' },
      { start: 5, end: 6, text: 'too' },
    );
    assert.deepEqual(
      fixAll('0123456789', [one], none).map(({ text }) => text),
      ['safe'],
    );
  });

  it('ends when fixes take turns', () => {
    const turn = (text: string): Finding[] => [finding({ start: 0, end: 1, text: text.startsWith('a') ? 'b' : 'a' })];
    assert.ok(fixAll('a', turn('a'), turn).length <= 1);
  });

  it('is asked once for each version', () => {
    const findings = [finding({ start: 0, end: 1, text: 'x' })];
    let rounds = 0;
    const count = (): readonly Finding[] => ((rounds += 1), []);
    assert.equal(fixAll('a', findings, count), fixAll('a', findings, count));
    assert.equal(rounds, 1);
  });

  it('gives edits of the text as it is, whatever rounds it takes', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const someEdit = (length: number): Written => {
      const start = random(length + 1);
      return { start, end: Math.min(length, start + random(3)), text: 'xyz'.slice(0, random(4)) };
    };
    for (let turn = 0; turn < 3000; turn += 1) {
      const original = '0123456789abcdefghij';
      let left = 3;
      let last = original;
      // Each round is told in the text that the one before made, one fix at a time.
      const next = (text: string): readonly Finding[] => {
        last = text;
        left -= 1;
        if (left < 0) return [];
        const edit = someEdit(text.length);
        const edits: Edit[] = [{ span: { start: edit.start, end: edit.end }, text: edit.text }];
        const after = applyEdits(text, edits);
        if (after !== text) last = after;
        return [finding(edit)];
      };
      const edits = fixAll(original, next(original), next);
      assert.equal(applyEdits(original, edits), last);
    }
  });
});
