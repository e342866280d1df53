import { eachToken } from './tokens.ts';

/** Characters before and after the first word that was found. */
const BEFORE = 30;
const AFTER = 90;

/** A line of text around the first of the words, without marks of Markdown. */
export function excerptOf(markdown: string, keys: ReadonlySet<string>): string {
  const text = plain(markdown);
  const start = firstOf(text, keys);
  const from = start <= BEFORE ? 0 : nextWord(text, start - BEFORE);
  const to = start + AFTER >= text.length ? text.length : wordBefore(text, start + AFTER);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

function firstOf(text: string, keys: ReadonlySet<string>): number {
  for (const { key, start } of eachToken(text)) if (keys.has(key)) return start;
  return 0;
}

function plain(markdown: string): string {
  return markdown
    .replace(/^(?:`{3,}.*|\|[-| :]+\|)$/gm, '')
    .replace(/^(?:> ?|[-*] )/gm, '')
    .replace(/\]\([^)\s]*\)/g, '')
    .replace(/[`*|[]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function nextWord(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 ? at : space + 1;
}

function wordBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space === -1 ? at : space;
}
