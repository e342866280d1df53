import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Localized } from '../contract/localized.ts';
import { textLiterals } from './textLiterals.ts';

/** A text that stands in the code in both languages, and where. */
export interface FoundText extends Localized {
  readonly place: string;
}

/** Finds every `{ en: '…', ko: '…' }` literal below a folder: texts are written once, where they are used. */
export function findTexts(folder: string): FoundText[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  return files
    .sort()
    .flatMap((place) =>
      textLiterals(readFileSync(path.join(folder, place), 'utf8')).map(({ en, ko }) => ({ en, ko, place })),
    );
}

/**
 * The Korean bundle that `vscode.l10n` uses: the English text is the key.
 * @throws Error when one English text has two Korean ones.
 */
export function koreanBundle(texts: readonly FoundText[]): Record<string, string> {
  const bundle = new Map<string, FoundText>();
  for (const text of texts) {
    const known = bundle.get(text.en);
    if (known !== undefined && known.ko !== text.ko) {
      throw new Error(`“${text.en}” is “${known.ko}” in ${known.place} and “${text.ko}” in ${text.place}`);
    }
    bundle.set(text.en, text);
  }
  const sorted = [...bundle.values()].sort((a, b) => (a.en < b.en ? -1 : 1));
  return Object.fromEntries(sorted.map(({ en, ko }) => [en, ko]));
}
