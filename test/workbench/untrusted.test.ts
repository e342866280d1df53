import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

const note = ['# A note of a stranger', '', '```sh', 'docker rm -f dockyard-sample-web', 'docker iamges', '```', ''];

describe('somebody in a folder that is not trusted', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open({ trusting: false, settings: { 'security.workspace.trust.startupPrompt': 'never' } });
    writeFileSync(path.join(desk.folder, 'note.md'), note.join('\n'));
    await desk.openFile('note.md');
  });

  after(async () => {
    await desk.close();
  });

  it('reads what is wrong in a note, and nothing of it is run', async () => {
    await desk.page.locator('.squiggly-error').first().waitFor();
    await desk.page.locator('.codelens-decoration a', { hasText: 'Run' }).first().click();
    await desk.eventually(
      async () =>
        (await desk.notifications()).includes('Nothing of this folder is run as long as it is not trusted.')
          ? true
          : undefined,
      'it is said that nothing is run',
      () => desk.notifications(),
    );
    await desk.picture('untrusted');
    assert.equal(await desk.page.locator('.terminal-wrapper').count(), 0);
    assert.equal(await desk.docker('inspect', '-f', '{{.State.Running}}', 'dockyard-sample-web'), 'true');
  });
});
