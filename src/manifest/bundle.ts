import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Localized } from '../contract/localized.ts';

/** A text that stands in the code in both languages, and where. */
export interface FoundText extends Localized {
  readonly place: string;
}

/** Finds every `{ en: '…', ko: '…' }` literal below a folder: texts are written once, where they are used. */
export function findTexts(folder: string): FoundText[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  return files.sort().flatMap((name) => textsIn(path.join(folder, name), name));
}

function textsIn(file: string, place: string): FoundText[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true);
  const found: FoundText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const en = stringProperty(node, 'en');
      const ko = stringProperty(node, 'ko');
      if (en !== undefined && ko !== undefined) found.push({ en, ko, place });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function stringProperty(node: ts.ObjectLiteralExpression, name: string): string | undefined {
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && property.name.text === name) {
      if (ts.isStringLiteralLike(property.initializer)) return property.initializer.text;
    }
  }
  return undefined;
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
