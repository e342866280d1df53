import type { DockerfileDocument } from '../document.ts';
import type { Span } from '../syntax/tree.ts';
import { type TokenModifier, type TokenType, tokenModifiers, tokenTypes } from './tokens/legend.ts';
import { TokenList } from './tokens/tokenList.ts';
import { TokenReader } from './tokens/tokenReader.ts';

/** What the numbers of a result mean: places in these lists. */
export const semanticTokensLegend: {
  readonly types: readonly TokenType[];
  readonly modifiers: readonly TokenModifier[];
} = { types: tokenTypes, modifiers: tokenModifiers };

/** A change of an earlier result. */
export interface TokensEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: readonly number[];
}

/**
 * The tokens of a document as LSP wants them: five numbers for each (line and character as steps from the token before,
 * length, type, modifiers).
 * @param range leaves out what does not touch it.
 */
export function semanticTokens(document: DockerfileDocument, range?: Span): readonly number[] {
  const { tree } = document;
  const { start, end } = range ?? { start: 0, end: tree.text.length };
  const { lines } = tree;
  const list = new TokenList(lines, lines.lineAt(end) - lines.lineAt(start) + 1);
  const reader = new TokenReader(document, list);
  let comment = 0;
  /** Comments stand between the instructions, or in them. */
  const addComments = (before: number): void => {
    for (let next = tree.comments[comment]; next !== undefined && next.start < before; next = tree.comments[comment]) {
      if (touches(next, start, end)) list.add(next, 'comment');
      comment += 1;
    }
  };
  for (const directive of tree.directives) {
    if (!touches(directive, start, end)) continue;
    list.add(directive, 'comment');
    list.add(directive.nameSpan, 'macro');
    list.add(directive.valueSpan, 'string');
  }
  list.flush();
  for (const instruction of tree.instructions) {
    if (instruction.start > end) break;
    addComments(instruction.start);
    list.flush();
    if (touches(instruction, start, end)) reader.read(instruction);
    reader.pass(instruction);
    addComments(instruction.end);
    list.flush();
  }
  addComments(Infinity);
  return list.finish();
}

/** What turns one result into the other: nothing, or one edit of the part that differs. */
export function semanticTokensDelta(before: readonly number[], after: readonly number[]): readonly TokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return [{ start, deleteCount: before.length - start - same, data: after.slice(start, after.length - same) }];
}

function touches(span: Span, start: number, end: number): boolean {
  return span.start <= end && span.end >= start;
}
