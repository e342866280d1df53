import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pagesOf, root } from '../../test/helpers/pages.ts';
import { proseOf } from '../../test/helpers/windows.ts';
import { rulePages } from '../dockerfile/rules/pages.ts';
import { findTexts } from './bundle.ts';
import { glossary } from '../notes/glossary.ts';
import type { Page } from '../notes/page.ts';

/** What a page says in its own words: without code, and without what it tells of the notes and their sections. */
function ownWords({ markdown, sources }: Page): string {
  const own = sources.reduce((text, { section }) => text.replaceAll(section, ' '), proseOf(markdown));
  return own.replace(/\*\*노트에서는\*\*[^]*?(?=\*\*지금|$)/, ' ');
}

/** The variants that a text has, each with its term and the words around it. */
function slips(text: string): string[] {
  return glossary.flatMap(({ ko, variants }) =>
    variants.flatMap((variant) => {
      const at = text.indexOf(variant);
      return at === -1
        ? []
        : [`${variant} → ${ko}: …${text.slice(Math.max(0, at - 15), at + 15).replace(/\s+/g, ' ')}…`];
    }),
  );
}

describe('the glossary', () => {
  it('has each term and each variant once, and no variant is part of a term', () => {
    const terms = glossary.map(({ en }) => en);
    assert.equal(new Set(terms).size, terms.length);
    const variants = glossary.flatMap((term) => term.variants);
    assert.equal(new Set(variants).size, variants.length);
    for (const { ko } of glossary) for (const variant of variants) assert.ok(!ko.includes(variant), `${ko} ${variant}`);
  });

  it('finds a variant', () => {
    assert.deepEqual(slips('이 콘테이너는'), ['콘테이너 → 컨테이너: …이 콘테이너는…']);
    assert.deepEqual(slips('이 컨테이너는'), []);
  });
});

describe('Korean texts write terms as the glossary does', () => {
  for (const [file, page] of [...pagesOf('ko'), ...rulePages('ko').map((each): [string, Page] => [each.id, each])]) {
    it(file, () => assert.deepEqual(slips(`${page.title}\n${ownWords(page)}`), []));
  }

  it('in the code', () => {
    const texts = findTexts(path.join(root, 'src'));
    assert.ok(texts.length > 1000);
    assert.deepEqual(
      texts.flatMap(({ ko, place }) => slips(proseOf(ko)).map((slip) => `${place}: ${slip}`)),
      [],
    );
  });
});
