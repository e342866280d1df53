import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileDocument } from '../dockerfile/document.ts';
import { applyEdits, orderedEdits } from '../dockerfile/features/edit.ts';
import { check } from '../dockerfile/rules/check.ts';
import type { Finding, Fix } from '../dockerfile/rules/rule.ts';
import { fixAllEdits } from './fixAll.ts';

function fixedOnce(text: string): string {
  return applyEdits(text, orderedEdits(text, fixAllEdits(check(new DockerfileDocument(text)))));
}

/** A finding with these fixes; the rest of it is not looked at. */
function finding(...fixes: readonly { start: number; end: number; text: string; preferred?: boolean }[]): Finding {
  const all = fixes.map(
    ({ start, end, text, preferred = true }): Fix => ({
      title: { en: text, ko: text },
      edits: [{ span: { start, end }, text }],
      preferred,
    }),
  );
  return { fixes: all } as unknown as Finding;
}

describe('fix all', () => {
  it('makes every safe fix, and leaves what somebody has to look at', () => {
    const text = 'FROM a:1 as b\nENV A c\nEXPOSE 80/TCP\ncopy --lnk x /\nCMD node x\n';
    assert.equal(fixedOnce(text), 'FROM a:1 AS b\nENV A=c\nEXPOSE 80/tcp\nCOPY --link x /\nCMD node x\n');
  });

  it('makes the first of two that reach into one another, and the other the next time', () => {
    const edits = fixAllEdits([
      finding({ start: 4, end: 8, text: 'second' }),
      finding({ start: 2, end: 5, text: 'first' }),
      finding({ start: 9, end: 10, text: 'third' }),
    ]);
    assert.deepEqual(
      edits.map(({ text }) => text),
      ['first', 'third'],
    );
    const text = 'FROM a:1\nENV A c\nLABEL b d\n';
    assert.equal(fixedOnce(fixedOnce(text)), fixedOnce(text));
  });

  it('makes that of an error rather than another one', () => {
    const warning = finding({ start: 2, end: 5, text: 'of a warning' });
    const error: Finding = { ...finding({ start: 4, end: 8, text: 'of an error' }), severity: 'error' };
    assert.deepEqual(
      fixAllEdits([warning, error, finding({ start: 8, end: 9, text: 'next' })]).map(({ text }) => text),
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
      assert.equal(fixedOnce(text), expected);
    }
  });

  it('makes one fix of a finding, and none that is only proposed', () => {
    const one = finding(
      { start: 0, end: 1, text: 'proposed', preferred: false },
      { start: 2, end: 3, text: 'safe' },
      { start: 5, end: 6, text: 'too' },
    );
    assert.deepEqual(
      fixAllEdits([one]).map(({ text }) => text),
      ['safe'],
    );
  });
});
