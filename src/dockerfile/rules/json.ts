import type { Script } from '../syntax/scriptTree.ts';
import type { Edit } from '../features/edit.ts';

/** What only a shell can run. */
const builtins: readonly string[] = [
  '.',
  ':',
  '[',
  'alias',
  'cd',
  'eval',
  'exec',
  'exit',
  'export',
  'if',
  'for',
  'while',
  'case',
  'set',
  'shift',
  'source',
  'trap',
  'ulimit',
  'umask',
  'unset',
  'wait',
  '{',
  '!',
];

/**
 * Turns a command line into exec form, word by word, so that its layout stays; undefined where a shell does more than
 * to split words.
 */
export function wordsAsJson(script: Script | undefined): readonly Edit[] | undefined {
  const [command, ...others] = script?.commands ?? [];
  if (script === undefined || command === undefined || others.length > 0 || script.operators.length > 0)
    return undefined;
  const { words, assignments, redirects } = command;
  if (assignments.length + redirects.length + script.comments.length > 0) return undefined;
  if (command.depth > 0 || builtins.includes(words[0]?.text ?? '')) return undefined;
  if (words.some(({ literal, raw }) => !literal || /[*?[\]{}~()]/.test(raw))) return undefined;
  // `if x; then` and their like are not part of a command.
  const begin = script.source.span.start;
  if (words[0]?.start !== begin) return undefined;
  return words.map(({ start, end, text }, at) => ({
    span: { start, end },
    text: `${at === 0 ? '[' : ''}${JSON.stringify(text)}${at === words.length - 1 ? ']' : ','}`,
  }));
}
