import type { Span } from '../dockerfile/syntax/tree.ts';
import { remarkOf } from './cli/check/text.ts';
import type { CommandLine, DockerCall } from './commandLine.ts';
import { isStandIn } from './documents/placeholders.ts';
import type { Slot } from './slots.ts';

const hangul = /[가-힣]/;
/** `-> stops it`, `← in the background`, up to the end of the line. */
const behindArrow = /\s(?:[-=]+>|[←→⇒➜])\s*(?=[^"'`|;&]*[가-힣])[^"'`|;&]*$/;
/** `(in the background)` at the end: the shell would refuse the line. */
const inParentheses = /\s\(([^()"'`$|;&]*)\)\s*$/;

/**
 * What is written behind a command to say what it does, and nobody means to type; spans are those of `line.text`.
 * @param slots of the last call on the line itself, in order.
 */
export function spokenRemarks(line: CommandLine, calls: readonly DockerCall[], slots: readonly Slot[]): Span[] {
  const { text, start } = line;
  // A prompt in front of the text begins below zero.
  const at = Math.max(start, 0);
  const found: Span[] = [];
  const remark = remarkOf(line, calls);
  if (remark !== undefined) found.push({ start: remark.start, end: remark.end });
  const arrow = behindArrow.exec(text);
  if (arrow !== null) found.push({ start: start + arrow.index, end: start + text.length });
  const aside = inParentheses.exec(text);
  const inside = aside?.[1] ?? '';
  if (aside !== null && hangul.test(inside) && !isStandIn(inside))
    found.push({ start: start + aside.index, end: start + text.length });
  const tail = tailOf(line, slots);
  if (tail !== undefined) found.push(tail);
  return found.filter((span) => span.start > at);
}

const shells = /(?:^|\/)(?:ba|da|a|z|k)?sh$/;

/** Korean words at the end where docker needs no more: `start web 시작`. */
function tailOf({ text, start: offset }: CommandLine, slots: readonly Slot[]): Span | undefined {
  const written = (slot: Span): string => text.slice(slot.start - offset, slot.end - offset);
  const end = offset + text.trimEnd().length;
  // `exec web bash 접속`: a script is not called that. Other programs may be given any text.
  const program = slots.find(({ isInner }) => isInner);
  const takesText = program !== undefined && !shells.test(written(program));
  let from: number | undefined;
  for (const slot of slots.toReversed()) {
    const word = written(slot);
    if (slot.needed || slot === program || (slot.isInner && takesText) || (from === undefined && slot.end !== end))
      break;
    // A dash or a colon in front of a remark parts it from the command.
    const parts = from !== undefined && /^[-–—:*~]+$/.test(word);
    const isKorean = /^[가-힣]/.test(word);
    if (!parts && !(isKorean && (slot.surplus || from !== undefined || !isStandIn(word)))) break;
    from = slot.start;
  }
  return from === undefined ? undefined : { start: from, end };
}
