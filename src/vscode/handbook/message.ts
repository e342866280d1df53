/** The type of the panel; the activation events of package.json name it too. */
export const PANEL_TYPE = 'dockyard.handbook';

/** What the page in the panel says: what was pressed, by number. It never sends code. */
export type Message =
  | { readonly kind: 'back' | 'forward' | 'search' | 'show' }
  | { readonly kind: 'page'; readonly page: string }
  | { readonly kind: 'external'; readonly href: string }
  | { readonly kind: 'copy' | 'newFile'; readonly block: number }
  | { readonly kind: 'run'; readonly block: number; readonly command: number }
  | { readonly kind: 'at'; readonly scroll: number; readonly section: number };

/** From a kind of message to what it must have. */
const shapes: { readonly [K in Message['kind']]: Readonly<Record<string, 'number' | 'string'>> } = {
  back: {},
  forward: {},
  search: {},
  show: {},
  page: { page: 'string' },
  external: { href: 'string' },
  copy: { block: 'number' },
  newFile: { block: 'number' },
  run: { block: 'number', command: 'number' },
  at: { scroll: 'number', section: 'number' },
};

/** Undefined for anything that is no such message. */
export function readMessage(value: unknown): Message | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  const { kind } = fields;
  if (typeof kind !== 'string' || !Object.hasOwn(shapes, kind)) return undefined;
  const shape = Object.entries(shapes[kind as Message['kind']]);
  return shape.every(([name, type]) => typeof fields[name] === type) ? (fields as unknown as Message) : undefined;
}
