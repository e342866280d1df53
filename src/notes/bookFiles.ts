import type { Page, Places } from './page.ts';

/** The two files of a language, as `Library` reads them: all pages, and where in it each page stands. */
export function bookFiles(pages: readonly Page[]): { readonly book: string; readonly index: string } {
  const places: Record<string, Places[string]> = {};
  const before = '{"pages":[';
  let offset = Buffer.byteLength(before);
  const texts = pages.map((page) => {
    const text = JSON.stringify(page);
    const length = Buffer.byteLength(text);
    for (const name of [page.id, ...page.covers]) places[name] ??= [offset, length];
    // A comma follows.
    offset += length + 1;
    return text;
  });
  return { book: `${before}${texts.join(',')}]}`, index: JSON.stringify(places) };
}
