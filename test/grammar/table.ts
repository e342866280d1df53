import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Highlighter, type Line } from './highlighter.ts';

/**
 * A Dockerfile with «marks» around what the row is about, and what the scopes of all of that must hold: each of the
 * fragments, and none of those behind a "!".
 */
export type Row = readonly [dockerfile: string, ...scopes: string[]];

interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

const shared = Highlighter.load();

/** One test per row; of Dockerfiles, unless another highlighter is given. */
export function rows(title: string, table: readonly Row[], highlighter = shared): void {
  void describe(title, () => {
    for (const [dockerfile, ...scopes] of table) {
      void it(`${JSON.stringify(dockerfile).slice(1, -1)}  →  ${scopes.join(' ')}`, async () => {
        const { text, marks } = readMarks(dockerfile);
        const lines = (await highlighter).lines(text);
        assert.notEqual(marks.length, 0, 'the row marks nothing');
        for (const mark of marks) check(lines, mark, scopes);
      });
    }
  });
}

function readMarks(dockerfile: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  const lines = dockerfile.split('\n').map((marked, line) => {
    let text = '';
    let start = -1;
    for (const part of marked.split(/([«»])/)) {
      if (part === '«') start = text.length;
      else if (part === '»') marks.push({ line, start, end: text.length });
      else text += part;
    }
    return text;
  });
  return { text: lines.join('\n'), marks };
}

function check(lines: readonly Line[], mark: Mark, wanted: readonly string[]): void {
  const tokens = lines[mark.line]?.tokens.filter((token) => token.end > mark.start && token.start < mark.end) ?? [];
  assert.notEqual(tokens.length, 0, 'a mark holds no text');
  for (const token of tokens) {
    const scopes = token.scopes.join(' ');
    for (const fragment of wanted) {
      const unwanted = fragment.startsWith('!');
      const found = scopes.includes(unwanted ? fragment.slice(1) : fragment);
      assert.notEqual(found, unwanted, `${JSON.stringify(token.text)} has the scopes ${scopes}, not ${fragment}`);
    }
  }
}
