/** How many letters of a word may be wrong. */
export function toleranceFor(word: string): 0 | 1 | 2 {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Whether one word becomes the other by at most `most` changes: a letter more, fewer, another, or two neighbours
 * swapped. Only cells near the diagonal are looked at: O(length × most).
 * @param part `beginning`: whether it becomes a beginning of the other, which may go on.
 */
export function isWithin(one: string, other: string, most: number, part: 'whole' | 'beginning' = 'whole'): boolean {
  const tooLong = part === 'whole' && other.length > one.length + most;
  if (tooLong || other.length < one.length - most) return false;
  const far = most + 1;
  const columns = Math.min(other.length, one.length + most);
  let beforeLast: number[] = new Array<number>(columns + 1).fill(far);
  let last: number[] = Array.from({ length: columns + 1 }, (_, column) => column);
  let now: number[] = new Array<number>(columns + 1).fill(far);
  for (let row = 1; row <= one.length; row += 1) {
    const from = Math.max(1, row - most);
    const to = Math.min(columns, row + most);
    now[from - 1] = from === 1 ? row : far;
    let least = now[from - 1] ?? far;
    for (let column = from; column <= to; column += 1) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      let changes = Math.min((last[column - 1] ?? far) + cost, (last[column] ?? far) + 1, (now[column - 1] ?? far) + 1);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        changes = Math.min(changes, (beforeLast[column - 2] ?? far) + 1);
      }
      now[column] = changes;
      least = Math.min(least, changes);
    }
    if (to < columns) now[to + 1] = far;
    if (least > most) return false;
    [beforeLast, last, now] = [last, now, beforeLast];
  }
  if (part === 'whole') return (last[other.length] ?? far) <= most;
  return last.slice(Math.max(0, one.length - most)).some((changes) => changes <= most);
}

/** A bit for each letter (some share one): two words that differ in many bits are far apart. */
export function lettersMask(word: string): number {
  let mask = 0;
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) & 31);
  return mask;
}

/** False only when a word certainly has more than `most` letters that the other lacks. */
export function mayBeWithin(mask: number, other: number, most: number): boolean {
  let missing = mask & ~other;
  for (let bits = 0; missing !== 0; bits += 1) {
    if (bits === most) return false;
    missing &= missing - 1;
  }
  return true;
}
