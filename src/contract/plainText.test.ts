import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { literally, unlinked, visible } from './plainText.ts';

describe('texts of strangers', () => {
  const cases: readonly [typeof visible, string, string][] = [
    [visible, 'plain 한글 🐳\n\tsecond', 'plain 한글 🐳\n\tsecond'],
    [visible, 'a\u202eb\u2066c\u0007\u001b[1m', 'a\ufffdb\ufffdc\ufffd\ufffd[1m'],
    [unlinked, '[go](command:quit) and [x]', '[go]\u2060(command:quit) and [x]'],
    [unlinked, '[a](b)[c](d)\u202e', '[a]\u2060(b)[c]\u2060(d)\ufffd'],
    [literally, '$(date) $(sync~spin) $ (x)', '\\$(date) \\$(sync~spin) $ (x)'],
    [literally, 'a\u202eb', 'a\ufffdb'],
  ];
  for (const [made, text, expected] of cases) {
    it(`${made.name}: ${JSON.stringify(text)}`, () => assert.equal(made(text), expected));
  }
});
