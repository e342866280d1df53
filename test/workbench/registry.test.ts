import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LOGIN, type RealRegistry } from '../helpers/realRegistry.ts';
import { answerTo, fold } from './boxes.ts';
import { Desk } from './desk.ts';
import { ownRegistry } from './ownRegistry.ts';

/** One person, an image, and a registry that asks who one is. */
describe('somebody who shares images', () => {
  let desk: Desk;
  let registry: RealRegistry;
  let image: string;

  before(async () => {
    ({ registry, image } = await ownRegistry());
    desk = await Desk.open();
    await desk.openSidebar();
    await desk.row('Images', 'dockyard-sample-web').waitFor();
    for (const view of ['Containers', 'Volumes', 'Networks', 'Registries']) await fold(desk, view);
  });

  after(async () => {
    await desk.close();
    registry.stop();
  });

  it('gives an image the name of the registry, and is told that a push needs a login', async () => {
    await desk.menu(desk.row('Images', 'Image dockyard-sample-web:latest'), 'Tag…');
    await desk.answer('Another Name for dockyard-sample-web:latest', image);
    // A click on a row that is being drawn anew goes nowhere; it is made again.
    await desk.eventually(
      async () => {
        await desk.menu(desk.row('Images', image), 'Push');
        for (let look = 0; look < 10; look += 1) {
          if ((await desk.notifications()).includes('wants a login')) return true;
        }
        return undefined;
      },
      'the registry asks for a login',
      () => desk.notifications(),
    );
    await desk.picture('registry-denied');
  });

  it('logs in from there, and pushes', async () => {
    await desk.page.locator('.notifications-center .monaco-button', { hasText: 'Log In' }).click();
    await answerTo(desk, 'User name', LOGIN.username);
    await desk.page.locator('.quick-input-widget input[type="password"]').fill(LOGIN.password);
    await desk.picture('registry-login');
    await desk.page.keyboard.press('Enter');
    await desk.menu(desk.row('Images', image), 'Push');
    await desk.eventually(async () => {
      const pushed = await registry.fetch('GET', '/v2/team/web/tags/list').catch(() => undefined);
      return pushed === undefined ? undefined : true;
    }, 'the registry has the image');
  });

  it('unfolds the registry, and pulls the tag back', async () => {
    await desk.docker('image', 'rm', image);
    await desk.row('Images', image).waitFor({ state: 'detached' });
    await desk.command('Dockyard Registry: Add…');
    await desk.answer('Add a Registry', registry.host);
    await desk.row('Registries', registry.host).click();
    await desk.row('Registries', /^team\/web/).click();
    await desk.row('Registries', /^1\.0/).waitFor();
    await desk.picture('registry-tree');
    await desk.press(desk.row('Registries', /^1\.0/), 'Pull');
    await desk.row('Images', image).waitFor();
  });

  it('finds no password in the ledger', async () => {
    await fold(desk, 'Ledger');
    await desk.row('Ledger', `docker login --username ${LOGIN.username} ${registry.host}`).waitFor();
    await desk.row('Ledger', `docker pull ${image}`).waitFor();
    await desk.picture('registry-ledger');
    assert.ok(!(await desk.view('Ledger').innerText()).includes(LOGIN.password));
  });
});
