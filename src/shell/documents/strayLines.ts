import type { Span } from '../../dockerfile/syntax/tree.ts';
import type { LogicalLine } from './logicalLines.ts';
import { findPlaceholders } from './placeholders.ts';

/** What stands in a block of commands and is none: a comment of another language, a sentence, a remark behind a command. */
export interface Stray extends Span {
  readonly kind: 'slashes' | 'prose' | 'redirect';
}

const startsLikeSentence = /^[가-힣]{2,}(?:$|[\s,.:;])/;

/**
 * Strays among the lines of a block that are no docker lines.
 * @param logical all commands of the block in their order; those that are left out are output, heredocs and comments.
 * @param isDocker whether one of them calls docker: what is wrong in that is said of the line itself.
 */
export function strayLines(
  document: string,
  lines: readonly Span[],
  logical: readonly LogicalLine[],
  isDocker: (line: LogicalLine) => boolean,
): Stray[] {
  const hasPrompts = logical.some(({ prompt }) => prompt !== undefined);
  const strays: Stray[] = [];
  for (const line of logical) {
    if (isDocker(line)) continue;
    const [piece] = line.pieces;
    const { text, span } = line;
    const kind = hasPrompts ? undefined : kindOf(text);
    if (kind !== undefined && piece !== undefined && !text.includes('\n')) strays.push({ ...span, kind });
    for (const remark of text.includes('<') ? findPlaceholders(text).remarks : []) {
      // A command of one line only: its end is the end of the remark.
      if (/[가-힣]/.test(text.slice(remark.start, remark.end)) && line.pieces.length === 1 && piece !== undefined)
        strays.push({ start: piece.start + remark.start, end: piece.start + remark.end, kind: 'redirect' });
    }
  }
  if (hasPrompts) strays.push(...aboveCommands(document, lines, logical));
  return strays;
}

/** With prompts a line without one is output, unless it stands right above a command as its title. */
function aboveCommands(document: string, lines: readonly Span[], logical: readonly LogicalLine[]): Stray[] {
  const starts = new Set(logical.map(({ span }) => span.start));
  return lines.flatMap(({ start, end }, index) => {
    const next = lines[index + 1];
    const line = document.slice(start, end);
    const kind = kindOf(line.trim());
    const from = start + line.search(/\S|$/);
    if (kind === undefined || next === undefined || starts.has(from)) return [];
    const nextStart = next.start + document.slice(next.start, next.end).search(/\S|$/);
    return starts.has(nextStart) ? [{ start: from, end, kind }] : [];
  });
}

function kindOf(line: string): 'slashes' | 'prose' | undefined {
  if (/^\/\/(?:\s|[가-힣])/.test(line)) return 'slashes';
  return startsLikeSentence.test(line) ? 'prose' : undefined;
}
