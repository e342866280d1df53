import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { Desk } from './desk.ts';
import { quickFix } from './quickFix.ts';

const note = [
  '# A shop',
  '',
  'First see what is there:',
  '',
  '```sh',
  'docker iamges',
  'docker run -d --name dockyard-sample-web -p 8080:80 busybox httpd -f',
  'docker logs <container>',
  'docker rm -f dockyard-sample-job',
  '```',
  '',
  'Its Dockerfile:',
  '',
  '```dockerfile',
  'FROM busybox',
  'RNU mkdir /srv',
  '```',
  '',
  'What is left without a name is a dangling image.',
  '',
];

/** A browser's VS Code saves by itself, and no tab would tell that something was changed. */
const unsaved = { 'files.autoSave': 'off' };

/** Opens a note and waits until its lines are known. */
async function openNote(desk: Desk): Promise<void> {
  writeFileSync(path.join(desk.folder, 'shop.md'), note.join('\n'));
  await desk.openFile('shop.md');
  await desk.page.locator('.codelens-decoration').first().waitFor();
}

/** The lens of a line, counted from the first line that has some. */
function lens(desk: Desk, index: number, title: string): Locator {
  return desk.page.locator('.codelens-decoration').nth(index).locator('a', { hasText: title });
}

/** Whether the tab of the note says that something in it was not saved. */
async function isUnsaved(desk: Desk): Promise<boolean> {
  const tab = desk.page.locator('.editor-group-container .tab[data-resource-name="shop.md"]').first();
  return (await tab.getAttribute('class'))?.split(' ').includes('dirty') === true;
}

/** The note is as its reader wrote it, in the editor and on disk. */
async function assertUntouched(desk: Desk, lines: readonly string[]): Promise<void> {
  assert.equal(await isUnsaved(desk), false);
  assert.equal(readFileSync(path.join(desk.folder, 'shop.md'), 'utf8'), lines.join('\n'));
}

/** Puts the cursor on a word of a line and asks what it means. */
async function hoverAt(desk: Desk, line: string, wordsBefore: number): Promise<string> {
  await desk.page.locator('.view-line', { hasText: line }).first().click();
  await desk.page.keyboard.press('Home');
  for (let word = 0; word < wordsBefore; word += 1) await desk.page.keyboard.press('Control+ArrowRight');
  await desk.page.keyboard.press('ArrowLeft');
  await desk.command('Show or Focus Hover');
  const hover = desk.page.locator('.monaco-hover:not(.hidden):not(.workbench-hover) .hover-contents');
  return desk.eventually(async () => {
    const text = (await hover.allInnerTexts()).join('\n');
    return text.length > 20 ? text : undefined;
  }, `a hover in ${line}`);
}

describe('somebody who reads a note with docker lines', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open({ settings: unsaved });
    await openNote(desk);
  });

  after(async () => {
    await desk.close();
  });

  it('sees what is misspelt, in commands and in the Dockerfile, and takes a fix', async () => {
    await desk.eventually(
      async () => ((await desk.page.locator('.squiggly-error').count()) >= 2 ? true : undefined),
      'two mistakes are marked',
    );
    await desk.picture('lines');
    await quickFix(desk, 'iamges', 'images');
    await desk.picture('lines-fix');
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.view-line', { hasText: 'images' }).first().waitFor();
    // The file itself is the reader's: nobody saved it.
    assert.ok(readFileSync(path.join(desk.folder, 'shop.md'), 'utf8').includes('iamges'));
    assert.equal(await isUnsaved(desk), true);
    await desk.page.keyboard.press('Control+s');
    await desk.eventually(async () => ((await isUnsaved(desk)) ? undefined : true), 'the note is saved');
  });

  it('reads what a flag means', async () => {
    const text = await hoverAt(desk, 'docker run', 3);
    assert.match(text, /background|detach/i);
    await desk.picture('lines-hover');
    await desk.page.keyboard.press('Escape');
  });

  it('reads what a word of the text around is', async () => {
    assert.match(await hoverAt(desk, 'What is left', 9), /has no name any more/);
    await desk.picture('lines-term');
    await desk.page.keyboard.press('Escape');
  });

  it('reads what a line would do here before running it', async () => {
    await lens(desk, 1, 'Explain').click();
    const shown = await desk.previewShows(/On this engine/);
    assert.match(shown, /dockyard-sample-web is taken/);
    assert.match(shown, /busybox is here/);
    assert.match(shown, /POST \/containers\/create/);
    await desk.picture('lines-explain');
    await desk.command('View: Close All Editors in Group');
  });

  it('runs a line, and is asked for what it leaves open', async () => {
    await desk.openFile('shop.md');
    await lens(desk, 2, 'Run').click();
    await desk.choice('dockyard-sample-web').waitFor();
    await desk.picture('lines-run');
    await desk.choice('dockyard-sample-web').click();
    await desk.terminalShows('docker logs dockyard-sample-web');
    await assertUntouched(
      desk,
      note.map((line) => line.replace('iamges', 'images')),
    );
  });

  it('is asked before something is lost', async () => {
    await lens(desk, 3, 'Run').click();
    const dialog = await desk.dialog();
    assert.match(await dialog.innerText(), /Kills and removes the containers dockyard-sample-job/);
    await desk.picture('lines-danger');
    await desk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.match(await desk.docker('ps', '-a', '--format', '{{.Names}}'), /dockyard-sample-job/);
  });

  it('is told in the status bar what an error means', async () => {
    await desk.page.locator('.terminal-wrapper.active .xterm-screen').first().click();
    await desk.type('docker start wbe\n');
    const item = desk.statusBar('dockyard.failure');
    await item.waitFor();
    assert.match(await item.innerText(), /no container of this name/);
    await desk.picture('lines-failure');
    await item.locator('a').first().click();
    assert.match(await desk.previewShows(/What it means/), /docker ps -a/);
    await desk.picture('lines-failure-page');
    assert.equal(await desk.notifications(), '', 'nothing pops up');
  });
});

const transcript = [
  'A block is what somebody typed, and what came of it:',
  '',
  '```console',
  '$ docker ps --filter name=dockyard-sample-web',
  'CONTAINER ID   IMAGE   COMMAND',
  'docker ps of yesterday',
  '$ docker run --rm \\',
  '    busybox \\',
  '    echo joined',
  'joined',
  '$ docker inspect --format {{.Name}} <container>',
  '```',
  '',
  '```sh',
  'docker start no-such-thing',
  'docker version',
  '```',
  '',
];

describe('somebody who runs whole blocks', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open({ settings: { ...unsaved, 'dockyard.lines.lens': 'block' } });
    writeFileSync(path.join(desk.folder, 'shop.md'), transcript.join('\n'));
    await desk.openFile('shop.md');
    await desk.page.locator('.codelens-decoration').nth(1).waitFor();
  });

  after(async () => {
    await desk.close();
  });

  /** Where a busy machine's shell does not tell in time that a line is done, the next one is asked about. */
  const agreeing = (what: string, isDone: () => Promise<boolean>): Promise<true> =>
    desk.eventually(async () => {
      const run = desk.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Run' }).first();
      if (await run.isVisible()) await run.click();
      return (await isDone()) || undefined;
    }, what);

  it('has one lens above each', async () => {
    assert.equal(await desk.page.locator('.codelens-decoration').count(), 2);
  });

  it('has each line run after the other, as it is typed, and is asked when it is its turn', async () => {
    await lens(desk, 0, 'Run').click();
    await agreeing('it is asked for a container', () => desk.choice('dockyard-sample-job').isVisible());
    await desk.picture('lines-block');
    await desk.choice('dockyard-sample-job').click();
    await agreeing('the last line was run', async () =>
      (await desk.terminal()).some((line) => line.startsWith('/dockyard-sample-job')),
    );
    // A shell that was slow to begin repeats what was typed meanwhile, and the first lines leave the small panel.
    await desk.command('View: Toggle Maximized Panel');
    const wanted = [
      'docker ps --filter name=dockyard-sample-web',
      'docker run --rm busybox echo joined',
      'docker inspect --format {{.Name}} dockyard-sample-job',
    ];
    const shown = await desk.eventually(
      async () => {
        const lines = await desk.terminal();
        const typed = lines.flatMap((line) => /(?:^|# )(docker .*)$/.exec(line)?.[1] ?? []);
        // A shell takes the indentation of a line that goes on for blanks, and so it is typed.
        const once = new Set(typed.map((line) => line.replaceAll(/ +/g, ' ')));
        return JSON.stringify([...once]) === JSON.stringify(wanted) ? lines : undefined;
      },
      'the three lines were typed, one after the other',
      async () => (await desk.terminal()).join('\n'),
    );
    await desk.command('View: Toggle Maximized Panel');
    assert.ok(shown.includes('joined'));
    await assertUntouched(desk, transcript);
  });

  it('has nothing more run when a line fails', async () => {
    await lens(desk, 1, 'Run').click();
    const question = desk.page.locator('.monaco-dialog-box');
    await desk.eventually(
      async () => (await desk.statusBar('dockyard.failure').isVisible()) || (await question.isVisible()) || undefined,
      'the failure is told, or the next line asked about',
    );
    if (await question.isVisible()) await desk.page.keyboard.press('Escape');
    await desk.page.locator('.terminal-wrapper.active .xterm-screen').first().click();
    await desk.type('echo the end\n');
    const shown = (await desk.terminalShows(/^the end$/m)).join('\n');
    assert.match(shown, /docker start no-such-thing/);
    assert.ok(!shown.includes('docker version'), shown);
  });
});

describe('a Korean reader of the same note', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open({ locale: 'ko' });
    await openNote(desk);
  });

  after(async () => {
    await desk.close();
  });

  it('reads and is asked in Korean', async () => {
    assert.match(await hoverAt(desk, 'docker run', 3), /백그라운드/);
    await desk.page.keyboard.press('Escape');
    assert.match(await hoverAt(desk, 'What is left', 9), /이름/);
    await desk.picture('korean-lines-term');
    await desk.page.keyboard.press('Escape');
    await lens(desk, 1, '설명').click();
    const shown = await desk.previewShows(/지금 이 엔진에서는/);
    assert.match(shown, /이름 dockyard-sample-web은\(는\) 다른 컨테이너/);
    await desk.picture('korean-lines-explain');
  });
});
