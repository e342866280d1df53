import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pagesOf } from '../../../test/helpers/pages.ts';
import { property } from '../../../test/helpers/random.ts';
import type { Language } from '../../contract/localized.ts';
import type { Page } from '../page.ts';
import { SearchIndex } from './searchIndex.ts';
import { sectionsOf } from './sections.ts';

const books = { en: [...pagesOf('en').values()], ko: [...pagesOf('ko').values()] };
const index = new SearchIndex(books);
const ids = (question: string, language: Language = 'ko'): string[] =>
  index.find(question, language).map(({ id }) => id);

describe('a search over all pages', () => {
  const first: readonly [what: string, question: string, id: string][] = [
    ['a title', 'CMD', 'dockerfile.cmd'],
    ['a title in lower case', 'entrypoint', 'dockerfile.entrypoint'],
    ['Korean initial consonants', 'ㅋㅌㅇㄴ', 'container.container'],
    ['initial consonants over two words', 'ㅈㅅㅈㅈㅊ', 'container.restart-policy'],
    ['a Korean title', '재시작 정책', 'container.restart-policy'],
    ['English words', 'restart policy', 'container.restart-policy'],
    ['an English word with another ending', 'restarting policies', 'container.restart-policy'],
    ['a flag', '--volumes-from', 'volumes.from'],
    ['a short flag', '-p', 'container.publish'],
    ['a command', 'docker run', 'container.run'],
    ['a command of three words', 'docker compose up', 'compose.commands'],
    ['a topic that the page covers', 'docker image prune', 'images.dangling'],
    ['a name in Hangul that begins with another', '도커파일', 'concepts.dockerfile-tips'],
    ['a slip that is no other word', '이미지 삭재', 'images.remove'],
    ['another name of a term', '포트포워딩', 'container.publish'],
    ['a word for the same thing', '컨테이너 안에서 나가기', 'container.terminal'],
    ['keys', 'ctrl p ctrl q', 'container.terminal'],
    ['keys as they are printed', 'Ctrl+P', 'container.terminal'],
    ['initial consonants of a name in Latin letters', 'ㄷㅋㅎㅂ', 'concepts.components'],
    ['two slips in a command', 'dockre compse', 'compose.commands'],
  ];
  for (const [what, question, id] of first) {
    it(`by ${what} begins with the page: ${question}`, () => assert.equal(ids(question)[0], id));
  }

  const among: readonly [what: string, question: string, id: string][] = [
    ['a word with a particle', '컨테이너를', 'container.container'],
    ['another spelling of a term', '콘테이너', 'container.container'],
    ['names in Hangul, without a space', '도커컴포즈', 'compose.overview'],
    ['a name in Hangul', '도커파일', 'concepts.dockerfile'],
    ['a syllable that is half typed', '컨ㅌ', 'container.container'],
    ['a syllable whose next one has begun', '컨텡', 'container.container'],
    ['a wrong letter', '컨데이너', 'container.container'],
    ['a verb with another ending', '볼륨 마운트하기', 'volumes.overview'],
    ['two words without a space', '빌드캐시', 'dockerfile.layers'],
    ['a letter too many', 'entryypoint', 'dockerfile.entrypoint'],
    ['two letters swapped, which a page shows as a slip', 'netowrk', 'networks.create'],
    ['two wrong letters of eight or more', 'dokerfiel', 'concepts.dockerfile'],
    ['the beginning of a word', 'dangl', 'images.dangling'],
    ['a word, whatever others nobody wrote', 'dangling qqqqqqq', 'images.dangling'],
  ];
  for (const [what, question, id] of among) {
    it(`has the page near its top by ${what}: ${question}`, () => {
      const found = ids(question).slice(0, 12);
      assert.ok(found.includes(id), found.join(' '));
    });
  }

  it('finds nothing for what is nowhere, and for no words', () => {
    for (const question of ['xyzzyqqq', '', '  ', '!?', '뷁뷁뷁뷁']) assert.deepEqual(ids(question), [], question);
  });

  it('finds in Korean pages for English readers, and the other way round', () => {
    assert.equal(index.find('재시작 정책', 'en')[0]?.language, 'ko');
    assert.equal(index.find('restart policy', 'ko')[0]?.language, 'en');
    assert.equal(index.find('ENTRYPOINT', 'en')[0]?.language, 'en');
    assert.equal(index.find('ENTRYPOINT', 'ko')[0]?.language, 'ko');
  });

  it('gives the heading and the words around the hit', () => {
    const [found] = index.find('docker container prune', 'en');
    assert.deepEqual([found?.id, found?.heading], ['container.rm', 'docker container prune']);
    assert.match(found?.excerpt ?? '', /docker container prune/);
    for (const { excerpt } of index.find('layer', 'en')) {
      assert.match(excerpt, /layer/i);
      assert.ok(excerpt.length < 160, excerpt);
      assert.doesNotMatch(excerpt, /[`*\n]/);
    }
  });

  it('names each page once, and as many as are wanted', () => {
    const found = ids('container');
    assert.equal(found.length, 30);
    assert.equal(new Set(found).size, 30);
    assert.equal(index.find('container', 'en', 7).length, 7);
  });

  it('stands any question', (test) =>
    property(test, 300, (random) => {
      const letters = ['ㅋ', '컨', '테', 'd', 'o', '-', '--', ' ', '.', '`', '[', '\\', '🐳', '\u0000', 'ㅏ', '를'];
      for (const { id, section } of index.find(random.text(letters, 12), random.pick(['en', 'ko']))) {
        assert.ok(id !== '' && section >= 0);
      }
    }));
});

describe('what counts', () => {
  const page = (id: string, title: string, markdown: string, covers: readonly string[] = []): Page => ({
    ...{ id, title, kind: 'concept', covers, related: [], sources: [], markdown },
  });
  it('is the title before a heading, a heading before a topic, a topic before the text', () => {
    const en = [
      page('text', 'a', 'about zebras'),
      page('topic', 'b', 'x', ['concept.zebra']),
      page('heading', 'c', 'x\n\n## zebra\ny'),
      page('title', 'zebra', 'x'),
    ];
    const found = new SearchIndex({ en, ko: [] }).find('zebra', 'en');
    assert.deepEqual(
      found.map(({ id, section }) => [id, section]),
      [
        ['title', 0],
        ['heading', 1],
        ['topic', 0],
        ['text', 0],
      ],
    );
  });
});

describe('a topic', () => {
  it('is found where the page answers it', () => {
    const answers: Page = {
      ...{
        id: 'x',
        title: 'x',
        kind: 'concept',
        related: [],
        sources: [],
        markdown: 'text\n\n## One\ntext\n\n## Two\ntext',
      },
      ...{ covers: ['concept.zebra', 'concept.okapi'], anchors: { 'concept.okapi': 2 } },
    };
    const index = new SearchIndex({ en: [answers], ko: [] });
    assert.equal(index.find('zebra', 'en')[0]?.section, 0);
    assert.equal(index.find('okapi', 'en')[0]?.section, 2);
  });
});

describe('sections of a page', () => {
  it('are those between headings, and not what stands in a code block', () => {
    const markdown = 'intro\n\n## One\n```sh\n# no heading\n```\n### Two\n````md\n```\n## no\n````\nend';
    const page: Page = { id: 'x', title: 'x', kind: 'x', covers: [], related: [], sources: [], markdown };
    assert.deepEqual(
      sectionsOf(page).map(({ number, heading, text }) => [number, heading, text.split('\n')[0]]),
      [
        [0, '', 'intro'],
        [1, 'One', '```sh'],
        [2, 'Two', '````md'],
      ],
    );
  });

  it('have the same numbers in both languages', () => {
    const count = (pages: readonly Page[]): number[] => pages.map((each) => sectionsOf(each).length);
    assert.deepEqual(count(books.ko), count(books.en));
  });
});
