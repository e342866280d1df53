import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inOneLine, inQuestion, inRow, literally, unlinked, visible } from './plainText.ts';

describe('texts of strangers', () => {
  const cases: readonly [typeof visible, string, string][] = [
    [visible, 'plain 한글 🐳\n\tsecond', 'plain 한글 🐳\n\tsecond'],
    [visible, 'a\u202eb\u2066c\u0007\u001b[1m', 'a\ufffdb\ufffdc\ufffd\ufffd[1m'],
    [unlinked, '[go](command:quit) and [x]', '[go]\u2060(command:quit) and [x]'],
    [unlinked, '[a](b)[c](d)\u202e', '[a]\u2060(b)[c]\u2060(d)\ufffd'],
    [literally, '$(date) $(sync~spin) $ (x)', '\\$(date) \\$(sync~spin) $ (x)'],
    [literally, 'a\u202eb', 'a\ufffdb'],
    [literally, `$(trash) ${'y'.repeat(400)} z`, `\\$(trash) ${'y'.repeat(300)}… z`],
    [unlinked, `${'y'.repeat(400)} z`, `${'y'.repeat(300)}… z`],
    [unlinked, 'a '.repeat(600), `${'a '.repeat(500)}…`],
    [inOneLine, 'a\n\tb \u001b[1m', 'a b \ufffd[1m'],
    [inOneLine, `${'y'.repeat(299)}🐳`, `${'y'.repeat(299)}…`],
    [inRow, `${'y'.repeat(400)}\nz`, `${'y'.repeat(300)}… z`],
    [inQuestion, `${'y'.repeat(400)}\n\u202ez`, `${'y'.repeat(300)}…\n\ufffdz`],
  ];
  for (const [made, text, expected] of cases) {
    it(`${made.name}: ${JSON.stringify(text)}`, () => assert.equal(made(text), expected));
  }
});
