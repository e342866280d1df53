import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOSTILE } from '../../test/helpers/hostile.ts';
import { LANGUAGES, pagesOf } from '../../test/helpers/pages.ts';
import { speakIn } from '../contract/localized.ts';
import { rulePages } from '../dockerfile/rules/pages.ts';
import { EXPLAINED, type Page } from './page.ts';
import { type RenderOptions, renderPage } from './render.ts';
import { sectionsOf } from './search/sections.ts';
import { TopicLinks } from './topicLinks.ts';

const page = (markdown: string, fields: Partial<Page> = {}): Page => ({
  ...{ id: 'x', title: 'X', kind: 'concept', covers: [], related: [], sources: [], markdown },
  ...fields,
});
const options: RenderOptions = {
  speak: speakIn('en'),
  titleOf: (id) => (id === 'known' ? 'A <known> page' : undefined),
  linkOf: (code) => (code === 'docker ps' ? { page: 'container.ls', topic: 'cli.container.ls' } : undefined),
  canRun: true,
  canShow: false,
};
const html = (markdown: string, more: Partial<RenderOptions> = {}): string =>
  renderPage(page(markdown), { ...options, ...more }).html;

/** The tags of some HTML with their attributes, texts left out. */
const tagsOf = (text: string): string[] => text.match(/<[^>]*>/g) ?? [];

describe('a page as HTML', () => {
  it('has a number for each heading, the title first', () => {
    const text = html('intro\n\n## One\n\n### Two `x`');
    for (const tag of ['<h1 id="section-0"', '<h2 id="section-1"', '<h3 id="section-2"']) assert.ok(text.includes(tag));
  });

  it('has a list of its headings when there are three', () => {
    assert.match(html('## a\n## b `c`\n## d'), /<nav class="contents".*<a href="#section-2">b c<\/a>/);
    assert.doesNotMatch(html('## a\n## b'), /contents/);
    const explained = page('## a\n## b\n## d', { kind: EXPLAINED });
    assert.doesNotMatch(renderPage(explained, options).html, /contents/);
  });

  it('links code to its page once, but not to itself, nor in headings and links', () => {
    const link = '<a href="#" data-page="cli.container.ls"><code>docker ps</code></a>';
    const text = html('## `docker ps`\n[`docker ps`](https://x.example) `docker ps` and `docker ps`');
    assert.equal(text.split(link).length, 2);
    assert.equal(text.split('data-page').length, 2);
    const own = renderPage(page('`docker ps`', { id: 'container.ls' }), options);
    assert.doesNotMatch(own.html, /data-page/);
  });

  it('makes a link to a page of one that names it, and takes no words of others for one', () => {
    const text = html('[runs `x`](page:cli%2Frun) [out](https://page:1.example)');
    assert.match(text, /<a href="#" data-page="cli\/run">runs <code>x<\/code><\/a>/);
    assert.equal(text.split('data-page').length, 2);
  });

  it('names related pages that exist', () => {
    const { html: text } = renderPage(page('', { related: ['known', 'unknown'] }), options);
    assert.match(text, /<a href="#" data-page="known">A &lt;known&gt; page<\/a>/);
    assert.doesNotMatch(text, /unknown/);
  });

  it('names the versions that it tells apart, and says nothing where none matters', () => {
    const versions = ['Engine 28', 'Dockerfile 1.4'];
    const tagged = renderPage(page('', { kind: 'rule', versions }), { ...options, speak: speakIn('ko') });
    assert.match(tagged.html, /<footer>버전에 따라 다른 점이 있습니다: Engine 28, Dockerfile 1\.4<\/footer>/);
    assert.match(renderPage(page('', { versions }), options).html, /<footer>Tells apart by version: Engine 28, /);
    assert.doesNotMatch(html(''), /version:/);
  });

  it('names its sources and reference, or says that it is beyond the notes', () => {
    const sources = [{ note: 'N1', section: '2.1 "제목"' }];
    const { html: text } = renderPage(page('', { sources, reference: 'https://x.example/?a&b' }), options);
    assert.match(text, /N1 2\.1 &quot;제목&quot;<br><a href="https:\/\/x\.example\/\?a&amp;b">/);
    assert.match(html('text'), /Beyond the notes/);
    assert.doesNotMatch(renderPage(page('', { kind: 'rule' }), options).html, /footer/);
  });

  it('has a button for each docker command and for what can be copied or opened', () => {
    const { html: text, blocks } = renderPage(
      page(
        '```shell network\n# c\nmkdir x\ndocker ps \\\n  -a\nsudo docker info | head\n```\n\n```dockerfile\nFROM a\n```',
      ),
      options,
    );
    assert.deepEqual(
      blocks.map(({ language, commands }) => [language, commands.map((command) => command.text)]),
      [
        ['shell', ['docker ps \\\n  -a', 'sudo docker info | head']],
        ['dockerfile', []],
      ],
    );
    assert.equal(text.split('data-action="run"').length, 3);
    assert.equal(text.split('data-action="copy"').length, 3);
    assert.equal(text.split('data-action="newFile"').length, 2);
    assert.doesNotMatch(text, /network/);
  });

  it('runs nothing where nothing may run', () => {
    const text = html('```shell\ndocker ps\n```', { canRun: false });
    assert.doesNotMatch(text, /data-action="run"|runnable/);
    assert.match(text, /data-action="copy"/);
  });

  it('has the button that shows it on the engine only when there is something to show', () => {
    assert.doesNotMatch(html(''), /data-action="show"/);
    assert.match(html('', { canShow: true }), /data-action="show"/);
  });

  it('makes no tag of any name or command', () => {
    const known =
      /^<\/?(?:h[1-6]|p|nav|ul|ol|li|a|button|div|pre|code|span|strong|em|br|hr|blockquote|table|thead|tbody|tr|th|td|footer|img|s)[ >]/;
    for (const hostile of HOSTILE) {
      const sources = [{ note: hostile, section: hostile }];
      const strange = page(`\`${hostile}\`\n\n\`\`\`shell\ndocker ${hostile}\n\`\`\`\n\n${hostile}`, {
        ...{ title: hostile, related: ['known', hostile], sources, reference: hostile },
      });
      const { html: text } = renderPage(strange, options);
      for (const tag of tagsOf(text)) {
        assert.match(tag, known, hostile);
        assert.doesNotMatch(tag, /\son\w+=[^"]*$|javascript:/i, tag);
      }
      assert.ok(!text.includes('<script') && !text.includes('onerror=alert(1)>'));
    }
  });
});

describe('every page as HTML', () => {
  for (const language of LANGUAGES) {
    const pages = [...pagesOf(language).values(), ...rulePages(language)];
    const titles = new Map(pages.map(({ id, title }) => [id, title]));
    const names = new Set(pages.flatMap(({ id, covers }) => [id, ...covers]));
    const topics = new TopicLinks(pages);
    const rendered = pages.map((each) => ({
      page: each,
      ...renderPage(each, {
        ...{ speak: speakIn(language), canRun: true, canShow: false },
        ...{ titleOf: (id: string) => titles.get(id), linkOf: (code: string) => topics.linkOf(code) },
      }),
    }));

    it(`has the sections that a search leads to (${language})`, () => {
      for (const { page: each, html: text } of rendered) {
        const found = text.match(/id="section-\d+"/g) ?? [];
        assert.equal(found.length, sectionsOf(each).length, each.id);
      }
    });

    it(`leads only to pages that exist and to addresses that are encrypted (${language})`, () => {
      let links = 0;
      for (const { page: each, html: text } of rendered) {
        for (const [, id = ''] of text.matchAll(/data-page="([^"]*)"/g)) {
          assert.ok(names.has(id), `${each.id} → ${id}`);
          links += 1;
        }
        for (const [, href = ''] of text.matchAll(/<a href="([^"]*)"/g)) {
          assert.match(href, /^(?:https:\/\/|#$|#section-\d+$)/, each.id);
        }
      }
      assert.ok(links > 500, String(links));
    });
  }
});

describe('words in code', () => {
  const topics = new TopicLinks([...pagesOf('en').values()]);
  it('lead to the page that is about them', () => {
    const expected: readonly (readonly [string, string | undefined])[] = [
      ['ENTRYPOINT', 'dockerfile.entrypoint'],
      ['docker run', 'container.run'],
      ['docker run -d --name web nginx', 'container.run'],
      ['docker container rm', 'container.rm'],
      ['docker rm -f', 'container.rm'],
      ['docker image prune --all', 'images.dangling'],
      ['docker ps', 'container.ls'],
      ['docker inspect', 'images.inspect'],
      ['docker', undefined],
      ['docker frobnicate', undefined],
      ['CMD ["x"]', undefined],
      ['', undefined],
      ['constructor', undefined],
    ];
    assert.equal(topics.linkOf('docker rm -f')?.topic, 'cli.container.rm');
    for (const [code, id] of expected) assert.equal(topics.linkOf(code)?.page, id, code);
  });
});
