import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import MarkdownIt from 'markdown-it';
import { property } from '../../../test/helpers/random.ts';
import { speakIn } from '../../contract/localized.ts';
import { ownNotesSection, withOwnNotes } from './render.ts';

const passage = {
  file: '/notes/a (b)/x.md',
  line: 11,
  end: 12,
  score: 9,
  heading: 'Ships',
  words: 'docker run: starts',
};

describe('a hover with notes', () => {
  const speak = speakIn('en');
  const section = ownNotesSection([passage], speak);
  const cases: readonly [string, string, string][] = [
    ['behind the first paragraph', '**FROM** begins.', '```dockerfile\nFROM a\n\nRUN b\n```\n\nMore.'],
    ['with a rule above our next paragraph', '**FROM** begins.', 'More.'],
    ['behind the paragraph that a title has', '**`--from`** · COPY\n\nA stage.', 'Default: none.'],
    ['behind a title that has none', '**`--from`** · COPY', '```dockerfile\n# a\n\n# b\n```'],
    ['at the end of a short one', '**`docker`**\n\nA program.', ''],
  ];
  for (const [name, front, rest] of cases) {
    it(name, () => {
      const whole = rest === '' ? front : `${front}\n\n${rest}`;
      const rule = rest === '' || rest.startsWith('```') ? [] : ['---'];
      const parts = [front, section, ...rule, ...(rest === '' ? [] : [rest])];
      assert.equal(withOwnNotes(whole, [passage], speak), parts.join('\n\n'));
    });
  }

  it('stays as it is when they say nothing', () => assert.equal(withOwnNotes('a\n\nb', [], speak), 'a\n\nb'));
});

describe('the section of a hover', () => {
  it('is nothing when the notes say nothing', () => assert.equal(ownNotesSection([], speakIn('en')), ''));

  it('has a link to the line, the heading and the words, in both languages', () => {
    assert.equal(
      ownNotesSection([passage], speakIn('en')),
      '**In your notes**\n\n- [`x.md:12`](file:///notes/a%20%28b%29/x.md#L12) · *Ships* · docker run&#58; starts',
    );
    assert.match(
      ownNotesSection([{ ...passage, heading: undefined, words: '' }], speakIn('ko')),
      /^\*\*내 노트에서\*\*\n\n- \S+$/m,
    );
  });

  it('quotes three, and has a link to each of the others', () => {
    const five = [1, 2, 3, 4, 5].map((line) => ({ ...passage, file: `/notes/${line}.md` }));
    const lines = ownNotesSection(five, speakIn('en')).split('\n').slice(2);
    assert.deepEqual(
      lines.map((line) => line.includes('starts')),
      [true, true, true, false],
    );
    assert.equal(lines[3], '- [`4.md:12`](file:///notes/4.md#L12) · [`5.md:12`](file:///notes/5.md#L12)');
  });

  it('takes nothing in a note for Markdown', (test) =>
    property(test, 300, (random) => {
      const pieces = [
        '[x](command:a)',
        '](',
        '<img src=x>',
        '`',
        '**',
        '\n',
        '# ',
        '![a](b)',
        '$(x)',
        '&lt;',
        '|',
        '\\',
        '1. ',
        '한글',
        '\u202e',
      ];
      const hostile = (): string => random.text(pieces, 8);
      const file = `/notes/${hostile().replaceAll('/', '')}.md`;
      const text = ownNotesSection([{ ...passage, file, heading: hostile(), words: hostile() }], speakIn('en'));
      const markdown = new MarkdownIt({ html: true });
      // Editors follow links to files; markdown-it would rather not.
      markdown.validateLink = () => true;
      const tokens = markdown.parse(text, {});
      const inline = tokens.flatMap(({ children }) => children ?? []);
      const links = inline.filter(({ type }) => type === 'link_open').map((token) => String(token.attrGet('href')));
      assert.equal(links.length, 1, text);
      assert.ok(links[0]?.startsWith('file:///notes/'), text);
      const kinds = new Set([...tokens, ...inline].map(({ type }) => type));
      for (const kind of ['html_inline', 'html_block', 'image', 'heading_open', 'fence'])
        assert.ok(!kinds.has(kind), text);
      assert.equal(tokens.filter(({ type }) => type === 'list_item_open').length, 1);
    }));
});
