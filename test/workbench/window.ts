import type { Browser, Page } from 'playwright-core';
import { openWorkbench, type WorkbenchOptions } from '../support/browser.mjs';

/** Until a busy machine has drawn a workbench, and read all its modules for the first time. */
const FIRST_DRAWING_MS = 60_000;

/** A window of the editor, drawn and ready for steps of up to 20 s each. Of one that cannot be, nothing is left open. */
export async function openWindow(options: WorkbenchOptions): Promise<{ browser: Browser; page: Page }> {
  const { browser, page } = await openWorkbench(options);
  page.setDefaultTimeout(20_000);
  const drawn = (): Promise<void> => page.locator('.monaco-workbench').waitFor({ timeout: FIRST_DRAWING_MS });
  try {
    await drawn().catch(async () => {
      // A page that lost a module on its way stays empty for ever; a person would load it again.
      await page.reload();
      await drawn();
    });
  } catch (error) {
    await browser.close();
    throw error;
  }
  return { browser, page };
}
