import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

/** One person with more containers than they want to see. */
describe('somebody who looks for something', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open();
    await desk.docker(
      'run',
      '-d',
      '--name',
      'shop-web',
      '--label',
      'com.docker.compose.project=shop',
      'busybox',
      'top',
    );
    await desk.docker('create', '--name', 'shop-job', '--label', 'com.docker.compose.project=shop', 'busybox', 'true');
    await desk.openSidebar();
    await desk.row('Containers', 'shop-web').waitFor();
  });

  after(async () => {
    await desk.docker('rm', '-f', 'shop-web', 'shop-job');
    await desk.close();
  });

  const gone = (label: string): Promise<void> => desk.row('Containers', label).waitFor({ state: 'detached' });

  it('sees on the icon how many run', async () => {
    const badge = desk.page.locator('.activitybar .badge-content').filter({ hasText: /^2$/ });
    await badge.waitFor();
  });

  it('types a word, and the rows follow each letter; the title says what is looked for', async () => {
    await desk.command('Dockyard Container: Filter…');
    await desk.answer('Filter Rows', 'shop exited');
    await gone('shop-web');
    const text = await desk.view('Containers').innerText();
    assert.match(text, /Nothing fits the filter “shop exited”/);
    await desk.picture('filtered-empty');
    await desk.command('Dockyard Container: Filter…');
    await desk.answer('Filter Rows', 'shop');
    await desk.row('Containers', 'shop-web').waitFor();
    await desk.row('Containers', 'shop-job').waitFor();
    await gone('dockyard-sample-web');
  });

  it('hides what does not run, and clears the filter', async () => {
    await desk.command('Dockyard: Hide Stopped Containers');
    await gone('shop-job');
    await desk.command('Dockyard Container: Clear Filter');
    await desk.row('Containers', 'dockyard-sample-web').waitFor();
    await desk.command('Dockyard: Show Stopped Containers');
    await desk.row('Containers', 'shop-job').waitFor();
  });

  it('groups by Compose project; what starts and stops is counted', async () => {
    await desk.command('Dockyard Container: Group and Sort…');
    await desk.choose('Compose project');
    await desk.row('Containers', 'Group shop, 1 of 2 running').waitFor();
    await desk.row('Containers', 'Group No Compose project').waitFor();
    await desk.picture('grouped');
    await desk.docker('start', 'shop-job');
    await desk.docker('stop', '-t', '0', 'shop-web');
    await desk.row('Containers', 'Group shop, 0 of 2 running').waitFor();
  });
});
