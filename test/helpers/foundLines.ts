import { type DockerLine, relativeTo } from '../../src/shell/documents/dockerLine.ts';
import { type DocumentKind, LineFinder } from '../../src/shell/documents/findLines.ts';
import type { CommandCheck } from '../../src/shell/documents/programs.ts';
import { cliModel } from './cliModel.ts';

/** A few words that are no commands, and how near they are to some. */
export const check: CommandCheck = (word) => {
  if (cliModel.command([word]) !== undefined) return 'known';
  if (word === 'rnus') return 'bent';
  return ['iamges', 'rnu'].includes(word) ? 'misspelt' : 'unknown';
};

/** The docker lines of a document, as in the document. */
export function linesOf(text: string, kind: DocumentKind = 'markdown', finder = new LineFinder()): DockerLine[] {
  return finder.find(text, kind, { check }).blocks.flatMap((block) =>
    // As in the document.
    block.lines.map((line) => relativeTo(line, -block.start)),
  );
}

/** `place: text` of each line; what it takes to read a failure at a glance. */
export function found(text: string, kind?: DocumentKind): string[] {
  return linesOf(text, kind).map((line) => `${line.place}: ${line.text}`);
}
