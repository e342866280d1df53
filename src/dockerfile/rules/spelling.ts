/** Comparisons in one run: more misspelt names than that have another cause, and a large file must not take longer. */
const BUDGET = 20_000;
const FARTHEST = 2;

/** Finds the nearest of some names; the search gives up once the run has compared too many. */
export function spellingHelp(): (word: string, names: Iterable<string>) => string | undefined {
  let left = BUDGET;
  return (word, names) => {
    let best: string | undefined;
    let distance = FARTHEST + 1;
    if (left <= 0) return undefined;
    for (const name of names) {
      if (left <= 0) break;
      left -= 1;
      const found = distanceWithin(word, name, distance - 1);
      if (found === undefined) continue;
      if (found === 0) return undefined;
      best = name;
      distance = found;
    }
    return best;
  };
}

/** Letters to insert, take away, change or swap with the next; undefined when it is more than the limit, 2 at most. */
export function distanceWithin(one: string, other: string, limit: number): number | undefined {
  return Math.abs(one.length - other.length) > limit ? undefined : distanceFrom(one, 0, other, 0, limit);
}

/** Tries each change where the words part: sixteen ways at most, each linear. */
function distanceFrom(one: string, at: number, other: string, to: number, limit: number): number | undefined {
  while (at < one.length && to < other.length && one.charCodeAt(at) === other.charCodeAt(to)) {
    at += 1;
    to += 1;
  }
  const left = Math.max(one.length - at, other.length - to);
  if (left === 0) return 0;
  if (limit <= 0) return undefined;
  if (at === one.length || to === other.length) return left <= limit ? left : undefined;
  let least: number | undefined;
  const swapped =
    one.charCodeAt(at) === other.charCodeAt(to + 1) && one.charCodeAt(at + 1) === other.charCodeAt(to) ? swap : steps;
  for (const [forward, along] of swapped) {
    const rest = distanceFrom(one, at + forward, other, to + along, (least ?? limit + 1) - 2);
    if (rest !== undefined) least = rest + 1;
  }
  return least;
}

const steps = [
  [1, 1],
  [1, 0],
  [0, 1],
] as const;
const swap = [[2, 2], ...steps] as const;
