import { type Token, tokensOf } from './tokens.ts';

/** Characters before and after the first word that was found. */
const BEFORE = 30;
const AFTER = 90;

/** The text of a part of a page, and its words. */
interface Words {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Lines of text around words that were found. Each part is read once, when it is first shown. */
export class Excerpts {
  readonly #read = new Map<string, Words>();

  /** Without marks of Markdown; from the beginning when none of the words is there. */
  around(markdown: string, keys: ReadonlySet<string>): string {
    const { text, tokens } = this.#words(markdown);
    const start = tokens.find(({ key }) => keys.has(key))?.start ?? 0;
    const from = start <= BEFORE ? 0 : nextWord(text, start - BEFORE);
    const to = start + AFTER >= text.length ? text.length : wordBefore(text, start + AFTER);
    return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
  }

  #words(markdown: string): Words {
    const known = this.#read.get(markdown);
    if (known !== undefined) return known;
    const text = plain(markdown);
    const words = { text, tokens: tokensOf(text) };
    this.#read.set(markdown, words);
    return words;
  }
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
