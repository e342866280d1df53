import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

/** What people meet on a bad day. */
describe('somebody in trouble', () => {
  let desk: Desk;
  const temporary = mkdtempSync(path.join(tmpdir(), 'dyt-'));

  before(async () => {
    desk = await Desk.open({ engine: false });
    await desk.openSidebar();
  });

  after(async () => {
    await desk.close();
    rmSync(temporary, { recursive: true, force: true });
  });

  const welcome = async (): Promise<string> =>
    (await desk.view('Containers').locator('.welcome-view-content').allInnerTexts()).join('\n');
  const welcomeSays = (text: string): Promise<string> =>
    desk.eventually(
      async () => {
        const shown = await welcome();
        return shown.includes(text) ? shown : undefined;
      },
      `the view says ${text}`,
      welcome,
    );

  it('reads why the views are empty, and what helps', async () => {
    const text = await welcomeSays('there is no such socket');
    for (const button of ['Show How to Start Docker', 'Try Again', 'Choose Another Engine'])
      assert.ok(text.includes(button), button);
    for (const title of ['Images', 'Volumes', 'Networks']) {
      assert.match((await desk.view(title).locator('.welcome-view-content').allInnerTexts()).join(), /no such socket/);
    }
    await desk.picture('no-engine');
  });

  it('is led to a page that helps', async () => {
    await desk.view('Containers').getByRole('button', { name: 'Show How to Start Docker' }).click();
    await desk.page.locator('.tab', { hasText: 'Start Docker' }).waitFor();
    await desk.picture('help');
  });

  it('sees the trees fill by themselves when the engine comes', async () => {
    await desk.engine.restart();
    await desk.row('Containers', 'dockyard-sample-job').waitFor();
  });

  it('is told plainly that a container has no shell', async () => {
    const context = mkdtempSync(path.join(temporary, 'scratch-'));
    writeFileSync(
      path.join(context, 'Dockerfile'),
      'FROM busybox AS tools\nFROM scratch\nCOPY --from=tools /bin/busybox /busybox\nENTRYPOINT ["/busybox", "sleep", "600"]\n',
    );
    await desk.docker('build', '-t', 'bare', context);
    await desk.docker('run', '-d', '--name', 'bare', 'bare');
    await desk.row('Containers', 'Container bare, running').waitFor();
    await desk.press(desk.row('Containers', 'Container bare'), 'Open Shell (exec)');
    await desk.notificationSays('“bare” has no shell: neither bash nor sh is in its image (bare)');
  });

  it('is told when a container went away between the click and the command', async () => {
    await desk.docker('create', '--name', 'fleeting', 'busybox');
    const row = desk.row('Containers', 'Container fleeting');
    await row.waitFor();
    await desk.openMenu(row);
    await desk.menuEntry('Start').waitFor();
    await desk.docker('rm', 'fleeting');
    await desk.chooseFromMenu('Start');
    await desk.notificationSays('is not there any more. It was removed in the meantime');
  });

  it('is told when an image is gone', async () => {
    const row = desk.row('Images', 'passing:1');
    // A menu that is drawn anew under the pointer takes no click: then it is all done again.
    await desk.eventually(
      async () => {
        await desk.docker('tag', 'busybox:latest', 'passing:1');
        await row.waitFor();
        await desk.openMenu(row);
        await desk.menuEntry('Run…').waitFor();
        await desk.docker('rmi', 'passing:1');
        await desk.chooseFromMenu('Run…');
        await desk.page.waitForTimeout(2_000);
        return /is not there any more\. It was removed in the meantime/.test(await desk.notifications()) || undefined;
      },
      'it is said that the image is gone',
      () => desk.notifications(),
    );
    await desk.command('Notifications: Clear All Notifications');
  });

  it('is told that a socket accepts and never answers, and that an address is none', async () => {
    const silent = createServer(() => undefined);
    const socket = path.join(temporary, 'silent.sock');
    await new Promise<void>((resolve) => silent.listen(socket, resolve));
    chmodSync(socket, 0o666);
    try {
      await desk.chooseEngine(`unix://${socket}`);
      await welcomeSays('does not answer');
      await desk.chooseEngine('tcp://127.0.0.1:1');
      await welcomeSays('the connection was refused');
      await desk.command('Dockyard: Choose Engine…');
      await desk.choose('Enter an address…');
      await desk.answer('Engine Address', 'gopher://old');
      await desk.page.locator('.quick-input-message', { hasText: 'is not an engine address' }).waitFor();
      await desk.page.keyboard.press('Escape');
      await desk.command('Dockyard: Choose Engine…');
      await desk.choose('The one that the docker command uses');
      await desk.row('Containers', 'dockyard-sample-job').waitFor();
    } finally {
      silent.close();
    }
  });

  it('has a far engine looked for at once on coming back to the window', async () => {
    const tries: number[] = [];
    const gone = createServer((socket) => {
      // One try may be several connections.
      if (Date.now() - (tries.at(-1) ?? 0) > 500) tries.push(Date.now());
      socket.destroy();
    });
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    try {
      await desk.chooseEngine(`tcp://127.0.0.1:${(gone.address() as AddressInfo).port}`);
      const gap = (): number => (tries.at(-1) ?? 0) - (tries.at(-2) ?? Number.POSITIVE_INFINITY);
      await desk.eventually(async () => (gap() > 2_800 ? true : undefined), 'it is tried less and less often');
      const back = await lookElsewhere(desk);
      const before = tries.length;
      await back();
      const returned = Date.now();
      await desk.eventually(async () => (tries.length > before ? true : undefined), 'it is tried again');
      // By itself it waits for 6 to 10 s, twice as long as the last time.
      assert.ok((tries.at(-1) ?? 0) - returned < 2_000, `after ${String(gap())} ms`);
    } finally {
      gone.close();
    }
    await desk.command('Dockyard: Choose Engine…');
    await desk.choose('The one that the docker command uses');
    await desk.row('Containers', 'dockyard-sample-job').waitFor();
  });

  it('is told about a setting that cannot be', async () => {
    await desk.setting('dockyard.logs.tail', 'many');
    await desk.press(desk.row('Containers', 'dockyard-sample-web'), 'Follow Logs');
    await desk.terminalShows('docker logs --follow --tail 200 dockyard-sample-web');
    await desk.notificationSays('"many" is not a valid value of the setting dockyard.logs.tail');
  });

  it('reads that there is nothing, and what could be done, where there is nothing', async () => {
    await desk.docker('rm', '-f', ...(await desk.docker('ps', '-aq')).split('\n'));
    await welcomeSays('This engine has no containers.');
    await desk.docker('volume', 'rm', ...(await desk.docker('volume', 'ls', '-q')).split('\n'));
    await desk.view('Volumes').locator('.welcome-view-content', { hasText: 'This engine has no volumes.' }).waitFor();
    await desk.picture('empty');
  });

  it('can still read what docker said when the engine dies under a terminal', async () => {
    await desk.docker('run', '-d', '--name', 'shell', 'busybox', 'sleep', '600');
    await desk.press(desk.row('Containers', 'Container shell'), 'Open Shell (exec)');
    await desk.terminalShows('/ #');
    desk.engine.kill('SIGKILL');
    await desk.terminalShows('It ended with exit code 255: the engine went away');
    await desk.picture('engine-died-cli');
  });
});

/** Brings another window to the front, as one who looks something up. @returns what brings the desk's back. */
async function lookElsewhere(desk: Desk): Promise<() => Promise<void>> {
  const { page } = desk;
  // A page inside the window that has the focus keeps its going and coming to itself.
  await desk.command('Focus on Containers View');
  // A page that is driven thinks that it has the focus always.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const other = await page.context().newPage();
  await other.bringToFront();
  await desk.eventually(
    async () => ((await page.evaluate('document.hasFocus()')) === false ? true : undefined),
    'the window has no focus',
  );
  // The editor hears of it a moment later, and not at all of one that comes back before.
  await page.waitForTimeout(1_000);
  return async () => {
    await page.bringToFront();
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await other.close();
  };
}
