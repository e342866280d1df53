import path from 'node:path';
import type { Language, Localized } from '../contract/localized.ts';
import { findTexts } from './bundle.ts';
import { isSpokenByEditor } from './files.ts';
import { propertiesNamed, textLiterals } from './textLiterals.ts';

/** What only the pages of rules say, which are compiled apart. */
const ofRulePages = ['why', 'bad', 'good'];

/**
 * Takes the prose out of the language server's code: most of a table is text, of which a session says little, and Node
 * would have to read all of it before the first answer.
 */
export class DeferredTexts {
  readonly #root: string;
  /** From a text to its number; in order of the sources, so that builds do not differ. */
  readonly #numbers = new Map<string, number>();
  readonly #texts: Localized[] = [];

  /** @param root the folder of the checkout. */
  constructor(root: string) {
    this.#root = root;
    for (const text of findTexts(path.join(root, 'src'))) {
      const key = keyOf(text);
      if (isSpokenByEditor(text) || this.#numbers.has(key)) continue;
      this.#numbers.set(key, this.#texts.length);
      this.#texts.push(text);
    }
  }

  /** The texts of a language by their numbers. */
  all(language: Language): string[] {
    return this.#texts.map((text) => text[language]);
  }

  /** The source of a module with numbers in the place of its texts, and of rules what a session needs. */
  without(file: string, source: string): string {
    const isRule = path.relative(this.#root, file).startsWith(path.join('src', 'dockerfile', 'rules'));
    const left = isRule ? cut(source, propertiesNamed(source, ofRulePages), () => '') : source;
    const texts = textLiterals(left).filter((text) => this.#numbers.has(keyOf(text)));
    if (texts.length === 0) return left;
    const deferred = cut(left, texts, (text) => `deferredText(${this.#numbers.get(keyOf(text)) ?? 0})`);
    const module = JSON.stringify(path.join(this.#root, 'src/server/deferredText.ts'));
    return `import { deferredText } from ${module};\n${deferred}`;
  }
}

function keyOf({ en, ko }: Localized): string {
  return JSON.stringify([en, ko]);
}

function cut<Part extends { readonly start: number; readonly end: number }>(
  source: string,
  parts: readonly Part[],
  replace: (part: Part) => string,
): string {
  let text = '';
  let copied = 0;
  for (const part of parts) {
    text += source.slice(copied, part.start) + replace(part);
    copied = part.end;
  }
  return text + source.slice(copied);
}
