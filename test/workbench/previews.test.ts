import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { find, fold } from './boxes.ts';
import { Desk } from './desk.ts';

const BOATS = 8;

/** One person who wants to see each line before it is run, in a light window. */
describe('somebody who learns the docker command', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open({ colorScheme: 'light', settings: { 'dockyard.commandPreview': 'terminal' } });
    await desk.openSidebar();
    await desk.row('Containers', 'dockyard-sample-web').waitFor();
    for (const view of ['Volumes', 'Networks']) await fold(desk, view);
  });

  after(async () => {
    await desk.close();
  });

  it('finds the line typed into a terminal, and presses Enter', async () => {
    await desk.press(desk.row('Containers', 'dockyard-sample-web'), 'Stop');
    await desk.terminalShows(/[#$] docker stop dockyard-sample-web/);
    await desk.picture('preview-terminal');
    assert.equal(await desk.docker('inspect', '-f', '{{.State.Running}}', 'dockyard-sample-web'), 'true');
    await desk.type('\n');
    await desk.row('Containers', 'Container dockyard-sample-web, exited').waitFor();
    await desk.command('View: Hide Panel');
  });

  it('is asked with the line, and may turn away', async () => {
    await desk.setting('dockyard.commandPreview', 'confirm');
    // The window may take a moment to read the setting; until then the line is typed again, which does nothing.
    await desk.eventually(async () => {
      await desk.press(desk.row('Containers', 'dockyard-sample-web'), 'Start');
      const asked = desk.page.locator('.monaco-dialog-box').waitFor({ timeout: 4_000 });
      return asked.then(
        () => true,
        () => undefined,
      );
    }, 'a question is asked');
    const dialog = await desk.dialog();
    assert.match(await dialog.innerText(), /Run this\?\s+docker start dockyard-sample-web/);
    await desk.picture('preview-confirm');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await desk.docker('inspect', '-f', '{{.State.Running}}', 'dockyard-sample-web'), 'false');
    await desk.press(desk.row('Containers', 'dockyard-sample-web'), 'Start');
    await dialog.getByRole('button', { name: 'Run' }).click();
    await desk.row('Containers', 'Container dockyard-sample-web, running').waitFor();
  });

  it('sets options of run that have no field of their own, and reads them in the question', async () => {
    await desk.press(desk.row('Images', 'busybox:latest'), 'Run');
    await desk.choose('Name');
    await desk.answer('Name', 'barge');
    for (const [option, title, value] of [
      ['(--memory)', 'Memory', '32m'],
      ['(--network)', 'Network', 'dockyard-sample-net'],
      ['(--network-alias)', 'Alias in the network', 'lighter'],
      ['(--restart)', 'Restart policy', 'on-failure:2'],
      ['(--label)', 'Labels', 'owner=**me** "what=[a](x:y)"'],
    ] as const) {
      await find(desk, 'More options…');
      await find(desk, option);
      await desk.answer(title, value);
    }
    await desk.choose('Command');
    await desk.answer('Command', 'sleep 1000');
    await desk.picture('run-options');
    await desk.choose('Run now');
    const dialog = await desk.dialog();
    assert.match(await dialog.innerText(), /docker run -d --name barge .*--memory 32m/);
    await dialog.getByRole('button', { name: 'Run' }).click();
    await desk.row('Containers', 'Container barge, running').waitFor();
    const format = '{{.HostConfig.Memory}} {{.HostConfig.RestartPolicy.Name}} {{index .Config.Labels "what"}}';
    assert.equal(await desk.docker('inspect', '-f', format, 'barge'), '33554432 on-failure [a](x:y)');
    await desk.docker('rm', '-f', 'barge');
  });

  it('stops several at a time, sees how far it is, and ends it', async () => {
    await desk.setting('dockyard.commandPreview', 'off');
    await fold(desk, 'Images');
    const deaf = ['busybox', 'sh', '-c', 'trap "" TERM; sleep 1000 & wait; wait'];
    const boats = Array.from({ length: BOATS }, (_, index) => `boat-${index}`);
    await Promise.all(boats.map((boat) => desk.docker('create', '--stop-timeout', '3', '--name', boat, ...deaf)));
    await desk.docker('start', ...boats);
    for (const boat of boats) await desk.row('Containers', `Container ${boat}, running`).waitFor();
    const rows = desk.view('Containers').locator('.monaco-list-row[aria-label*="Container boat-"]');
    await rows.first().click();
    await rows.last().click({ modifiers: ['Shift'] });
    await desk.picture('several-selected');
    await desk.menu(desk.row('Containers', 'Container boat-3'), 'Stop');
    await desk.eventually(
      async () => ((await desk.notifications()).includes('Stopping boat-') ? true : undefined),
      'the progress is told',
      () => desk.notifications(),
    );
    await desk.picture('several-progress');
    await desk.page.locator('.notifications-center .monaco-button', { hasText: 'Cancel' }).click();
    await desk.eventually(
      async () => ((await desk.notifications()).includes('Stop was ended') ? true : undefined),
      'what was done is told',
      () => desk.notifications(),
    );
    await desk.picture('several-ended');
    await desk.row('Containers', /^boat-.*exited/).waitFor();
    await desk.command('Notifications: Clear All Notifications');
  });
});
