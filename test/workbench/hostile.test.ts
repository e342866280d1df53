import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fold } from './boxes.ts';
import { Desk } from './desk.ts';

/** Markdown, HTML, a link to a command, an icon, and a mark that turns the direction of writing. */
const HOSTILE = '**pier** <img src=x> [go](command:workbench.action.newWindow) $(trash) \u202egnirts';
/** What may be made of it on the page: nothing. */
const MADE = 'img[src="x"], a[href*="newWindow"], a[data-href*="newWindow"]';

/** Strangers wrote the names and the labels; a Korean reader looks at them in a dark window. */
describe('a Korean reader among hostile names', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open({ locale: 'ko' });
    await desk.docker('network', 'create', '--label', `note=${HOSTILE}`, HOSTILE);
    const label = ['--label', `com.docker.compose.project=${HOSTILE}`];
    const name = `long-${'0123456789'.repeat(12)}`;
    await desk.docker('run', '-d', '--name', name, ...label, 'busybox', 'sh', '-c', 'sleep 1000', HOSTILE);
    await desk.docker('network', 'connect', HOSTILE, name);
    await desk.openSidebar();
    await desk.row('컨테이너', 'long-0123').waitFor();
    for (const view of ['이미지', '볼륨']) await fold(desk, view);
  });

  after(async () => {
    await desk.close();
  });

  const nothingIsMade = async (): Promise<void> => assert.equal(await desk.page.locator(MADE).count(), 0);

  it('sees them as text in rows, groups and tooltips', async () => {
    await desk.command('Dockyard 컨테이너: 그룹화 및 정렬…');
    await desk.choose('Compose 프로젝트');
    const group = desk.row('컨테이너', '**pier** <img src=x>');
    await group.waitFor();
    const network = desk.row('네트워크', '**pier** <img src=x>');
    assert.match(await network.innerText(), /\*\*pier\*\* <img src=x> \[go\]\(command/);
    await desk.closeTooltips();
    await desk.row('컨테이너', 'long-0123').hover();
    const tooltip = desk.page.locator('.workbench-hover:visible', { hasText: 'sleep' });
    await tooltip.waitFor();
    assert.match(await tooltip.innerText(), /\*\*pier\*\* <img src=x>/);
    await desk.picture('hostile-rows');
    await nothingIsMade();
  });

  it('is asked and told about them in plain words', async () => {
    await desk.menu(desk.row('네트워크', '**pier**'), '삭제');
    const dialog = await desk.dialog();
    assert.match(await dialog.innerText(), /\*\*pier\*\* <img src=x>/);
    await desk.picture('hostile-question');
    await nothingIsMade();
    await dialog.getByRole('button', { name: '삭제' }).click();
    await desk.eventually(
      async () => ((await desk.notifications()).includes('**pier**') ? true : undefined),
      'the network is in use',
      () => desk.notifications(),
    );
    await desk.picture('hostile-told');
    await nothingIsMade();
  });
});
