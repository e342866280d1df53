import type { BlockKind, ScriptBlock } from './scriptTree.ts';

/** Words that stand in front of a command and are none. */
export const leadingWords: ReadonlySet<string> = new Set([
  'if',
  'then',
  'elif',
  'else',
  'fi',
  'while',
  'until',
  'do',
  'done',
  'esac',
  '{',
  '}',
  '!',
  'time',
]);

/** The longest of them has so many letters. */
export const LONGEST_LEADING = 5;

interface OpenBlock {
  readonly kind: BlockKind | 'group';
  readonly start: number;
  /** The word that ends it. */
  readonly close: string;
}

/** Words that open a block, and those that end one. */
const opening: ReadonlyMap<string, readonly [kind: BlockKind, close: string]> = new Map([
  ['then', ['branch', 'fi']],
  ['else', ['branch', 'fi']],
  ['do', ['loop', 'done']],
  ['case', ['branch', 'esac']],
]);
/** An arm of `if` or `case` ends where the next one begins. */
const parting: ReadonlyMap<string, string> = new Map([
  ['elif', 'fi'],
  ['else', 'fi'],
  [';;', 'esac'],
]);
const closing: ReadonlySet<string> = new Set(['fi', 'done', 'esac', '}']);

/** The blocks of a script while it is being read: what may run never, more than once, or later. */
export class BlockStack {
  readonly blocks: ScriptBlock[] = [];
  readonly #open: OpenBlock[] = [];
  #functionAhead = false;

  /** The head of a function was read. */
  expectFunction(): void {
    this.#functionAhead = true;
  }

  /** @param word one that leads a command, or `;;`; at its place `at` of the text. */
  meet(word: string, at: number): void {
    const parts = parting.get(word);
    if (parts !== undefined) {
      // Only the block that it is right inside of has arms.
      if (this.#open.at(-1)?.close !== parts) return;
      this.#close(parts, at);
    } else if (closing.has(word)) this.#close(word, at);
    const opens = opening.get(word === ';;' ? 'case' : word);
    if (opens !== undefined) this.#open.push({ kind: opens[0], start: at, close: opens[1] });
    else if (word === '{') this.#open.push({ kind: this.#functionAhead ? 'function' : 'group', start: at, close: '}' });
    this.#functionAhead = false;
  }

  /** @returns all, in order of their first characters. */
  end(at: number): readonly ScriptBlock[] {
    for (const { close } of [...this.#open].reverse()) this.#close(close, at);
    return this.blocks.sort((one, other) => one.start - other.start);
  }

  #close(word: string, at: number): void {
    const index = this.#open.findLastIndex(({ close }) => close === word);
    if (index === -1) return;
    for (const { kind, start } of this.#open.splice(index)) {
      if (kind !== 'group') this.blocks.push({ kind, start, end: at });
    }
  }
}
