import type { Span } from '../../dockerfile/syntax/tree.ts';
import { ownedFlags } from './explain.ts';
import type { Recogniser } from './recognise.ts';

/** What stands in front of the subject of a line: marks of a list, a quote, a heading, a table. */
const onlyMarks = /^(?:[\s>#*_`"'“‘([•|:+-]|\d{1,3}[.)])*$/;

/** A word of a text and the topic that it names. */
export interface Term extends Span {
  readonly topic: string;
}

/**
 * What a word in the text of a note is about: `dangling image`, `--volumes-from`, `ENTRYPOINT`. Words that are
 * everywhere, such as *image*, only where a line is about just that; of several the longest.
 * @param line one line of the note; offsets are its own.
 */
export function termAt(line: string, offset: number, recogniser: Recogniser): Term | undefined {
  const mentions = recogniser.mentions({ text: line });
  const owners = mentions.filter(({ name }) => name.isTyped);
  let best: Term | undefined;
  for (const { topic, start, end, name } of ownedFlags(mentions, owners, undefined)) {
    if (start > offset || end < offset || name.parts.length > 1) continue;
    if (name.subjectOnly && !onlyMarks.test(line.slice(0, start))) continue;
    if (best === undefined || end - start > best.end - best.start) best = { topic, start, end };
  }
  return best;
}
