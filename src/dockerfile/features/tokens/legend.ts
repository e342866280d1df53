/** Names that themes of VS Code know. */
export const tokenTypes = [
  'comment',
  'keyword',
  'macro',
  'string',
  'number',
  'variable',
  'property',
  'parameter',
  'operator',
  'function',
  'namespace',
  'type',
  'label',
] as const;

export type TokenType = (typeof tokenTypes)[number];

export const tokenModifiers = ['declaration', 'deprecated', 'defaultLibrary'] as const;

export type TokenModifier = (typeof tokenModifiers)[number];

const typeNumbers: ReadonlyMap<TokenType, number> = new Map(tokenTypes.map((type, index) => [type, index]));

export function typeNumber(type: TokenType): number {
  return typeNumbers.get(type) ?? 0;
}

/** One bit for each. */
export function modifierBits(modifier: TokenModifier | undefined): number {
  return modifier === undefined ? 0 : 1 << tokenModifiers.indexOf(modifier);
}
