import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePage } from './compile.ts';

const front = (fields: string, body = 'Text.'): string => `---\n${fields}\n---\n${body}`;
const required = 'id: a\ntitle: A\nkind: help';

describe('compilePage', () => {
  it('takes everything that a page may have', () =>
    assert.deepEqual(
      compilePage(
        'x.md',
        front(
          `${required}\ncovers: [a.b, c#2]\nrelated: [d]\nsources:\n  - { note: N1, section: "2.4 제목" }\nversions: [Engine 28, Dockerfile 1.4]\nreference: https://x.example/#a`,
          '\n# Head\n\ntext\n\n',
        ),
      ),
      {
        id: 'a',
        title: 'A',
        kind: 'help',
        covers: ['a.b', 'c'],
        anchors: { c: 2 },
        related: ['d'],
        sources: [{ note: 'N1', section: '2.4 제목' }],
        versions: ['Engine 28', 'Dockerfile 1.4'],
        reference: 'https://x.example/#a',
        markdown: '# Head\n\ntext',
      },
    ));

  it('does without what is optional', () =>
    assert.deepEqual(compilePage('x.md', front(required)), {
      id: 'a',
      title: 'A',
      kind: 'help',
      covers: [],
      related: [],
      sources: [],
      markdown: 'Text.',
    }));

  it('reads files of Windows as those of others', () => {
    const text = front(required, '- a\n- b\n');
    assert.deepEqual(compilePage('x.md', text.replaceAll('\n', '\r\n')), compilePage('x.md', text));
  });

  it('keeps lines of --- inside the text', () =>
    assert.equal(compilePage('x.md', front(required, 'a\n\n---\n\nb')).markdown, 'a\n\n---\n\nb'));

  const mistakes: readonly [string, string, RegExp][] = [
    ['no front matter', 'Text.', /^Error: x\.md: no front matter/],
    ['front matter without an end', '---\nid: a\n', /^Error: x\.md: no front matter/],
    ['front matter that is no mapping', front('just text'), /^Error: x\.md: the front matter is not a mapping/],
    ['no id', front('title: A\nkind: help'), /^Error: x\.md: “id” is missing/],
    ['no title', front('id: a\nkind: help'), /^Error: x\.md: “title” is missing/],
    ['no kind', front('id: a\ntitle: A'), /^Error: x\.md: “kind” is missing/],
    ['an empty title', front('id: a\ntitle: ""\nkind: help'), /^Error: x\.md: “title” is missing/],
    ['an id that is no text', front('id: 7\ntitle: A\nkind: help'), /^Error: x\.md: “id” is missing/],
    ['sources that are no list', front(`${required}\nsources: N1`), /^Error: x\.md: “sources” is not a list/],
    ['a topic at no heading', front(`${required}\ncovers: [a#0]`), /^Error: x\.md: “a#0” names no heading/],
    ['a version', front(`${required}\nversions: Engine 28`), /^Error: x\.md: “versions” is not a list/],
    ['a list of no versions', front(`${required}\nversions: []`), /^Error: x\.md: “versions” is not a list/],
    ['a version that is a number', front(`${required}\nversions: [28]`), /^Error: x\.md: “versions” is not a list/],
    ['a version of nothing', front(`${required}\nversions: [since 28]`), /^Error: x\.md: “since 28” is no version/],
    ['a source without a section', front(`${required}\nsources: [{ note: N1 }]`), /^Error: x\.md: a source needs/],
    ['a source that is nothing', front(`${required}\nsources: [null]`), /^Error: x\.md: a source needs/],
  ];
  for (const [name, text, message] of mistakes) {
    it(`says in which file there is ${name}`, () => assert.throws(() => compilePage('x.md', text), message));
  }
});
