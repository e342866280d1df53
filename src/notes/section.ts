import type { Page } from './page.ts';

/** What a page says of the notes belongs to the whole page, although it stands below the last heading. */
const aboutNotes = /^\*\*(?:In the notes|노트에서는)\*\*/;

/** What stands below a `## heading` of a page, up to the next heading; undefined when the page has no such heading. */
export function sectionOf(page: Page, heading: string): string | undefined {
  const found: string[] = [];
  let inside = false;
  let fenced = false;
  for (const line of page.markdown.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    const ends = !fenced && (/^##? /.test(line) || aboutNotes.test(line));
    if (inside && ends) break;
    if (inside) found.push(line);
    else inside = !fenced && line === `## ${heading}`;
  }
  return inside ? found.join('\n').trim() : undefined;
}

/** What stands above the first heading of a page. */
export function introOf({ markdown }: Page): string {
  const found: string[] = [];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    if (!fenced && (/^##? /.test(line) || aboutNotes.test(line))) break;
    found.push(line);
  }
  return found.join('\n').trim();
}
