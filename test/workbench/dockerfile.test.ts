import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';
import { quickFix } from './quickFix.ts';

const lines = [
  'FROM node:22-slim AS build',
  'WORKDIR /srv/app',
  'COPY package.json ./',
  'RUN npm ci',
  'FROM node:22-slim',
  'WORKDIR /srv/app',
  'ENV MODE production',
  'CMD node server.js',
  '',
];

/** Writing a Dockerfile: nothing of it needs an engine. */
describe('somebody who writes a Dockerfile', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open();
    writeFileSync(path.join(desk.folder, 'shop.Dockerfile'), lines.join('\n'));
    await desk.openFile('shop.Dockerfile');
  });

  after(async () => {
    await desk.close();
  });

  const text = async (): Promise<string> =>
    (await desk.page.locator('.view-line').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');

  it('sees what could be better, and why', async () => {
    await desk.page.locator('.squiggly-warning').first().waitFor();
    // Lenses that come late move the line away from the pointer.
    const shown = await desk.hoverText('MODE', /LegacyKeyValueFormat/);
    assert.match(shown, /LegacyKeyValueFormat/);
  });

  it('takes a fix', async () => {
    await quickFix(desk, 'ENV MODE production', 'ENV');
    await desk.picture('fix');
    await desk.page.keyboard.press('Enter');
    await desk.eventually(
      async () => ((await text()).includes('ENV MODE=production') ? true : undefined),
      'the pair is written with =',
      text,
    );
  });

  it('completes a flag, with its documentation', async () => {
    await desk.page.locator('.view-line', { hasText: 'ENV MODE' }).click();
    await desk.page.keyboard.press('End');
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.type('COPY --');
    const widget = desk.page.locator('.suggest-widget.visible');
    await widget.locator('.monaco-list-row', { hasText: '--from' }).first().waitFor();
    await desk.page.keyboard.press('Control+Space');
    await desk.page.waitForTimeout(1_000);
    await desk.picture('completion');
    await desk.page.keyboard.type('from=');
    await widget.locator('.monaco-list-row', { hasText: 'build' }).first().waitFor();
    await desk.page.keyboard.press('Escape');
  });
});
