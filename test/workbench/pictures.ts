import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const root = path.join(import.meta.dirname, '../..');
/** Pictures of every journey, for people to look at. */
const folder = path.join(root, 'out/screenshots');
/** Those that the README shows, kept in media/readme when DOCKYARD_PICTURES is set. */
const ofReadme = [
  ...['trees', 'hover', 'run', 'attach', 'korean-hover', 'completion', 'fix', 'prune', 'why-exited', 'own-notes'],
  ...['lines-hover', 'lines-explain', 'lines-fix', 'lines-run', 'korean-lines-explain'],
  ...['handbook-dark', 'handbook-korean-light'],
];

export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  // Fades are over in the picture.
  await page.screenshot({ path: file, animations: 'disabled' });
  if (process.env['DOCKYARD_PICTURES'] !== undefined && ofReadme.includes(name)) {
    cpSync(file, path.join(root, 'media/readme', `${name}.png`));
  }
}
