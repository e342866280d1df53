import { BestPlaces, type Explanation } from './places.ts';
import { type Block, readNote } from './read.ts';
import { type Mention, type Recogniser, writtenKeys } from './recognise.ts';
import { type Place, SCORE, scoreOf } from './score.ts';
import { kindOf } from './topics.ts';

/** Keys without a topic that are kept for one note. */
const MOST_WRITTEN = 100;
interface Section {
  /** The command or instruction that was spoken of last. */
  owner: string | undefined;
  codeSeen: boolean;
}

/**
 * What the lines of a note explain. Long notes are read in steps: each `undefined` is a good place to stop for a while.
 * Linear in the length of the note; nothing is thrown, whatever it is.
 */
export function* explain(text: string, recogniser: Recogniser): Generator<undefined, Explanation[]> {
  const blocks: Block[] = [];
  for (const block of readNote(text)) {
    blocks.push(block);
    if (blocks.length % 25 === 0) yield undefined;
  }
  const best = new BestPlaces();
  const written = new Set<string>();
  const items: { depth: number; owner: string | undefined }[] = [];
  const section: Section = { owner: undefined, codeSeen: false };
  for (const [index, block] of blocks.entries()) {
    if (index % 10 === 9) yield undefined;
    const mentions = recogniser.mentions(block);
    if (block.role === 'heading') {
      section.owner = undefined;
      section.codeSeen = false;
      items.length = 0;
    }
    while (items.length > 0 && (items.at(-1)?.depth ?? 0) >= block.depth) items.pop();
    const owners = mentions.filter(({ name }) => name.isTyped);
    const owned = ownedFlags(mentions, owners, items.at(-1)?.owner ?? section.owner);
    const place: Place = {
      block,
      hasDetail: (blocks[index + 1]?.depth ?? 0) > block.depth && blocks[index + 1]?.role !== 'heading',
      all: owned,
      codeSeen: section.codeSeen,
    };
    for (const mention of owned) best.add(mention.topic, index, scoreOf(place, mention));
    for (const key of written.size < MOST_WRITTEN && block.role !== 'code' ? writtenKeys(block.text) : []) {
      written.add(key);
      best.add(key, index, SCORE.says);
    }
    const owner = owners.find(({ start }) => start <= block.lead)?.topic ?? owners.at(-1)?.topic;
    section.owner = owner ?? section.owner;
    section.codeSeen ||= block.role === 'code' && owner !== undefined;
    if (block.role === 'item') items.push({ depth: block.depth, owner: owner ?? items.at(-1)?.owner });
  }
  return best.explanations(blocks);
}

/** What needs no owner, and of flags those of the commands near them: of the same line, else of what was spoken of last. */
export function ownedFlags(
  mentions: readonly Mention[],
  owners: readonly Mention[],
  before: string | undefined,
): Mention[] {
  const isOwned = ({ name, start }: Mention): boolean => {
    if (name.owners.length === 0) return true;
    const kind = kindOf(name.owners[0] ?? '');
    const like = owners.filter(({ topic }) => kindOf(topic) === kind);
    const owner = (like.findLast((other) => other.start < start) ?? like[0])?.topic ?? before;
    return owner !== undefined && name.owners.includes(owner);
  };
  const owned = mentions.filter(isOwned);
  if (owned.length === mentions.length || owners.some(({ topic }) => kindOf(topic) === 'cli')) return owned;
  // People speak of the flags of docker run without naming it.
  const taken = new Set(owned.map(({ start }) => start));
  const ofRun = mentions.filter(({ name, start }) => !taken.has(start) && name.owners.includes('cli.container.run'));
  return [...owned, ...ofRun];
}
