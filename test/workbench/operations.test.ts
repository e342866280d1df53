import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

/** One person who does things to an engine, and looks at what was done. */
describe('somebody who works with Docker all day', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open();
    await desk.openSidebar();
    await desk.row('Containers', 'dockyard-sample-web').waitFor();
    // The samples are enough: what is below has the room then.
    for (const view of ['Networks', 'Volumes']) await desk.view(view).locator('.pane-header').click();
  });

  after(async () => {
    await desk.close();
  });

  it('stops a container, finds the docker line in the ledger, and takes it back there', async () => {
    await desk.press(desk.row('Containers', 'dockyard-sample-web'), 'Stop');
    await desk.view('Ledger').locator('.pane-header').click();
    const entry = desk.row('Ledger', 'docker stop dockyard-sample-web');
    await entry.waitFor();
    await desk.row('Containers', 'Container dockyard-sample-web, exited').waitFor();
    await desk.picture('ledger');
    await desk.menu(entry, 'Undo');
    await desk.row('Containers', 'Container dockyard-sample-web, running').waitFor();
  });

  it('asks why a container ended', async () => {
    await desk.menu(desk.row('Containers', 'dockyard-sample-job'), 'Why Did It Exit?');
    const text = await desk.previewShows(/ended by itself with exit code 3/);
    assert.match(text, /Restart policy: no/);
    assert.match(text, /boat 4 is missing/);
    await desk.picture('why-exited');
  });

  it('makes a volume and finds it in its view', async () => {
    await desk.view('Volumes').locator('.pane-header').click();
    await desk.command('Dockyard Volume: Create…');
    await desk.answer('Create a Volume', 'harbour');
    await desk.choose('Create now');
    await desk.row('Volumes', 'Volume harbour').waitFor();
    assert.equal(await desk.docker('volume', 'inspect', '--format', '{{.Driver}}', 'harbour'), 'local');
  });

  it('is shown exactly what a prune would take, and turns away', async () => {
    await desk.command('Dockyard Engine: Prune Everything Unused…');
    await desk.choose('Also all unused images and volumes');
    const list = desk.page.locator('.quick-input-list');
    await list.getByText('Remove these 3').waitFor();
    const text = await list.innerText();
    for (const part of ['dockyard-sample-job', 'busybox:latest', 'harbour']) assert.ok(text.includes(part), text);
    assert.ok(!text.includes('dockyard-sample-web') && !text.includes('dockyard-sample-data'), text);
    await desk.picture('prune');
    await desk.page.keyboard.press('Escape');
    await desk.docker('inspect', 'dockyard-sample-job');
    await desk.docker('volume', 'inspect', 'harbour');
  });

  it('builds from the lens above FROM', async () => {
    await desk.openFile('Dockerfile');
    await desk.page
      .locator('.codelens-decoration a', { hasText: /^Build$/ })
      .first()
      .click();
    await desk.choose('Build now');
    await desk.terminalShows('It ends here');
    await desk.row('Images', 'Image folder:latest').waitFor();
    await desk.picture('build');
  });

  it('is asked before the ledger runs again what removes something', async () => {
    await desk.menu(desk.row('Volumes', 'Volume harbour'), 'Remove');
    await (await desk.dialog()).locator('.monaco-button', { hasText: 'Remove' }).first().click();
    const entry = desk.row('Ledger', 'docker volume rm harbour');
    await entry.waitFor();
    await desk.docker('volume', 'create', 'harbour');
    await desk.menu(entry, 'Run Again in a Terminal');
    const dialog = await desk.dialog();
    assert.match(await dialog.innerText(), /Removes the volumes harbour with all data in them/);
    await desk.picture('ledger-again');
    await desk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await desk.docker('volume', 'inspect', 'harbour');
  });
});
