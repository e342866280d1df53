import type { Block } from './read.ts';
import { SCORE } from './score.ts';

/** Lines of a note that explain something. */
export interface Explanation {
  /** A topic, or a flag or command as it is written. */
  readonly key: string;
  /** First and last line, from 0. */
  readonly line: number;
  readonly end: number;
  /** How surely the lines are about it, 2 to 12. */
  readonly score: number;
}

/** A second place of the same note is told of when it says as much. */
const SECOND = { least: SCORE.syntax, share: 0.75 } as const;
/** Lines that a heading stands for. */
const LONGEST_SECTION = 12;
const MOST_LINES = 20;
/** Lines that a definition goes on for, further indented. */
const LONGEST_DETAIL = 6;
/** Places of one key that are compared, and told of, in one note. */
const MOST_COMPARED = 4;
const MOST_TOLD = 2;
/** The best places of each key. */
export class BestPlaces {
  readonly #places = new Map<string, { index: number; score: number }[]>();

  add(key: string, index: number, score: number): void {
    if (score < SCORE.shown) return;
    const places = this.#places.get(key);
    if (places === undefined) {
      this.#places.set(key, [{ index, score }]);
      return;
    }
    const same = places.find((place) => place.index === index);
    if (same !== undefined) same.score = Math.max(same.score, score);
    else if (places.length < MOST_COMPARED) places.push({ index, score });
    else {
      const worst = places.reduce((least, place) => (place.score <= least.score ? place : least));
      if (worst.score < score) Object.assign(worst, { index, score });
    }
  }

  explanations(blocks: readonly Block[]): Explanation[] {
    const told: Explanation[] = [];
    for (const [key, places] of this.#places) {
      const all = places
        .filter(({ index }) => !isEmptyHeading(blocks, index))
        .sort((a, b) => b.score - a.score || a.index - b.index)
        .map(({ index, score }) => ({
          key,
          line: blocks[startOf(blocks, index, score)]?.line ?? 0,
          end: endOf(blocks, index),
          score,
        }));
      const [first] = all;
      if (first === undefined) continue;
      told.push(first);
      const others = all.filter(
        ({ line, end, score }) =>
          score >= Math.max(SECOND.least, first.score * SECOND.share) && (line > first.end || end < first.line),
      );
      told.push(...others.slice(0, MOST_TOLD - 1));
    }
    return told;
  }
}

/** Nothing stands below it, nor below the first heading in it: it was never written. */
function isEmptyHeading(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  const below = blocks[index + 1];
  if (block?.role !== 'heading') return false;
  if (below?.role !== 'heading') return below === undefined;
  return below.depth <= block.depth || (blocks[index + 2]?.role ?? 'heading') === 'heading';
}

/** The form of an instruction is explained by what stands above it, up to a near heading. */
function startOf(blocks: readonly Block[], index: number, score: number): number {
  const isForm = score === SCORE.syntaxLine || score === SCORE.syntax;
  if (!isForm || blocks[index]?.role === 'heading') return index;
  for (let above = index - 1; above >= Math.max(0, index - 3); above -= 1)
    if (blocks[above]?.role === 'heading') return above;
  return index;
}

/** What is said right below a command. */
function isAnswer(block: Block, below: Block): boolean {
  return block.role === 'code' && below.role === 'text' && below.line === block.end + 1;
}

/** The last line of what begins with a block: the section of a heading, what is further indented below a definition, the example below a sentence. */
function endOf(blocks: readonly Block[], index: number): number {
  const block = blocks[index];
  if (block === undefined) return 0;
  let { end } = block;
  const isHeading = block.role === 'heading';
  // An example stands right below its item; a fence and a blank line may be between it and a sentence.
  const gap = block.role === 'item' ? 2 : 3;
  for (let next = index + 1; next <= index + (isHeading ? LONGEST_SECTION : LONGEST_DETAIL); next += 1) {
    const below = blocks[next];
    if (below === undefined || below.end - block.line > MOST_LINES) break;
    if (below.role === 'heading' && !(isHeading && next === index + 1 && below.depth > block.depth)) break;
    const isDetail =
      below.depth > block.depth || (below.role === 'code' && block.role !== 'code') || isAnswer(block, below);
    if (!isHeading && (!isDetail || below.line - end > gap)) break;
    end = below.end;
  }
  return end;
}
