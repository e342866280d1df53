import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { blocksOf, MARKERS } from '../../test/helpers/pageCommands.ts';
import { KEYWORDS, LANGUAGES, pagesOf, root } from '../../test/helpers/pages.ts';
import { remedies } from '../contract/remedy.ts';
import { rulePages } from '../dockerfile/rules/pages.ts';
import { anchorOf, type Page } from './page.ts';
import { sectionsOf } from './search/sections.ts';

const en = pagesOf('en');
const ko = pagesOf('ko');

/** The blocks between fences, fences included. */
function codeBlocks(markdown: string): string[] {
  return markdown.match(/^```[^]*?^```$/gm) ?? [];
}

function bullets(markdown: string): number {
  return markdown.split('\n').filter((line) => /^\s*[-*] /.test(line)).length;
}

/** Markdown without its code, inline or in blocks. */
function prose(markdown: string): string {
  return markdown.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** What is said to hold since, or until, a version. */
function versionsIn({ markdown }: Page): Set<string> {
  const found = prose(markdown).matchAll(/\b(?:Engine|API|BuildKit|Dockerfile|Docker Desktop) \d+(?:\.\d+)*/g);
  return new Set([...found].map(([version]) => version));
}

it('there are the same pages in both languages', () => {
  assert.deepEqual([...ko.keys()], [...en.keys()]);
  assert.ok(en.size > KEYWORDS.length);
});

describe('each page', () => {
  for (const [file, english] of en) {
    const korean = ko.get(file);
    if (korean === undefined) continue;

    it(`${file} is about the same in both languages`, () => {
      for (const field of ['id', 'kind', 'covers', 'anchors', 'related', 'sources', 'versions', 'reference'] as const) {
        assert.deepEqual(korean[field], english[field], field);
      }
      assert.equal(bullets(korean.markdown), bullets(english.markdown), 'number of bullets');
    });

    it(`${file} shows the same code in both languages`, () =>
      assert.deepEqual(codeBlocks(korean.markdown), codeBlocks(english.markdown)));

    it(`${file} has the same headings in both languages, one for one`, () => {
      const levels = ({ markdown }: Page): string[] => prose(markdown).match(/^#+(?= )/gm) ?? [];
      assert.deepEqual(levels(korean), levels(english));
    });

    it(`${file} has the same tables and links in both languages`, () => {
      const shape = ({ markdown }: Page): object => ({
        rows: prose(markdown)
          .split('\n')
          .filter((line) => line.startsWith('|'))
          .map((line) => line.split(/(?<!\\)\|/).length),
        links: [...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, href]) => href).sort(),
      });
      assert.deepEqual(shape(korean), shape(english));
    });

    it(`${file} names its sources where it speaks of the notes, and nowhere else`, () => {
      for (const [page, words] of [
        [english, '**In the notes**'],
        [korean, '**노트에서는**'],
      ] as const) {
        assert.equal(page.markdown.includes(words), page.sources.length > 0);
      }
      assert.ok(english.sources.length > 0 || english.reference !== undefined);
    });

    it(`${file} names each version that its text tells apart, and no other`, () => {
      for (const page of [english, korean]) assert.deepEqual(new Set(page.versions), versionsIn(page));
    });

    it(`${file} marks blocks that tests do not run with a word that is known`, () => {
      const known: readonly string[] = ['', ...MARKERS];
      for (const { info } of blocksOf(english)) assert.ok(known.includes(info), info);
    });

    it(`${file} closes every fence`, () => {
      for (const { markdown } of [english, korean]) assert.equal((markdown.match(/^```/gm) ?? []).length % 2, 0);
    });

    it(`${file} is written in its language`, () => {
      assert.match(prose(korean.markdown), /[가-힣]/);
      // What the notes call their sections stays Korean in English pages too.
      const sections = english.sources.map(({ section }) => section);
      const own = sections.reduce((text, section) => text.replaceAll(section, ''), prose(english.markdown));
      assert.doesNotMatch(own.split('**In the notes**')[0] ?? '', /[가-힣]/);
    });
  }
});

describe('pages together', () => {
  const pages = [...en.values()];
  const ids = new Set(pages.map(({ id }) => id));

  it('have ids of their own', () => assert.equal(ids.size, pages.length));

  it('lead only to pages that exist', () => {
    for (const { id, related } of pages) for (const other of related) assert.ok(ids.has(other), `${id} → ${other}`);
  });

  it('answer each topic of the notes, once, and no other', () => {
    const topics = readFileSync(path.join(root, 'test/fixtures/topics.txt'), 'utf8').trim().split('\n');
    assert.equal(topics.length, 253);
    assert.deepEqual(pages.flatMap(({ covers }) => covers).sort(), topics.sort());
  });

  it('answer each topic at a heading that they have, and topics that share one mostly at different ones', () => {
    for (const page of [...pages, ...ko.values()]) {
      const headings = sectionsOf(page).length;
      for (const [topic, heading] of Object.entries(page.anchors ?? {})) {
        assert.ok(page.covers.includes(topic) && heading < headings, `${page.id}: ${topic}#${heading}`);
      }
    }
    const sharing = pages.filter(({ covers }) => covers.length > 1);
    const places = sharing.map((page) => new Set(page.covers.map((topic) => anchorOf(page, topic))).size);
    const all = sharing.reduce((sum, { covers }) => sum + covers.length, 0);
    const apart = places.reduce((sum, count) => sum + count, 0);
    assert.ok(apart > all * 0.7, `${apart} places of ${all} topics on ${sharing.length} pages`);
    for (const [index, { id, covers }] of sharing.entries()) {
      if (covers.length > 3) assert.ok((places[index] ?? 0) > 1, `${id} answers ${covers.length} topics at one place`);
    }
  });

  it('can be reached from others, and lead on', () => {
    const reached = new Set(pages.flatMap(({ related }) => related));
    for (const { id, kind, related } of pages) {
      if (kind === 'help') continue;
      assert.ok(related.length > 0, `${id} leads nowhere`);
      assert.ok(reached.has(id), `nothing leads to ${id}`);
      assert.ok(!related.includes(id) && new Set(related).size === related.length, id);
    }
  });

  it('name an address that is encrypted where they name one, and those of the rules each do', () => {
    for (const { id, kind, reference } of [...pages, ...rulePages('en')]) {
      if (kind === 'rule' || reference !== undefined) assert.match(reference ?? '', /^https:\/\/\S+$/, id);
    }
    for (const language of LANGUAGES) assert.ok(rulePages(language).length > 100);
  });

  it('are there for every remedy that opens one', () => {
    for (const { command, args } of Object.values(remedies)) {
      if (command === 'dockyard.help.open') for (const id of args) assert.ok(ids.has(id), id);
    }
  });
});

describe('the page of each instruction', () => {
  const byId = (pages: ReadonlyMap<string, Page>, keyword: string): Page | undefined =>
    [...pages.values()].find(({ id }) => id === `dockerfile.${keyword.toLowerCase()}`);

  it('is there, and there is none beyond the 18', () => {
    const found = [...en.values()].filter(({ kind }) => kind === 'instruction').map(({ title }) => title);
    assert.deepEqual(found.sort(), [...KEYWORDS]);
  });

  for (const keyword of KEYWORDS) {
    it(`${keyword} begins with its name, has an example, and says where the notes have it`, () => {
      for (const [pages, notes] of [
        [en, '**In the notes**'],
        [ko, '**노트에서는**'],
      ] as const) {
        const page = byId(pages, keyword);
        assert.ok(page !== undefined);
        assert.deepEqual(page.covers, [`instruction.${keyword}`]);
        assert.ok(page.markdown.startsWith(`**${keyword}**`), page.markdown.slice(0, 40));
        assert.ok(page.markdown.includes(notes), notes);
        const example = codeBlocks(page.markdown).find((block) => block.startsWith('```dockerfile\n'));
        // MAINTAINER is deprecated: its example is what to write instead.
        const shown = keyword === 'MAINTAINER' ? 'LABEL' : keyword;
        assert.match(example ?? '', new RegExp(`^${shown}\\b`, 'm'));
        assert.match(page.reference ?? '', /^https:\/\/docs\.docker\.com\/reference\/dockerfile\/#/);
      }
    });

    it(`${keyword} cites notes by the names that they have`, () => {
      for (const { note, section } of byId(en, keyword)?.sources ?? []) {
        assert.match(note, /^N[1-5]$/);
        assert.ok(section.trim().length > 1);
      }
    });
  }
});
