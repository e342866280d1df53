import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../contract/localized.ts';
import type { Book, Page } from './page.ts';

/** The compiled pages, read from disk when the first one of a language is asked for. */
export class Library {
  readonly #folder: string;
  readonly #books = new Map<Language, ReadonlyMap<string, Page>>();

  /** @param folder where `en.json` and `ko.json` are. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  page(language: Language, id: string): Page | undefined {
    return this.#book(language).get(id);
  }

  #book(language: Language): ReadonlyMap<string, Page> {
    const known = this.#books.get(language);
    if (known !== undefined) return known;
    const text = readFileSync(path.join(this.#folder, `${language}.json`), 'utf8');
    const { pages } = JSON.parse(text) as Book;
    const book = new Map(pages.map((page) => [page.id, page]));
    this.#books.set(language, book);
    return book;
  }
}
