import ts from 'typescript';
import type { Localized } from '../contract/localized.ts';

/** A `{ en: '…', ko: '…' }` in a source; offsets are those of its braces, the end excluded. */
export interface TextLiteral extends Localized {
  readonly start: number;
  readonly end: number;
}

/** In order. Literals with more than the two languages, or with something to fill in while the code runs, are none. */
export function textLiterals(source: string): TextLiteral[] {
  const found: TextLiteral[] = [];
  visit(source, (node) => {
    if (!ts.isObjectLiteralExpression(node) || node.properties.length !== 2) return false;
    const en = stringProperty(node, 'en');
    const ko = stringProperty(node, 'ko');
    if (en === undefined || ko === undefined) return false;
    found.push({ en, ko, start: node.getStart(), end: node.end });
    return true;
  });
  return found;
}

/** Properties of object literals by their names, values and the commas behind them included; offsets, in order. */
export function propertiesNamed(source: string, names: readonly string[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  visit(source, (node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name) || !names.includes(node.name.text)) return false;
    const comma = /^\s*,/.exec(source.slice(node.end))?.[0].length ?? 0;
    found.push({ start: node.getStart(), end: node.end + comma });
    return true;
  });
  return found;
}

/** @param look says whether a node is done with; else what is inside follows. */
function visit(source: string, look: (node: ts.Node) => boolean): void {
  const step = (node: ts.Node): void => {
    if (!look(node)) ts.forEachChild(node, step);
  };
  step(ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2023, true));
}

function stringProperty(node: ts.ObjectLiteralExpression, name: string): string | undefined {
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && property.name.text === name) {
      if (ts.isStringLiteralLike(property.initializer)) return property.initializer.text;
    }
  }
  return undefined;
}
