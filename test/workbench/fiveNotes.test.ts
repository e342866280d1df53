import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

const source = process.env['DOCKYARD_NOTES'] ?? path.join(import.meta.dirname, '../../../shared/notes');
const files = existsSync(source) ? readdirSync(source).sort() : [];

interface Place {
  readonly note: string;
  readonly line: number;
}

/** Where a note lists containers or images: such a line does no harm on any engine. */
function harmless(notes: ReadonlyMap<string, string>): Place {
  for (const [note, text] of notes) {
    const index = text.split('\n').findIndex((line) => /^docker (ps|images)\s*$/.test(line));
    if (index !== -1) return { note, line: index + 1 };
  }
  throw new Error('No note lists anything.');
}

const words = {
  en: {
    run: 'Run Docker Line',
    explain: 'Explain Docker Line',
    here: /On this engine/,
    hover: /list/i,
    own: 'In your notes',
  },
  ko: {
    run: 'Docker 명령 줄 실행',
    explain: 'Docker 명령 줄 설명',
    here: /지금 이 엔진에서는/,
    hover: /목록|보여/,
    own: '내 노트에서',
  },
} as const;

/** What Dockyard learned from, opened as its readers have it. It is read where it lies beside the checkout. */
for (const language of ['en', 'ko'] as const) {
  describe(`a reader of the five study notes (${language})`, () => {
    const says = words[language];
    const notes = new Map<string, string>();
    let desk: Desk;
    let place: Place;

    before(async () => {
      if (files.length === 0) return;
      desk = await Desk.open({
        ...(language === 'ko' ? { locale: 'ko' as const } : {}),
        // A browser's VS Code saves by itself, and what a fix changed could not be told from what was there.
        settings: { 'files.autoSave': 'off' },
      });
      const folder = path.join(desk.folder, '..', 'notes');
      mkdirSync(folder);
      for (const [index, file] of files.entries()) {
        const name = `note-${index + 1}.md`;
        copyFileSync(path.join(source, file), path.join(folder, name));
        notes.set(name, readFileSync(path.join(source, file), 'utf8'));
        writeFileSync(path.join(desk.folder, name), notes.get(name) ?? '');
      }
      writeFileSync(path.join(desk.folder, 'ship.Dockerfile'), 'FROM nginx\nWORKDIR /srv\n');
      place = harmless(notes);
      await desk.setting('dockyard.notes.folders', [folder]);
    });
    after(async () => {
      if (files.length > 0) await desk.close();
    });

    const journey = (what: string, steps: () => Promise<void>): void => {
      it(what, async (test) => {
        if (files.length === 0) test.diagnostic('The notes are not beside this checkout.');
        else await steps();
      });
    };
    const goTo = async ({ note, line }: Place): Promise<void> => {
      await desk.openFile(note);
      await desk.search(`:${line}`, String(line));
    };
    const untouched = (): void => {
      for (const [name, text] of notes) assert.equal(readFileSync(path.join(desk.folder, name), 'utf8'), text, name);
    };

    journey('opens each, and finds its lines ready to be run', async () => {
      for (const [note, text] of notes) {
        await goTo({
          note,
          line: text.split('\n').findIndex((line) => /\bdocker (build|run|ps|images)\b/.test(line)) + 1,
        });
        // Prose may begin with the word as well; then the lines are further down.
        await desk.eventually(async () => {
          if ((await desk.page.locator('.codelens-decoration:visible').count()) > 0) return true;
          await desk.page.keyboard.press('PageDown');
          await desk.page.waitForTimeout(500);
          return undefined;
        }, `lenses in ${note}`);
        await desk.picture(`five-${language}-${note.replace('.md', '')}`);
      }
      untouched();
    });

    journey('reads what a line means, and what it would do here', async () => {
      await goTo(place);
      for (const key of ['End', 'ArrowLeft']) await desk.page.keyboard.press(key);
      await desk.command('Show or Focus Hover');
      const hover = desk.page.locator('.monaco-hover:not(.hidden):not(.workbench-hover) .hover-contents');
      await desk.eventually(
        async () => (says.hover.test((await hover.allInnerTexts()).join('\n')) ? true : undefined),
        'a hover on the line',
        async () => (await hover.allInnerTexts()).join('\n'),
      );
      await desk.picture(`five-${language}-hover`);
      await desk.page.keyboard.press('Escape');
      await desk.command(says.explain);
      await desk.previewShows(says.here);
      await desk.picture(`five-${language}-explain`);
      await desk.command('View: Close All Editors in Group');
    });

    journey('runs it', async () => {
      await goTo(place);
      await desk.command(says.run);
      await desk.terminalShows(/CONTAINER ID|REPOSITORY/);
      await desk.picture(`five-${language}-run`);
      untouched();
    });

    journey('takes the fix of a mistake, which stays hers to save', async () => {
      await desk.openFile(place.note);
      const fixes = desk.page.locator('.action-widget .monaco-list-row');
      await desk.eventually(async () => {
        await desk.command('Go to Next Problem (Error, Warning, Info)');
        await desk.command('Quick Fix...');
        const offered = fixes.first().waitFor({ timeout: 3_000 });
        return offered.then(() => true as const).catch(() => undefined);
      }, 'a fix is offered');
      await desk.picture(`five-${language}-fix`);
      await desk.page.keyboard.press('Enter');
      const tab = desk.page.locator(`.editor-group-container .tab[data-resource-name="${place.note}"]`).first();
      await desk.eventually(
        async () => ((await tab.getAttribute('class'))?.split(' ').includes('dirty') === true ? true : undefined),
        'the note is changed, and not saved',
      );
      untouched();
    });

    journey('has them in the hovers of a Dockerfile', async () => {
      await desk.openFile('ship.Dockerfile');
      const shown = await desk.eventually(async () => {
        const text = await desk.hoverText('FROM');
        return text.includes(says.own) ? text : undefined;
      }, 'a hover with the notes');
      assert.match(shown, /note-\d\.md:\d+/);
      await desk.picture(`five-${language}-own`);
    });
  });
}
