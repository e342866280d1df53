import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

const note = '```sh\ndocker iamges\ndocker ps --filter name=dockyard-sample-web\n```\n';

describe('somebody in a folder that is not trusted', () => {
  let desk: Desk;

  before(async () => {
    // Opened as it is, without the question at the start.
    desk = await Desk.open({ trusted: false, settings: { 'security.workspace.trust.startupPrompt': 'never' } });
    writeFileSync(path.join(desk.folder, 'found.md'), note);
    await desk.openFile('found.md');
    await desk.page.locator('.codelens-decoration').nth(1).waitFor();
  });

  after(async () => {
    await desk.close();
  });

  const run = (): Promise<void> =>
    desk.page.locator('.codelens-decoration').nth(1).locator('a', { hasText: 'Run' }).click();

  it('sees what is wrong in a line', async () => {
    await desk.page.locator('.squiggly-error').first().waitFor();
  });

  it('can run none, is told why, and led to what decides', async () => {
    await run();
    await desk.eventually(
      async () => ((await desk.notifications()).includes('Nothing of this folder is run') ? true : undefined),
      'it is said that nothing is run',
    );
    await desk.picture('untrusted');
    assert.equal(await desk.page.locator('.terminal-wrapper').count(), 0);
    await desk.page.locator('.notifications-center .monaco-button', { hasText: 'Manage Workspace Trust' }).click();
    await desk.page.locator('.workspace-trust-editor').waitFor();
  });

  it('runs it once the folder is trusted', async () => {
    await desk.page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
      .first()
      .click();
    await desk.page.locator('.workspace-trust-editor.trusted').waitFor();
    await desk.openFile('found.md');
    await run();
    await desk.terminalShows(/CONTAINER ID[^]*dockyard-sample-web/);
  });
});
