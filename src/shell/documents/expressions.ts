import { type MappedText, toDocumentSpan } from './dockerLine.ts';
import type { DocumentKind } from './findLines.ts';
import type { Placeholder } from './placeholders.ts';

/**
 * A variable of the shell's, as long as the expression that stands there: what a workflow or make fills in before a
 * shell sees it can be anything, as a variable can.
 * @param length in characters, at least 4.
 */
export function asVariable(length: number): string {
  return `\${${'_'.repeat(length - 3)}}`;
}

/** What is not the shell's own, as the document has it: `${{ github.sha }}`; `$(ARGS)`, `${ARGS}`, `$@` of a Makefile. */
const written: Partial<Readonly<Record<DocumentKind, RegExp>>> = {
  workflow: /^\$\{\{(.*)\}\}$/,
  makefile: /^\$(?:[({](.*)[)}]|[@<^?*+%])$/,
};

const variable = /\$(?:\{\w+\}|[@<^?*+%])/g;

/**
 * A line of a workflow or a Makefile with the expressions that it has there, each of which a terminal knows nothing of
 * and somebody has to fill in.
 * @param from where the block begins that the line's offsets count from.
 */
export function withExpressions(
  line: MappedText,
  document: string,
  from: number,
  kind: DocumentKind | undefined,
): { readonly text: string; readonly expressions: readonly Placeholder[] } {
  const pattern = kind === undefined ? undefined : written[kind];
  if (pattern === undefined) return { text: line.text, expressions: [] };
  const expressions: Placeholder[] = [];
  const text = line.text.replace(variable, (found, start: number) => {
    const end = start + found.length;
    const span = toDocumentSpan(line, { start, end });
    const source = document.slice(from + span.start, from + span.end);
    const match = pattern.exec(source);
    // A variable of the shell's is written with two dollars in a Makefile, and with one brace in a workflow.
    if (match === null || source.length !== found.length) return found;
    const label = match[1]?.trim() ?? source;
    // What make does not know is empty, and may be several words.
    const isOptions = kind === 'makefile' && /arg|opt|flag|param/i.test(label);
    const isWord = /^\s?$/.test(line.text.charAt(start - 1)) && /^\s?$/.test(line.text.charAt(end));
    const optional = kind === 'makefile' && isWord;
    expressions.push({ start, end, label, kind: isOptions ? 'optional' : 'text', optional });
    return source;
  });
  return { text, expressions };
}
