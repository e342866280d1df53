import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

/** Making containers and letting go of them. */
describe('somebody who runs images', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open();
    await desk.openSidebar();
    await desk.row('Images', 'busybox:latest').waitFor();
  });

  after(async () => {
    await desk.close();
  });

  it('runs one in the background with name, port, environment, volume and command', async () => {
    await desk.press(desk.row('Images', 'busybox:latest'), 'Run');
    await desk.choose('Name');
    await desk.answer('Name', 'shop');
    await desk.choose('Ports (-p)');
    await desk.answer('Ports', '127.0.0.1::80');
    await desk.choose('Environment (-e)');
    await desk.answer('Environment', 'GREETING="hello; $(touch /tmp/never)"');
    await desk.choose('Volumes (-v)');
    await desk.answer('Volumes', 'shop-data:/data');
    await desk.choose('Command');
    await desk.answer('Command', 'httpd -f -p 80');
    const line =
      "docker run -d --name shop -p 127.0.0.1::80 -e 'GREETING=hello; $(touch /tmp/never)' -v shop-data:/data busybox:latest httpd -f -p 80";
    await desk.choice(line).waitFor();
    await desk.picture('run');
    await desk.choose('Run now');
    await desk.row('Containers', 'Container shop, running').waitFor();
    await desk.row('Volumes', 'shop-data, local, in use by shop').waitFor();
    assert.match(await desk.docker('port', 'shop'), /80\/tcp -> 127\.0\.0\.1:\d+/);
    assert.match(await desk.docker('exec', 'shop', 'env'), /^GREETING=hello; \$\(touch \/tmp\/never\)$/m);
  });

  it('is told at once when a name is taken or no name at all, and loses nothing', async () => {
    await desk.press(desk.row('Images', 'busybox:latest'), 'Run');
    await desk.choose('Name');
    const message = desk.page.locator('.quick-input-message');
    await desk.answer('Name', 'shop');
    await message.filter({ hasText: 'The name “shop” is in use' }).waitFor();
    await desk.answer('Name', 'bad name;$(x)');
    await message.filter({ hasText: 'A container name has two or more' }).waitFor();
    await desk.answer('Name', 'shop2');
    await desk.choice('docker run -d --name shop2 busybox:latest').waitFor();
    await desk.page.keyboard.press('Escape');
  });

  it('runs one in a terminal and types into it', async () => {
    await desk.command('Dockyard Image: Run…');
    await desk.choose('busybox:latest');
    await desk.choose('Mode', 'docker run -it');
    await desk.choose('Remove when it ends', 'docker run -it --rm');
    await desk.choose('Command');
    await desk.answer('Command', 'sh');
    await desk.choose('Run now');
    const [first] = await desk.terminalShows('#');
    assert.equal(first, 'docker run -it --rm busybox:latest sh');
    await desk.type('echo in $((1 + 1)) steps\n');
    await desk.terminalShows('in 2 steps');
    await desk.type('exit\n');
    await desk.eventually(async () => ((await desk.terminal()).length === 0 ? true : undefined), 'the terminal closes');
  });

  it('keeps the terminal open when docker refuses, with docker’s own words', async () => {
    await desk.press(desk.row('Images', 'busybox:latest'), 'Run');
    await desk.choose('Mode', 'docker run -it');
    await desk.choose('Command');
    await desk.answer('Command', 'no-such-program');
    await desk.choose('Run now');
    await desk.terminalShows(/executable file not found[\s\S]*Enter closes the terminal/);
    await desk.page.keyboard.press('Enter');
    await desk.eventually(async () => ((await desk.terminal()).length === 0 ? true : undefined), 'the terminal closes');
  });

  it('stops and starts from the row', async () => {
    await desk.docker('run', '-d', '--name', 'quick', 'busybox', 'httpd', '-f');
    await desk.press(desk.row('Containers', 'Container quick'), 'Stop');
    await desk.row('Containers', 'Container quick, exited').waitFor();
    await desk.press(desk.row('Containers', 'Container quick'), 'Start');
    await desk.row('Containers', 'Container quick, running').waitFor();
  });

  it('removes several selected rows with one question that names them all', async () => {
    await desk.row('Containers', 'Container quick').click();
    await desk.row('Containers', 'Container shop').click({ modifiers: ['Control'] });
    await desk.page.keyboard.press('Delete');
    const dialog = await desk.dialog();
    const text = await dialog.innerText();
    assert.match(text, /Remove 2 containers\?/);
    assert.match(text, /docker rm --force shop/);
    assert.match(text, /docker rm --force quick/);
    await desk.picture('remove');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await desk.row('Containers', 'Container shop, running').waitFor();
    await desk.openMenu(desk.row('Containers', 'Container shop'));
    await desk.chooseFromMenu('Remove');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await desk.row('Containers', 'Container shop').waitFor({ state: 'detached' });
    await desk.row('Containers', 'Container quick').waitFor({ state: 'detached' });
    assert.equal(await desk.docker('ps', '-aq', '--filter', 'name=shop'), '');
  });
});
