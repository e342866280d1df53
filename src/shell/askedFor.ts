import type { Span } from '../dockerfile/syntax/tree.ts';
import type { CommandLine, DockerCall } from './commandLine.ts';
import type { NotTyped, Placeholder } from './documents/placeholders.ts';
import { kindIn, type Slot, slotsOf } from './slots.ts';
import { spokenRemarks } from './spokenRemarks.ts';
import { standInsAt } from './standIns.ts';

/**
 * What somebody has to fill in, and what is left out, by the places that docker gives the words: it needs the first
 * arguments and the values of flags, and many write `[name]` for those as well, where usage lines mean by it what may
 * be left out. Spans are those of `line.text`, which begins at 0, or behind a prompt that ends there.
 * @param found what the text tells by itself.
 */
export function askedFor(found: NotTyped, line: CommandLine, calls: readonly DockerCall[]): NotTyped {
  const text = line.start < 0 ? line.text.slice(-line.start) : line.text;
  const last = calls.findLast(({ invocation }) => invocation.depth === 0);
  const lastSlots = last === undefined ? [] : slotsOf(last, found.placeholders);
  const slots = calls.flatMap((call) => (call === last ? lastSlots : slotsOf(call, found.placeholders)));
  const remarks = merged([...found.remarks, ...spokenRemarks(line, calls, lastSlots)]);
  const placeholders = found.placeholders.filter((each) => !remarks.some((remark) => overlap(each, remark)));
  const placed = placeholders.map((each) => placedIn(each, slots, placeholders, text));
  const standIns = slots
    .filter((slot) => !remarks.some((remark) => overlap(slot, remark)))
    .flatMap((slot) => standInsAt(text, slot))
    .filter((each) => !placeholders.some((other) => overlap(each, other)));
  return { placeholders: [...placed, ...standIns].sort((one, other) => one.start - other.start), remarks };
}

function placedIn(
  placeholder: Placeholder,
  slots: readonly Slot[],
  all: readonly Placeholder[],
  text: string,
): Placeholder {
  const { start, end, kind } = placeholder;
  const slot = slots.find((each) => each.start <= start && end <= each.end);
  if (slot === undefined || kind === 'optional') return placeholder;
  if (slot.isOptions) return { ...placeholder, kind: 'optional' };
  const isWhole = text.slice(slot.start, slot.end).replace(/^["']|["']$/g, '') === text.slice(start, end);
  // A file is one wherever it stands: `save <file> IMAGE`.
  const ofPlace = isWhole && kind !== 'path' && kind !== 'port' ? kindIn(slot) : undefined;
  // `[:TAG]`, and what is written behind a bracket without a blank, may be left out of what is needed.
  const isAddition = !isWhole && (/^[:@|]/.test(placeholder.label) || text.charAt(start - 1) === ']');
  return {
    ...placeholder,
    kind: ofPlace ?? (kind === 'image' && isPart(placeholder, slot, all) ? 'text' : kind),
    optional: placeholder.optional && !(slot.needed && !isAddition),
  };
}

/** Something of a name that is neither its beginning nor all that has to be there. */
function isPart({ start, end }: Placeholder, slot: Slot, all: readonly Placeholder[]): boolean {
  const behind = all.filter((each) => each.optional && each.start >= end && each.end <= slot.end);
  const added = behind.reduce((sum, each) => sum + each.end - each.start, 0);
  return slot.isNew || start !== slot.start || end + added !== slot.end;
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** In order, those that overlap as one. */
function merged(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else found.push({ start, end });
  }
  return found;
}
