import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language, Localized } from '../contract/localized.ts';

/** Read when the first text of a language is said. */
const texts = new Map<Language, readonly string[]>();

class DeferredText implements Localized {
  readonly #number: number;

  constructor(number: number) {
    this.#number = number;
  }

  get en(): string {
    return textsIn('en')[this.#number] ?? '';
  }

  get ko(): string {
    return textsIn('ko')[this.#number] ?? '';
  }
}

/** What the build puts in the place of a text in a table; `number` is its place in the file of each language. */
export function deferredText(number: number): Localized {
  return new DeferredText(number);
}

function textsIn(language: Language): readonly string[] {
  let read = texts.get(language);
  if (read === undefined) {
    read = JSON.parse(readFileSync(path.join(__dirname, 'notes', `texts.${language}.json`), 'utf8')) as string[];
    texts.set(language, read);
  }
  return read;
}
