import type { Desk } from './desk.ts';

/**
 * Asks for the fixes of a line until the menu offers one. A lens that comes late moves the line away under the pointer,
 * and what takes the focus closes the menu: then the line is found anew.
 */
export async function quickFix(desk: Desk, line: string, fix: string): Promise<void> {
  const entry = desk.page.locator('.action-widget .monaco-list-row', { hasText: fix }).first();
  await desk.eventually(async () => {
    await desk.page.locator('.view-line', { hasText: line }).click();
    await desk.command('Quick Fix...');
    try {
      await entry.waitFor({ timeout: 3_000 });
      return true;
    } catch {
      await desk.page.keyboard.press('Escape');
      return undefined;
    }
  }, `a fix of “${line}” that says ${fix}`);
}
