import type { Instruction, Word } from '../syntax/tree.ts';
import type { Binding, CommandForm, Directory, Setting } from './model.ts';

/** What instructions of a stage set, besides variables. */
export interface SettingValues {
  WORKDIR: Directory;
  USER: string | undefined;
  SHELL: readonly string[];
  CMD: CommandForm;
  ENTRYPOINT: CommandForm;
  EXPOSE: readonly Word[];
}

type SettingLists = { [Kind in keyof SettingValues]: Setting<SettingValues[Kind]>[] | undefined };

/**
 * What a stage's instructions set, in order, and the stage that it is built on. Nothing is copied: a state of a line is
 * the part of each list in front of that line, and then what the base has at its end.
 */
export class Scope {
  readonly base: Scope | undefined;
  /** It holds what ONBUILD sets, which becomes a part of the stage that is built on it. */
  readonly ofTriggers: boolean;
  readonly #bindings = new Map<string, Binding[]>();
  readonly #settings: SettingLists = {
    WORKDIR: undefined,
    USER: undefined,
    SHELL: undefined,
    CMD: undefined,
    ENTRYPOINT: undefined,
    EXPOSE: undefined,
  };
  #inherited: Map<string, Binding | undefined> | undefined;
  #inheritedSettings: Map<keyof SettingValues, Setting<unknown> | undefined> | undefined;

  constructor(base: Scope | undefined, ofTriggers = false) {
    this.base = base;
    this.ofTriggers = ofTriggers;
  }

  bind(binding: Binding): void {
    const known = this.#bindings.get(binding.name);
    if (known === undefined) this.#bindings.set(binding.name, [binding]);
    else known.push(binding);
  }

  set<Kind extends keyof SettingValues>(kind: Kind, setting: Setting<SettingValues[Kind]>): void {
    const settings = this.#settings[kind];
    if (settings === undefined) this.#settings[kind] = [setting] as SettingLists[Kind];
    else settings.push(setting);
  }

  /** The last binding of instructions up to `limit`, which is an index of an instruction, or the base's. */
  binding(name: string, limit: number): Binding | undefined {
    return lastUpTo(this.#bindings.get(name), limit) ?? Scope.#inheritedBinding(this, name);
  }

  setting<Kind extends keyof SettingValues>(kind: Kind, limit: number): Setting<SettingValues[Kind]> | undefined {
    return this.ownSetting(kind, limit) ?? Scope.#inheritedSetting(this, kind);
  }

  /** Remembered by each scope on the way, as bindings are. */
  static #inheritedSetting<Kind extends keyof SettingValues>(
    from: Scope,
    kind: Kind,
  ): Setting<SettingValues[Kind]> | undefined {
    if (from.base === undefined) return undefined;
    const asked: Scope[] = [];
    let found: Setting<SettingValues[Kind]> | undefined;
    for (let scope = from; scope.base !== undefined && found === undefined; scope = scope.base) {
      if (scope.#inheritedSettings?.has(kind) === true) {
        found = scope.#inheritedSettings.get(kind) as typeof found;
        break;
      }
      asked.push(scope);
      found = scope.base.ownSetting(kind, Infinity);
    }
    for (const scope of asked) (scope.#inheritedSettings ??= new Map()).set(kind, found);
    return found;
  }

  /** Of this stage alone. */
  ownSetting<Kind extends keyof SettingValues>(kind: Kind, limit: number): Setting<SettingValues[Kind]> | undefined {
    return lastUpTo(this.#settings[kind], limit);
  }

  /** From the farthest base on. */
  settings<Kind extends keyof SettingValues>(kind: Kind, limit: number): Setting<SettingValues[Kind]>[] {
    const own = this.#settings[kind] ?? [];
    return this.#bases()
      .flatMap((scope) => scope.#settings[kind] ?? [])
      .concat(own.slice(0, countUpTo(own, limit)));
  }

  /** All that are in force. */
  bindings(limit: number): Map<string, Binding> {
    const all = new Map<string, Binding>();
    for (const scope of [...this.#bases(), this]) {
      for (const [name, list] of scope.#bindings) {
        const last = lastUpTo(list, scope === this ? limit : Infinity);
        if (last !== undefined) all.set(name, last);
      }
    }
    return all;
  }

  /** From the farthest on. */
  #bases(): Scope[] {
    const bases: Scope[] = [];
    for (let scope = this.base; scope !== undefined; scope = scope.base) bases.push(scope);
    return bases.reverse();
  }

  /** A base is complete by the time that another stage is built on it, so what it has can be remembered. */
  static #inheritedBinding(from: Scope, name: string): Binding | undefined {
    if (from.base === undefined) return undefined;
    // Each scope on the way remembers it too: else a chain of stages would be gone through anew for each of them.
    const asked: Scope[] = [];
    let found: Binding | undefined;
    for (let scope = from; scope.base !== undefined && found === undefined; scope = scope.base) {
      if (scope.#inherited?.has(name) === true) {
        found = scope.#inherited.get(name);
        break;
      }
      asked.push(scope);
      found = scope.base.#bindings.get(name)?.at(-1);
    }
    for (const scope of asked) (scope.#inherited ??= new Map()).set(name, found);
    return found;
  }
}

type Placed = { readonly instruction: Instruction };

function lastUpTo<Item extends Placed>(items: readonly Item[] | undefined, limit: number): Item | undefined {
  return items === undefined ? undefined : items[countUpTo(items, limit) - 1];
}

/** How many of the items are of instructions up to `limit`; found by halving. */
function countUpTo(items: readonly Placed[], limit: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.instruction.index ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
