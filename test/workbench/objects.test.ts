import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { answerFile, answerTo, fileIsThere, fold } from './boxes.ts';
import { Desk } from './desk.ts';

/** What is in a volume: every path, and of every file its sum. */
async function contentOf(desk: Desk, volume: string): Promise<string> {
  const look = 'cd /v && find . | sort && find . -type f -exec md5sum {} + | sort';
  return desk.docker('run', '--rm', '-v', `${volume}:/v:ro`, 'busybox', 'sh', '-c', look);
}

describe('somebody who keeps data and joins containers', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open();
    await desk.docker('exec', 'dockyard-sample-web', 'sh', '-c', 'mkdir /data/하루 && date > "/data/하루/a b.txt"');
    await desk.docker('network', 'create', 'quay');
    await desk.docker(
      'run',
      '-d',
      '--name',
      'crane',
      '--stop-timeout',
      '1',
      '--network',
      'quay',
      'busybox',
      'httpd',
      '-f',
    );
    await desk.openSidebar();
    await desk.row('Containers', 'crane').waitFor();
    for (const view of ['Containers', 'Images']) await fold(desk, view);
  });

  after(async () => {
    await desk.close();
  });

  it('backs a volume up to a file and restores it into another volume', async () => {
    await desk.menu(desk.row('Volumes', 'dockyard-sample-data'), 'Back up to a File…');
    const file = path.join(desk.folder, 'kept.tar');
    await answerFile(desk, 'Back up dockyard-sample-data', file, 'volume-backup');
    await fileIsThere(desk, file);
    await desk.command('Dockyard Volume: Restore from a File…');
    await answerFile(desk, 'A tar of what a volume held', file);
    await desk.answer('Restore kept.tar into a Volume', 'again');
    await desk.row('Volumes', 'Volume again').waitFor();
    await desk.picture('volume-restored');
    const before = await contentOf(desk, 'dockyard-sample-data');
    assert.match(before, /a b\.txt/);
    assert.equal(await contentOf(desk, 'again'), before);
  });

  it('makes a network with a subnet of its own', async () => {
    await desk.command('Dockyard Network: Create…');
    await desk.answer('Create a Network', 'pier');
    await desk.choose('Subnet (--subnet)');
    await desk.answer('Subnet (--subnet)', '10.217.77.0/24');
    await desk.choice('docker network create --driver bridge --subnet 10.217.77.0/24 pier').waitFor();
    await desk.picture('network-form');
    await desk.choose('Create now');
    await desk.row('Networks', 'Network pier').waitFor();
  });

  it('connects a container to it with an alias and an address, and takes it off again', async () => {
    await desk.menu(desk.row('Networks', 'Network pier'), 'Connect a Container…');
    await desk.choice('crane').waitFor();
    await desk.picture('network-connect');
    await desk.choice('crane').click();
    await answerTo(desk, 'Other names', 'lift');
    await answerTo(desk, 'An address of 10.217.77.0/24', '10.217.77.40');
    await desk.row('Networks', 'Network pier, bridge, local, 10.217.77.0/24, containers attached: 1').waitFor();
    await desk.row('Networks', 'Network pier').click();
    await desk.row('Networks', 'Container crane on network pier, 10.217.77.40').waitFor();
    await desk.picture('network-connected');
    const found = await desk.docker('run', '--rm', '--network', 'pier', 'busybox', 'nslookup', 'lift');
    assert.match(found, /10\.217\.77\.40/);
    await desk.menu(desk.row('Networks', 'Network pier'), 'Disconnect a Container…');
    await desk.choice('crane').click();
    await desk.row('Networks', 'Network pier, bridge, local, 10.217.77.0/24, containers attached: 0').waitFor();
    assert.equal(
      await desk.docker('inspect', '-f', '{{range $n, $_ := .NetworkSettings.Networks}}{{$n}} {{end}}', 'crane'),
      'quay',
    );
  });

  it('finds every step in the ledger, and takes the last one back as it was', async () => {
    await desk.view('Ledger').locator('.pane-header').click();
    await desk.row('Ledger', 'docker network connect --alias lift --ip 10.217.77.40 pier crane').waitFor();
    await desk
      .row('Ledger', 'docker run --rm --mount type=volume,source=dockyard-sample-data,target=/volume,readonly')
      .waitFor();
    await desk.picture('objects-ledger');
    await desk.menu(desk.row('Ledger', 'docker network disconnect pier crane'), 'Undo');
    await desk.row('Networks', 'Network pier, bridge, local, 10.217.77.0/24, containers attached: 1').waitFor();
    const aliases =
      '{{range .NetworkSettings.Networks.pier.Aliases}}{{.}} {{end}}{{.NetworkSettings.Networks.pier.IPAddress}}';
    assert.match(await desk.docker('inspect', '-f', aliases, 'crane'), /lift .*10\.217\.77\.40/);
  });

  it('drops a container on a network, and is asked what the menu asks', async () => {
    await fold(desk, 'Ledger');
    await fold(desk, 'Containers');
    await desk.row('Containers', 'dockyard-sample-web').dragTo(desk.row('Networks', 'Network pier'));
    await answerTo(desk, 'Other names', 'shop');
    await desk.picture('network-dropped');
    await answerTo(desk, 'An address of 10.217.77.0/24', '');
    await desk.row('Networks', 'Network pier, bridge, local, 10.217.77.0/24, containers attached: 2').waitFor();
  });
});
