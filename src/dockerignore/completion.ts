import type { IgnoreFile, Span } from './parse.ts';

export interface IgnoreCompletion {
  /** A name, with `/` behind a folder. */
  readonly label: string;
  /** What it takes the place of. */
  readonly span: Span;
}

/**
 * The names that may go on at an offset: files and folders in the folder that is written so far.
 * @param paths the files of the build context, relative to it, with `/`.
 */
export function completions(
  { text }: IgnoreFile,
  offset: number,
  paths: readonly string[],
): readonly IgnoreCompletion[] {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1) + 1, text.startsWith('\uFEFF') ? 1 : 0);
  const before = text.slice(lineStart, offset);
  if (before.startsWith('#')) return [];
  const written = before.replace(/^\s*!?\s*(?:\.?\/+)?/, '');
  const slash = written.lastIndexOf('/');
  const folder = written.slice(0, slash + 1);
  const begun = written.slice(slash + 1);
  const span = { start: offset - begun.length, end: offset };
  // Below `**/` any folder may be meant.
  const names = folder === '**/' ? namesAnywhere(paths) : namesIn(folder, paths);
  return [...names]
    .filter((name) => name.startsWith(begun))
    .sort()
    .map((label) => ({ label, span }));
}

function namesIn(folder: string, paths: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith(folder)) continue;
    const slash = path.indexOf('/', folder.length);
    names.add(path.slice(folder.length, slash === -1 ? path.length : slash + 1));
  }
  return names;
}

function namesAnywhere(paths: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const path of paths) {
    for (let start = 0; start < path.length; ) {
      const slash = path.indexOf('/', start);
      const end = slash === -1 ? path.length : slash + 1;
      names.add(path.slice(start, end));
      start = end;
    }
  }
  return names;
}
