import type { DockerfileDocument } from '../document.ts';
import type { Instruction, Span } from '../syntax/tree.ts';
import { type Refactoring, type Selection, selectionOf } from './refactor/context.ts';
import { addToCopy, legacyToPairs, maintainerToLabel } from './refactor/deprecated.ts';
import { toExecForm, toShellForm } from './refactor/forms.ts';
import { fromHeredoc, toHeredoc } from './refactor/heredoc.ts';
import { sortPackages } from './refactor/packages.ts';
import { mergeRuns } from './refactor/merge.ts';
import { addSyntax, pinImage } from './refactor/pin.ts';
import { breakLine, joinLines, splitRun } from './refactor/runs.ts';

/** In the order in which they are offered. */
const offers: readonly ((selection: Selection) => readonly Refactoring[])[] = [
  mergeRuns,
  splitRun,
  breakLine,
  joinLines,
  toExecForm,
  toShellForm,
  addToCopy,
  maintainerToLabel,
  legacyToPairs,
  sortPackages,
  toHeredoc,
  fromHeredoc,
  pinImage,
  addSyntax,
];

/**
 * What can be rewritten where the cursor or selection is, with the same meaning.
 * @param digestOf the digest of an image, `sha256:...`, when somebody knows it.
 */
export function refactorings(
  document: DockerfileDocument,
  span: Span,
  digestOf: (image: string) => string | undefined = () => undefined,
): Refactoring[] {
  const [first, ...others] = selected(document.tree.instructions, span);
  if (first === undefined) return [];
  const selection = selectionOf(document, [first, ...others], span.start, digestOf);
  return offers.flatMap((offer) => offer(selection));
}

function selected(instructions: readonly Instruction[], { start, end }: Span): Instruction[] {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const touched: Instruction[] = [];
  for (let at = low; at < instructions.length; at += 1) {
    const instruction = instructions[at];
    if (instruction === undefined || instruction.start > end) break;
    touched.push(instruction);
  }
  return touched;
}
