import type { Page } from './page.ts';

/** The first sentence of a page as plain text; empty for a page that begins with something else. */
export function summaryOf({ markdown }: Page): string {
  const [paragraph = ''] = markdown.split(/\n\s*\n/, 1);
  if (/^[#`|>-]/.test(paragraph) && !/^`[^`]/.test(paragraph)) return '';
  const text = paragraph
    .replace(/\]\([^)\s]*\)/g, '')
    .replace(/[*`[]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  // A full stop ends a sentence where a space and something other than a small letter follow.
  return /^.*?[.?](?= [^a-z]|$)/.exec(text)?.[0] ?? text;
}
