import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Desk } from './desk.ts';

/** Answers an input box by what stands below it: for questions that follow each other under one title. */
export async function answerTo(desk: Desk, prompt: string, value: string): Promise<void> {
  await desk.page.locator('.quick-input-message:visible', { hasText: prompt }).waitFor();
  await desk.page.locator('.quick-input-widget:visible input').first().fill(value);
  await desk.page.keyboard.press('Enter');
}

/** Answers the question for a file with a path, as one who types it. It is a list of the folder's files as well. */
export async function answerFile(desk: Desk, title: string, file: string, picture?: string): Promise<void> {
  const box = desk.page.locator('.quick-input-widget:visible');
  const heading = box.locator('.quick-input-title', { hasText: title });
  const input = box.locator('input[type="text"]');
  await heading.waitFor();
  // Its first answer is filled in once the folder was read; what is typed before that is lost.
  await desk.eventually(async () => ((await input.inputValue()) === '' ? undefined : true), 'a path is proposed');
  if (picture !== undefined) await desk.picture(picture);
  await desk.eventually(async () => {
    await input.fill(file);
    // A folder that is read late puts its proposal in the place of what was typed, and Enter would take that.
    await desk.page.waitForTimeout(500);
    if ((await input.inputValue()) !== file) return undefined;
    await desk.page.keyboard.press('Enter');
    const isAnswered = heading.waitFor({ state: 'hidden', timeout: 3_000 }).then(() => true as const);
    return isAnswered.catch(() => undefined);
  }, `the file for “${title}” is taken`);
}

/** Waits until a file is there. */
export async function fileIsThere(desk: Desk, file: string): Promise<void> {
  await desk.eventually(
    async () =>
      access(file).then(
        () => true,
        () => undefined,
      ),
    `${file} is there`,
    async () => [...(await readdir(path.dirname(file))), await desk.notifications()].join('\n'),
  );
}

/** Folds or unfolds a view by its title; further right there may be buttons. */
export async function fold(desk: Desk, view: string): Promise<void> {
  await desk.closeTooltips();
  await desk
    .view(view)
    .locator('.pane-header')
    .click({ position: { x: 40, y: 11 } });
}

/** Chooses an entry of a list that is too long to be seen whole, as one who types a part of it. */
export async function find(desk: Desk, entry: string): Promise<void> {
  const input = desk.page.locator('.quick-input-widget:visible input[type="text"]');
  // What is typed while a list takes the place of another is lost.
  await desk.eventually(async () => {
    await input.fill(entry);
    return desk
      .choice(entry)
      .waitFor({ timeout: 2_000 })
      .then(
        () => true as const,
        () => undefined,
      );
  }, `${entry} is in the list`);
  await desk.choose(entry);
}
