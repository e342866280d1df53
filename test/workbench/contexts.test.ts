import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

/** One person, several engines. */
describe('somebody with two engines', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open();
    await desk.openSidebar();
    await desk.row('Containers', 'dockyard-sample-web').waitFor();
  });

  after(async () => {
    await desk.close();
  });

  const statusBar = (): Promise<string> => desk.statusBar('dockyard.engine').innerText();
  const statusBarSays = (text: string): Promise<unknown> =>
    desk.eventually(
      async () => ((await statusBar()).includes(text) ? true : undefined),
      `the status bar says ${text}`,
      statusBar,
    );

  it('unfolds the contexts and sees which one is in use', async () => {
    await desk.view('Contexts').locator('.pane-header').click();
    await desk.row('Contexts', 'Context default, in use here').waitFor();
  });

  it('reads in the status bar which engine it is, and how fast it answers', async () => {
    const tooltip = desk.page.locator('.workbench-hover');
    const text = await desk.eventually(
      async () => {
        await desk.closeTooltips();
        await desk.statusBar('dockyard.engine').hover();
        await desk.page.waitForTimeout(1_500);
        const shown = (await tooltip.allInnerTexts()).join('\n');
        return shown.includes('Last answer took') ? shown : undefined;
      },
      'its tooltip is there',
      async () => (await tooltip.allInnerTexts()).join('\n'),
    );
    for (const part of ['connected', desk.engine.endpoint, 'the variable DOCKER_HOST', 'API', 'ms']) {
      assert.ok(text.includes(part), `${part} in\n${text}`);
    }
    await desk.picture('status-bar');
  });

  it('makes a context for an engine that is off, and uses it in this window: what was there is gone', async () => {
    await desk.command('Dockyard Context: Create…');
    await desk.answer('Name of the Context', 'attic');
    await desk.answer('Address of the Engine', 'tcp://127.0.0.1:1');
    await desk.choose('Create now');
    await desk.row('Contexts', 'Context attic').waitFor();
    await desk.press(desk.row('Contexts', 'Context attic'), 'Use');
    await desk.choose('In this window');
    await desk.row('Contexts', 'Context attic, in use here').waitFor();
    await desk.row('Containers', 'dockyard-sample-web').waitFor({ state: 'detached' });
    await statusBarSays('attic');
    await desk.view('Containers').locator('.welcome-view-content', { hasText: 'refused' }).waitFor();
    await desk.picture('contexts');
    assert.match(await desk.docker('ps', '--format', '{{.Names}}'), /dockyard-sample-web/);
  });

  it('goes back by the status bar', async () => {
    await desk.statusBar('dockyard.engine').click();
    await desk.choose('The one that the docker command uses');
    await desk.row('Containers', 'dockyard-sample-web').waitFor();
    await desk.row('Contexts', 'Context default, in use here').waitFor();
  });

  it('opens another folder, whose settings name another engine: each window looks at its own', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dyw-attic-'));
    mkdirSync(path.join(folder, '.vscode'));
    writeFileSync(path.join(folder, '.vscode/settings.json'), '{ "dockyard.engine.endpoint": "context:attic" }');
    const second = await desk.anotherWindow(folder);
    try {
      await second.openSidebar();
      await second.view('Containers').locator('.welcome-view-content', { hasText: 'refused' }).waitFor();
      assert.match(await second.statusBar('dockyard.engine').innerText(), /attic/);
      await desk.row('Containers', 'Container dockyard-sample-web, running').waitFor();
      assert.doesNotMatch(await statusBar(), /attic/);
    } finally {
      await second.closeWindow();
      rmSync(folder, { recursive: true });
    }
  });

  it('looks at a context, and removes it after being told what goes', async () => {
    await desk.menu(desk.row('Contexts', 'Context attic'), 'Inspect');
    await desk.page.locator('.view-line', { hasText: 'tcp://127.0.0.1:1' }).first().waitFor();
    await desk.menu(desk.row('Contexts', 'Context attic'), 'Remove');
    const dialog = await desk.dialog();
    assert.match(await dialog.innerText(), /Remove the context “attic”\?/);
    assert.match(await dialog.innerText(), /docker context rm attic/);
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await desk.row('Contexts', 'Context attic').waitFor({ state: 'detached' });
  });
});
