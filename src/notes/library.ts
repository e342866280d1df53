import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../contract/localized.ts';
import type { Book, Page, Places } from './page.ts';

/** What of a language has been read. */
interface Shelf {
  readonly places: Places;
  readonly pages: Map<string, Page>;
}

/**
 * The compiled pages. A page is read when it is asked for: reading all of them costs some 10 ms, which somebody who
 * hovers over a word would wait for.
 */
export class Library {
  readonly #folder: string;
  readonly #shelves = new Map<Language, Shelf>();
  readonly #books = new Map<Language, readonly Page[]>();

  /** @param folder where `en.json`, `ko.json` and their `.index.json` are. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param id of a page, or a topic that it covers. */
  page(language: Language, id: string): Page | undefined {
    const { places, pages } = this.#shelf(language);
    const known = pages.get(id);
    const place = Object.hasOwn(places, id) ? places[id] : undefined;
    if (known !== undefined || place === undefined) return known;
    const page = JSON.parse(readPart(this.#file(`${language}.json`), place)) as Page;
    pages.set(id, page);
    return page;
  }

  /** All pages of a language, those of the rules last. */
  all(language: Language): readonly Page[] {
    const known = this.#books.get(language);
    if (known !== undefined) return known;
    const { pages } = this.#json(`${language}.json`) as Book;
    this.#books.set(language, pages);
    return pages;
  }

  #shelf(language: Language): Shelf {
    const known = this.#shelves.get(language);
    if (known !== undefined) return known;
    const shelf = { places: this.#json(`${language}.index.json`) as Places, pages: new Map<string, Page>() };
    this.#shelves.set(language, shelf);
    return shelf;
  }

  #json(name: string): unknown {
    return JSON.parse(readFileSync(this.#file(name), 'utf8'));
  }

  #file(name: string): string {
    return path.join(this.#folder, name);
  }
}

function readPart(file: string, [start, length]: readonly [start: number, length: number]): string {
  const bytes = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, length, start);
  } finally {
    closeSync(handle);
  }
  return bytes.toString('utf8');
}
