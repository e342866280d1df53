import { type Arrangement, usualArrangement } from '../contract/arrangement.ts';
import { Emitter } from '../contract/ports.ts';
import type { EngineViewId } from '../contract/view.ts';

/** Where arrangements are kept from one session to the next. */
export interface Memory {
  get(key: string): unknown;
  keep(key: string, value: unknown): void;
}

/** How each view is arranged. What was kept by another version and does not fit is not taken. */
export class Arrangements {
  readonly changes = new Emitter<EngineViewId>();
  readonly #memory: Memory;
  readonly #known = new Map<EngineViewId, Arrangement>();

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  of(view: EngineViewId): Arrangement {
    const known = this.#known.get(view);
    if (known !== undefined) return known;
    const read = readArrangement(this.#memory.get(keyOf(view)));
    this.#known.set(view, read);
    return read;
  }

  change(view: EngineViewId, change: Partial<Arrangement>): void {
    const changed = { ...this.of(view), ...change };
    this.#known.set(view, changed);
    this.#memory.keep(keyOf(view), changed);
    this.changes.fire(view);
  }
}

function keyOf(view: EngineViewId): string {
  return `arrangement.${view}`;
}

function readArrangement(value: unknown): Arrangement {
  if (typeof value !== 'object' || value === null) return usualArrangement;
  const kept = new Map<string, unknown>(Object.entries(value));
  const fields = Object.entries(usualArrangement).map(([name, usual]: [string, unknown]): [string, unknown] => {
    const read = kept.get(name);
    return [name, typeof read === typeof usual ? read : usual];
  });
  return Object.fromEntries(fields) as unknown as Arrangement;
}
