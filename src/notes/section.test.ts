import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from './page.ts';
import { introOf, sectionOf } from './section.ts';

const page: Page = {
  id: 'x',
  title: 'x',
  kind: 'x',
  covers: [],
  related: [],
  sources: [],
  markdown: [
    'intro',
    '',
    '## one',
    'first',
    '```dockerfile',
    '## two',
    '# no heading',
    '```',
    '',
    '## two',
    'second',
    '',
    '**Watch out**',
    '- x',
    '',
    '**In the notes** all',
    '',
    'of it',
  ].join('\n'),
};

describe('a section of a page', () => {
  it('ends at the next heading, not at a comment in an example', () =>
    assert.equal(sectionOf(page, 'one'), 'first\n```dockerfile\n## two\n# no heading\n```'));
  it('leaves out what the page says of the notes', () =>
    assert.equal(sectionOf(page, 'two'), 'second\n\n**Watch out**\n- x'));
  it('is none without its heading', () => {
    assert.equal(sectionOf(page, 'on'), undefined);
    assert.equal(sectionOf({ ...page, markdown: '' }, 'one'), undefined);
  });
});

describe('what stands above the first heading', () => {
  it('ends there, or where the notes are spoken of', () => {
    assert.equal(introOf(page), 'intro');
    assert.equal(
      introOf({ ...page, markdown: 'a\n\n```sh\n## b\n```\n\n**In the notes** c' }),
      'a\n\n```sh\n## b\n```',
    );
  });
});
