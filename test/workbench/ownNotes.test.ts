import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { answerFile } from './boxes.ts';
import { Desk } from './desk.ts';

const note = `# Notes from the quay

Ships come and go.

- FROM: the image that every ship is built on
`;

/** Own notes: nothing of it needs an engine. */
describe('somebody who has notes of their own', () => {
  let desk: Desk;
  let notes: string;

  before(async () => {
    desk = await Desk.open({ engine: false });
    notes = path.join(desk.folder, '..', 'notes');
    mkdirSync(notes);
    writeFileSync(path.join(notes, 'quay.md'), note);
    writeFileSync(path.join(desk.folder, 'ship.Dockerfile'), 'FROM nginx\nWORKDIR /srv\n');
    await desk.openFile('ship.Dockerfile');
  });

  after(async () => {
    await desk.close();
  });

  it('names their folder', async () => {
    await desk.command('Dockyard: Add Folder of Notes…');
    await answerFile(desk, 'Folder of notes', `${notes}/`, 'notes-folder');
    await desk.page.locator('.statusbar-item', { hasText: 'Notes are read from' }).waitFor();
  });

  it('reads them in hovers', async () => {
    const shown = await desk.eventually(async () => {
      const text = await desk.hoverText('FROM');
      return text.includes('In your notes') ? text : undefined;
    }, 'a hover with the notes');
    assert.match(shown, /quay\.md:5/);
    assert.match(shown, /the image that every ship is built on/);
    await desk.page.locator('.monaco-hover a', { hasText: 'quay.md:5' }).first().scrollIntoViewIfNeeded();
    await desk.picture('own-notes');
  });

  it('goes from there to the line', async () => {
    await desk.hoverText('FROM');
    await desk.page.locator('.monaco-hover a', { hasText: 'quay.md:5' }).first().click();
    await desk.page.locator('.editor-group-container .tab[data-resource-name="quay.md"]').waitFor();
    await desk.page.locator('.statusbar-item', { hasText: /Ln 5\b/ }).waitFor();
    await desk.picture('own-notes-line');
  });

  it('sees at once what they write there', async () => {
    writeFileSync(path.join(notes, 'quay.md'), note.replace('every ship', 'no boat'));
    await desk.openFile('ship.Dockerfile');
    await desk.eventually(
      async () => ((await desk.hoverText('FROM')).includes('no boat is built on') ? true : undefined),
      'the new words',
    );
  });
});
