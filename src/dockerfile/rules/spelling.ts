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

/** Letters to insert, take away or change; undefined when it is more than the limit. Takes time linear in the words. */
export function distanceWithin(one: string, other: string, limit: number): number | undefined {
  if (Math.abs(one.length - other.length) > limit) return undefined;
  let start = 0;
  while (start < one.length && start < other.length && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let oneEnd = one.length;
  let otherEnd = other.length;
  while (oneEnd > start && otherEnd > start && one.charCodeAt(oneEnd - 1) === other.charCodeAt(otherEnd - 1)) {
    oneEnd -= 1;
    otherEnd -= 1;
  }
  return distanceBetween(one.slice(start, oneEnd), other.slice(start, otherEnd), limit);
}

function distanceBetween(one: string, other: string, limit: number): number | undefined {
  if (one === '' || other === '') return one.length + other.length;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = new Array<number>(other.length + 1).fill(limit + 1);
    if (at <= limit) next[0] = at;
    let least = next[0] ?? 0;
    // Only places near the diagonal can be within the limit.
    for (let to = Math.max(1, at - limit); to <= Math.min(other.length, at + limit); to += 1) {
      const change = one.charCodeAt(at - 1) === other.charCodeAt(to - 1) ? 0 : 1;
      const cost = Math.min((row[to - 1] ?? 0) + change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1);
      next[to] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return undefined;
    row = next;
  }
  const distance = row[other.length] ?? 0;
  return distance > limit ? undefined : distance;
}
