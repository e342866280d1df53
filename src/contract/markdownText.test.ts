import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textOfMarkdown } from './markdownText.ts';

describe('Markdown as text', () => {
  const cases: readonly [string, string, string][] = [
    ['emphasis', '**CMD** runs.', 'CMD runs.'],
    ['code', 'Use `a **b** \\c`, or `` `x` ``.', 'Use a **b** \\c, or `x`.'],
    ['a link to the web', 'See [the `x` page](https://a.io/b).', 'See the x page (https://a.io/b).'],
    ['a link into the editor', '[Read more](command:x?%5B1%5D)', 'Read more'],
    ['escaped characters', 'a\\_b&#42;c \\[d\\]', 'a_b*c [d]'],
    ['a heading', '## Ports\n\ntext', 'Ports\n\ntext'],
    ['a block of code as it is', 'a\n\n```dockerfile\n# **x**\nRUN `y`\n```\n\nb', 'a\n\n# **x**\nRUN `y`\n\nb'],
    ['a longer fence around a shorter one', '````text\n```\na\n```\n````', '```\na\n```'],
    ['a rule and a table', 'a\n\n---\n\n| b | c |\n| --- | --- |\n| d | e |', 'a\n\n| b | c |\n| d | e |'],
    ['a list', '- one\n- **two**', '- one\n- two'],
    ['plain words', '2 * 3 * 4 and snake_case', '2 * 3 * 4 and snake_case'],
  ];
  for (const [name, markdown, text] of cases) {
    it(name, () => assert.equal(textOfMarkdown(markdown), text));
  }
});
