import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KEYWORDS, LANGUAGES, pageLookup } from '../../../test/helpers/pages.ts';
import type { Page } from '../../notes/page.ts';
import { DockerfileDocument } from '../document.ts';
import { hover, instructionPageId } from './hover.ts';

/** Lines that fit into a hover without scrolling for ever. */
const MOST_LINES = 40;

describe('hover on an instruction', () => {
  for (const language of LANGUAGES) {
    const pageOf = pageLookup(language);
    for (const keyword of KEYWORDS) {
      for (const written of [keyword, keyword.toLowerCase()]) {
        it(`${written} in ${language}`, () => {
          const found = hover(new DockerfileDocument(`FROM a\n${written} x`), 8, language, pageOf);
          assert.ok(found !== undefined);
          const page = pageOf(instructionPageId(keyword));
          assert.ok(page?.reference !== undefined);
          const link = language === 'ko' ? 'Dockerfile 레퍼런스' : 'Dockerfile reference';
          assert.equal(found.markdown, `${page.markdown}\n\n[${link}](${page.reference})`);
          assert.ok(found.markdown.split('\n').length <= MOST_LINES, 'too long for a hover');
          assert.deepEqual(found.span, { start: 7, end: 7 + written.length });
        });
      }
    }
  }

  it('under ONBUILD explains the trigger, and ONBUILD on ONBUILD', () => {
    const pageOf = pageLookup('en');
    const tree = new DockerfileDocument('ONBUILD copy . /');
    assert.match(hover(tree, 1, 'en', pageOf)?.markdown ?? '', /^\*\*ONBUILD\*\*/);
    assert.match(hover(tree, 9, 'en', pageOf)?.markdown ?? '', /^\*\*COPY\*\*/);
  });
});

describe('hover on anything else', () => {
  const nothing: readonly [string, string, number][] = [
    ['arguments', 'FROM a', 6],
    ['comments', '# FROM a', 3],
    ['unknown words', 'HELLO a', 2],
    ['words that are no keyword but the name of a page', 'help.engine.start', 2],
    ['words of objects', 'constructor __proto__', 3],
    ['an empty text', '', 0],
    ['the body of a heredoc', 'RUN <<EOF\nFROM a\nEOF', 12],
  ];
  for (const [name, text, offset] of nothing) {
    it(`${name}: nothing`, () =>
      assert.equal(hover(new DockerfileDocument(text), offset, 'en', pageLookup('en')), undefined));
  }
});

it('a page without a reference has no link', () => {
  const page: Page = { id: 'x', title: 'x', kind: 'x', covers: [], related: [], sources: [], markdown: 'text' };
  assert.equal(hover(new DockerfileDocument('FROM a'), 0, 'en', () => page)?.markdown, 'text');
});
