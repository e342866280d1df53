import type { TestContext } from 'node:test';

/** The same for every run, so that a failure in CI is a failure here; DOCKYARD_SEED tries another. */
const SEED = Number(process.env['DOCKYARD_SEED'] ?? 20260214);

/** Numbers that only look random (mulberry32): one seed, one sequence. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.int(0, values.length - 1)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  list<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.int(0, most) }, make);
  }

  /** Text of the given characters; each may be more than one UTF-16 unit. */
  text(alphabet: readonly string[], most: number): string {
    return this.list(most, () => this.pick(alphabet)).join('');
  }

  /** Any JSON value, nested at most `depth` deep, whose objects have some of these fields. */
  json(fields: readonly string[] = ['a', 'b', '__proto__'], depth = 4): unknown {
    const leaves = [null, true, false, 0, -1, 1.5, 1e300, '', 'text', '한글', '<none>:<none>', '/a/b', 'Up 5 minutes'];
    if (depth === 0 || this.chance(0.3)) return this.pick<unknown>(leaves);
    if (this.chance(0.3)) return this.list(4, () => this.json(fields, depth - 1));
    return Object.fromEntries(this.list(8, () => [this.pick(fields), this.json(fields, depth - 1)]));
  }
}

/** Random numbers for one test, and the seed that repeats it, which is printed. */
export function seeded(test: TestContext): { readonly random: Random; readonly seed: number } {
  test.diagnostic(`seed ${SEED}`);
  return { random: new Random(SEED), seed: SEED };
}

/**
 * Tries a property many times. The seed is printed, and a failure names the seed and the round that repeat it.
 * @param body gets fresh random numbers for each round.
 */
export async function property(
  test: TestContext,
  rounds: number,
  body: (random: Random) => void | Promise<void>,
): Promise<void> {
  test.diagnostic(`seed ${SEED}, ${rounds} rounds`);
  for (let round = 0; round < rounds; round += 1) {
    try {
      await body(new Random(SEED + round * 7919));
    } catch (error) {
      throw new Error(`round ${round} of seed ${SEED} (DOCKYARD_SEED=${SEED})`, { cause: error });
    }
  }
}
