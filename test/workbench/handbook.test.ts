import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { Desk } from './desk.ts';

/** What the panel shows. */
function pageIn(desk: Desk): FrameLocator {
  return desk.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Waits for a page by its title. */
async function pageIs(desk: Desk, title: string): Promise<FrameLocator> {
  const page = pageIn(desk);
  const heading = page.locator('h1', { hasText: title });
  await desk.eventually(async () => {
    await desk.reloadBrokenWebviews();
    const isThere = async (): Promise<true> => {
      await heading.waitFor({ timeout: 3_000 });
      return true;
    };
    return isThere().catch(() => undefined);
  }, `the page ${title} is shown`);
  return page;
}

/** Types into the search, and waits until its first answer is the page. The palette may still be closing before it. */
async function search(desk: Desk, question: string, first: string): Promise<void> {
  const input = desk.page.locator('.quick-input-widget:visible input[type="text"]');
  const answer = desk.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: first });
  await desk.eventually(
    async () => {
      await input.fill(question);
      const isThere = async (): Promise<true> => {
        await answer.waitFor({ timeout: 3_000 });
        return true;
      };
      return isThere().catch(() => undefined);
    },
    `${first} is the first answer to ${question}`,
    async () => (await desk.page.locator('.quick-input-list').allInnerTexts()).join('\n'),
  );
}

describe('a reader of the Handbook', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open();
  });

  after(async () => {
    await desk.close();
  });

  it('finds a page by its chapter, and follows a link and the way back', async () => {
    await desk.openSidebar();
    await desk.view('Handbook').locator('.pane-header').click();
    await desk.row('Handbook', /^Containers/).click();
    await desk.row('Handbook', /^docker run and docker create/).click();
    const page = await pageIs(desk, 'docker run and docker create');
    await desk.picture('handbook-dark');
    await page.locator('nav.contents a').last().click();
    const link = page.locator('nav.related a').first();
    const other = await link.innerText();
    await link.click();
    await pageIs(desk, other);
    await page.locator('button[data-action="back"]').click();
    await pageIs(desk, 'docker run and docker create');
    await page.locator('button[data-action="forward"]').click();
    await pageIs(desk, other);
  });

  it('searches in Korean by initial consonants, and opens the page at the heading that has the words', async () => {
    await desk.command('Dockyard: Search the Handbook…');
    await search(desk, 'ㅋㅌㅇㄴ', 'Container');
    await desk.picture('handbook-search');
    await search(desk, 'docker container prune', 'Removing containers');
    await desk.page.keyboard.press('Enter');
    const page = await pageIs(desk, 'Removing containers');
    await page.locator('h2:focus', { hasText: 'docker container prune' }).waitFor();
  });

  it('runs a command of a page in a terminal', async () => {
    await desk.command('Dockyard: Search the Handbook…');
    await search(desk, 'docker ps', 'docker ps');
    await desk.page.keyboard.press('Enter');
    const page = await pageIs(desk, 'docker ps');
    await page.locator('button.run').first().click();
    await desk.terminalShows(/CONTAINER ID[^]*dockyard-sample-web/);
    await desk.picture('handbook-run');
  });

  it('is shown the thing itself, and from a row its page', async () => {
    await desk.command('Dockyard: Search the Handbook…');
    await search(desk, 'restart policies', 'Restart policies');
    await search(desk, 'publishing ports', 'Publishing ports');
    await desk.page.keyboard.press('Enter');
    const page = await pageIs(desk, 'Publishing ports');
    await page.locator('button[data-action="show"]').click();
    await desk.page
      .locator('.monaco-list-row.selected[aria-label*="dockyard-sample-web"]')
      .or(desk.choice('dockyard-sample-web'))
      .first()
      .waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.menu(desk.row('Containers', 'dockyard-sample-job'), 'Learn About This');
    await pageIs(desk, 'Life of a container');
  });

  it('reads the same page in Korean as soon as the setting says so', async () => {
    await desk.setting('dockyard.language', 'ko');
    const page = await pageIs(desk, '컨테이너');
    assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
    await desk.picture('handbook-korean');
  });
});

describe('a Korean reader of the Handbook in a light window', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open({ locale: 'ko', colorScheme: 'light' });
  });

  after(async () => {
    await desk.close();
  });

  it('finds chapters, pages and answers in Korean, and can narrow the view to them', async () => {
    await desk.openSidebar();
    await desk.view('핸드북').locator('.pane-header').click();
    await desk.row('핸드북', /^Docker란/).click();
    await desk.row('핸드북', /^가상 머신/).click();
    await pageIs(desk, '가상 머신');
    await desk.picture('handbook-korean-light');
    await desk.command('Dockyard: 핸드북 검색…');
    await search(desk, '재시작 정책', '재시작 정책');
    await desk.picture('handbook-korean-search');
    await desk.page.locator('.quick-input-titlebar .action-label.codicon-filter').click();
    await desk.view('핸드북').getByText('“재시작 정책” 검색 결과').waitFor();
    // Chapters without such a page are gone.
    await desk.row('핸드북', /^컨테이너/).waitFor();
    await desk.picture('handbook-korean-narrowed');
    await desk.view('핸드북').hover();
    await desk.view('핸드북').locator('.action-label[aria-label="모든 페이지 보기"]').click();
    await desk.view('핸드북').getByText('“재시작 정책” 검색 결과').waitFor({ state: 'detached' });
  });
});
