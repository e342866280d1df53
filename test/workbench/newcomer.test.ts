import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

/** The first quarter of an hour with Dockyard, step by step; each step starts where the one before ended. */
describe('a newcomer', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open();
    await desk.docker('run', '-dit', '--name', 'clock', 'busybox', 'sh', '-c', 'while true; do date; sleep 1; done');
  });

  after(async () => {
    await desk.close();
  });

  it('opens the sidebar and sees four trees', async () => {
    await desk.openSidebar();
    await desk.row('Containers', 'dockyard-sample-web, running').waitFor();
    await desk.row('Containers', 'dockyard-sample-job, exited (3)').waitFor();
    await desk.row('Images', 'busybox:latest').waitFor();
    await desk.row('Volumes', 'dockyard-sample-data, local, in use by dockyard-sample-web').waitFor();
    await desk.row('Networks', 'dockyard-sample-net').waitFor();
    await desk.eventually(
      async () =>
        (await desk.row('Containers', 'dockyard-sample-web, running, healthy').count()) > 0 ? true : undefined,
      'the health check passes and the row says so',
    );
    await desk.picture('trees');
  });

  it('unfolds a network and sees who is on it, with addresses', async () => {
    await desk.row('Networks', 'Network dockyard-sample-net').click();
    const member = desk.row('Networks', /^dockyard-sample-web/);
    await member.waitFor();
    assert.match((await member.getAttribute('aria-label')) ?? '', /on network dockyard-sample-net, \d+\.\d+\.\d+\.\d+/);
  });

  it('hovers a row and reads image, command, ports, mounts, networks and health', async () => {
    await desk.row('Containers', 'dockyard-sample-web').hover();
    const tooltip = desk.page.locator('.monaco-hover', { hasText: 'dockyard-sample-web' });
    await tooltip.waitFor();
    const text = await desk.eventually(async () => {
      const shown = await tooltip.first().innerText();
      return shown.includes('Health') ? shown : undefined;
    }, 'the tooltip is complete');
    for (const part of [
      'Image: dockyard-sample-web:latest',
      'httpd',
      '→80/tcp',
      'dockyard-sample-data',
      'dockyard-sample-net',
      'healthy',
    ]) {
      assert.ok(text.includes(part), `${part} in\n${text}`);
    }
    await desk.picture('tooltip');
    await desk.page.mouse.move(700, 300);
  });

  it('sees a row change that another shell changed, and keeps its selection', async () => {
    await desk.docker('run', '-d', '--name', 'sleeper', 'busybox', 'sleep', '600');
    await desk.docker('stop', '-t', '0', 'sleeper');
    const row = desk.row('Containers', 'Container sleeper');
    await desk.row('Containers', 'sleeper, exited (137)').waitFor();
    await row.click();
    assert.equal(await row.getAttribute('aria-selected'), 'true');
    await desk.docker('start', 'sleeper');
    await desk.row('Containers', 'sleeper, running').waitFor();
    assert.equal(await row.getAttribute('aria-selected'), 'true');
    await desk.docker('rename', 'sleeper', 'dreamer');
    await desk.row('Containers', 'dreamer, running').waitFor();
    assert.equal(await desk.row('Containers', 'dreamer').getAttribute('aria-selected'), 'true');
    await desk.docker('rm', '-f', 'dreamer');
    await desk.row('Containers', 'dreamer').waitFor({ state: 'detached' });
  });

  it('opens a shell and types a command', async () => {
    await desk.press(desk.row('Containers', 'dockyard-sample-web'), 'Open Shell (exec)');
    const lines = await desk.terminalShows('#');
    assert.equal(lines[0], 'docker exec -it dockyard-sample-web sh');
    await desk.type('echo "the answer is $((6 * 7))"\n');
    await desk.terminalShows('the answer is 42');
    await desk.picture('exec');
    await desk.type('exit\n');
    await desk.page
      .locator('.terminal-wrapper.active')
      .waitFor({ state: 'detached' })
      .catch(() => undefined);
  });

  it('follows the log and sees new lines', async () => {
    await desk.docker('run', '-d', '--name', 'greeter', 'busybox', 'sh', '-c', 'echo 안녕하세요, hello; sleep 600');
    await desk.press(desk.row('Containers', 'Container greeter'), 'Follow Logs');
    const [first] = await desk.terminalShows('안녕하세요, hello');
    assert.equal(first, 'docker logs --follow --tail 200 greeter');
    await desk.docker('exec', 'greeter', 'sh', '-c', 'echo fresh from another shell > /proc/1/fd/1');
    await desk.terminalShows('fresh from another shell');
    await desk.picture('logs');
  });

  it('attaches, and leaves by Ctrl-P Ctrl-Q with the container still running', async () => {
    await desk.menu(desk.row('Containers', 'Container clock'), 'Attach');
    const lines = await desk.terminalShows(/attach clock[\s\S]*\d\d:\d\d:\d\d/);
    assert.equal(lines[0], 'docker attach clock');
    await desk.picture('attach');
    await desk.page.keyboard.press('Control+p');
    await desk.page.keyboard.press('Control+q');
    await desk.page.getByRole('tab', { name: /attach: clock/ }).waitFor({ state: 'detached' });
    await desk.eventually(
      async () => ((await desk.terminal())[0] === 'docker attach clock' ? undefined : true),
      'the attached terminal is gone',
    );
    assert.equal(await desk.docker('inspect', '-f', '{{.State.Running}}', 'clock'), 'true');
    assert.doesNotMatch(await desk.notifications(), /exit code/);
    await desk.page.keyboard.press('Escape');
  });

  it('hovers FROM in a Dockyard Dockerfile', async () => {
    await desk.command('View: Hide Panel');
    await desk.openFile('Dockerfile');
    const text = await desk.hoverText('FROM');
    assert.match(text, /starts a build stage/);
    assert.match(text, /Watch out/);
    assert.match(text, /In the notes/);
    await desk.picture('hover');
  });

  it('inspects a container as a read-only document', async () => {
    await desk.menu(desk.row('Containers', 'dockyard-sample-web'), 'Inspect');
    await desk.page.locator('.tab[data-resource-name="dockyard-sample-web.json"]').waitFor();
    await desk.page.locator('.view-lines', { hasText: '"Id"' }).waitFor();
  });
});
