import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LANGUAGES, pagesOf } from '../../test/helpers/pages.ts';
import { rulePages } from '../dockerfile/rules/pages.ts';
import { summaryOf } from './summary.ts';

it('every page has a first sentence that a tooltip can show', () => {
  for (const language of LANGUAGES) {
    for (const page of [...pagesOf(language).values(), ...rulePages(language)]) {
      const text = summaryOf(page);
      assert.ok(text.length > 8 && text.length < 400, `${page.id}: ${text}`);
      assert.doesNotMatch(text, /[`*\n]|\]\(/, page.id);
    }
  }
});

it('a page that begins with something else has none', () => {
  const page = { id: 'x', title: 'x', kind: 'x', covers: [], related: [], sources: [] };
  for (const markdown of ['', '## Heading\ntext', '```\ncode\n```', '- a list']) {
    assert.equal(summaryOf({ ...page, markdown }), '', markdown);
  }
  assert.equal(
    summaryOf({ ...page, markdown: '`docker rm` removes (e.g. one). Then more.' }),
    'docker rm removes (e.g. one).',
  );
});
