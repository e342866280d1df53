import { type Block, readNote } from './read.ts';
import { isOwner, type Mention, type Recogniser, writtenKeys } from './recognise.ts';

/** Lines of a note that explain something. */
export interface Explanation {
  /** A topic, or a flag or command as it is written. */
  readonly key: string;
  /** First and last line, from 0. */
  readonly line: number;
  readonly end: number;
  /** How surely the lines are about it, 1 to 12. */
  readonly score: number;
}

/** How surely a line is about what it names, by where the name stands. */
const SCORE = {
  headingIsName: 11,
  defines: 10,
  headingHasName: 8,
  leads: 6,
  annotatedCode: 5,
  says: 4,
  firstCode: 3,
  shown: 2,
  code: 1,
} as const;

/** Lines that a heading stands for. */
const LONGEST_SECTION = 12;
/** Lines that a definition goes on for, further indented. */
const LONGEST_DETAIL = 6;
/** Explanations of one key that are kept for one note. */
const MOST_EACH = 2;
/** Keys without a topic that are kept for one note. */
const MOST_WRITTEN = 100;

const defining =
  /^[\s*`"'’”)\]>]*(?:<\/?\w[^<>]{0,100}>\s*)*(?:[:=|–—]|->|=>|-\s|이?란\s|은\s|는\s|이?라고|옵션|명령|is\s|are\s|means\b|lets\b|sets\b|\(|$)/i;
const annotation = /<[^<>]{0,200}\s[^<>]{1,200}>\s*$|\s(?:#|\/\/)\s*\S+\s+\S/;
const headingNoise = /^[\s#>*_]*(?:<[^<>]{0,100}>)*(?:\d{1,2}(?:\.\d{1,3})*[.)]?\s*)?(?:what (?:is|are) (?:an? |the )?)?|(?:\s*(?:이?란|개념|소개|이해)?\s*[?.:!]*\s*(?:<[^<>]{0,100}>)*[\s#*_]*)$/gi;

interface Section {
  readonly rank: number;
  readonly heading: Block;
  /** The command or instruction that was spoken of last, and whether a line of code named one. */
  owner: string | undefined;
  codeSeen: boolean;
}

/** What each line explains, in the order of the note. Slow notes are read in steps: each `undefined` is a good place to stop for a while. */
export function* explain(text: string, recogniser: Recogniser): Generator<undefined, Explanation[]> {
  const blocks: Block[] = [];
  for (const block of readNote(text)) {
    blocks.push(block);
    if (blocks.length % 100 === 0) yield undefined;
  }
  const best = new Best();
  const written = new Set<string>();
  const items: { depth: number; owner: string | undefined }[] = [];
  let section: Section | undefined;
  for (const [index, block] of blocks.entries()) {
    if (index % 50 === 49) yield undefined;
    const mentions = recogniser.mentions(block);
    if (block.role === 'heading') {
      section = { rank: block.depth, heading: block, owner: undefined, codeSeen: false };
      items.length = 0;
    }
    while ((items.at(-1)?.depth ?? -1) >= block.depth && block.role !== 'heading') items.pop();
    const owners = mentions.filter(({ topic }) => isOwner(topic));
    for (const mention of mentions) {
      if (!isOwned(mention, owners, items.at(-1)?.owner ?? section?.owner)) continue;
      const score = scoreOf(block, mention, section);
      if (score > 0) best.add(mention.topic, index, score);
    }
    if (written.size < MOST_WRITTEN) {
      for (const key of writtenKeys(block.text)) {
        written.add(key);
        best.add(key, index, block.role === 'code' ? SCORE.code : SCORE.says);
      }
    }
    const owner = owners.find(({ start }) => start <= block.lead)?.topic ?? owners.at(-1)?.topic;
    if (section !== undefined && owner !== undefined) section.owner = owner;
    if (section !== undefined && block.role === 'code' && owner !== undefined) section.codeSeen = true;
    if (block.role === 'item') items.push({ depth: block.depth, owner: owner ?? items.at(-1)?.owner });
  }
  return best.explanations(blocks);
}

/** A flag belongs to the commands of its own line, else to the one that was spoken of last. */
function isOwned({ name, start }: Mention, owners: readonly Mention[], before: string | undefined): boolean {
  if (name.owners.length === 0) return true;
  if (owners.length === 0) return before !== undefined && name.owners.includes(before);
  const nearest = owners.findLast((owner) => owner.start < start) ?? owners[0];
  return nearest !== undefined && name.owners.includes(nearest.topic);
}

function scoreOf(block: Block, { start, end, name }: Mention, section: Section | undefined): number {
  const { role, text, lead } = block;
  if (role === 'heading') {
    const words = text.replace(headingNoise, '');
    const isName = words.replace(/[\s`*]/g, '').length <= end - start;
    if (isName) return SCORE.headingIsName;
    return name.subjectOnly ? 0 : SCORE.headingHasName;
  }
  const leads = start <= lead;
  const rest = text.slice(end, end + 120);
  if (role === 'code') {
    if (name.subjectOnly) return 0;
    if (annotation.test(text)) return SCORE.annotatedCode;
    if (!isOwner(name.topic)) return SCORE.code;
    return section?.codeSeen === false ? SCORE.firstCode : SCORE.shown;
  }
  if (leads && defining.test(rest)) return role === 'text' && rest.trim() === '' ? SCORE.leads : SCORE.defines;
  if (name.subjectOnly) return 0;
  return leads || role === 'term' ? SCORE.leads : SCORE.says;
}

/** The best places of each key. */
class Best {
  readonly #places = new Map<string, { index: number; score: number }[]>();

  add(key: string, index: number, score: number): void {
    const places = this.#places.get(key);
    if (places === undefined) {
      this.#places.set(key, [{ index, score }]);
      return;
    }
    const same = places.find((place) => place.index === index);
    if (same !== undefined) same.score = Math.max(same.score, score);
    else if (places.length < MOST_EACH * 2) places.push({ index, score });
    else {
      const worst = places.reduce((least, place) => (place.score <= least.score ? place : least));
      if (worst.score < score) Object.assign(worst, { index, score });
    }
  }

  explanations(blocks: readonly Block[]): Explanation[] {
    const all: Explanation[] = [];
    for (const [key, places] of this.#places) {
      places.sort((a, b) => b.score - a.score || a.index - b.index);
      const most = places[0]?.score ?? 0;
      let end = -1;
      let kept = 0;
      for (const place of places) {
        const block = blocks[place.index];
        if (block === undefined || kept >= MOST_EACH || place.score * 2 <= most) continue;
        const last = endOf(blocks, place.index);
        if (block.line <= end && block.line >= (all.at(-1)?.line ?? 0)) continue;
        all.push({ key, line: block.line, end: last, score: place.score });
        end = last;
        kept += 1;
      }
    }
    return all;
  }
}

/** The last line of what begins with a block: a heading's section, what is further indented below a definition. */
function endOf(blocks: readonly Block[], index: number): number {
  const block = blocks[index];
  if (block === undefined) return 0;
  let { end } = block;
  const isHeading = block.role === 'heading';
  for (let next = index + 1; next <= index + (isHeading ? LONGEST_SECTION : LONGEST_DETAIL); next += 1) {
    const below = blocks[next];
    if (below === undefined || below.role === 'heading') break;
    if (!isHeading && (below.depth <= block.depth || block.role === 'code')) break;
    end = below.end;
  }
  return end;
}
