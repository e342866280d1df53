import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pagesOf } from '../../test/helpers/pages.ts';
import { codicons } from '../../test/helpers/manifest.ts';
import { rulePages } from '../dockerfile/rules/pages.ts';
import { chapters, pageIcons, pagesOfChapter } from './chapters.ts';

const pages = [...pagesOf('en').values(), ...rulePages('en')];

describe('chapters', () => {
  it('have every page, in exactly one', () => {
    const inChapters = chapters.flatMap((chapter) => pagesOfChapter(chapter, pages).map(({ id }) => id));
    assert.deepEqual(inChapters.toSorted(), pages.map(({ id }) => id).sort());
  });

  it('name no page that does not exist', () => {
    const ids = new Set(pages.map(({ id }) => id));
    for (const { id, pages: named } of chapters) for (const page of named) assert.ok(ids.has(page), `${id}: ${page}`);
  });

  it('have icons, and so has every kind of page', () => {
    const icons = codicons();
    for (const icon of [...chapters.map((chapter) => chapter.icon), ...Object.values(pageIcons)]) {
      assert.ok(icons.has(icon), icon);
    }
    assert.deepEqual([...new Set(pages.map(({ kind }) => kind))].sort(), Object.keys(pageIcons).sort());
  });

  it('keep their order when some pages are left out', () => {
    const images = chapters.find(({ id }) => id === 'images');
    assert.ok(images !== undefined);
    const some = pages.filter(({ id }) => ['images.push', 'images.pull', 'images.image'].includes(id));
    assert.deepEqual(
      pagesOfChapter(images, some).map(({ id }) => id),
      ['images.image', 'images.pull', 'images.push'],
    );
  });
});
