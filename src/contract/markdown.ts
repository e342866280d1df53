import { visible } from './plainText.ts';

/**
 * Markdown out of texts that strangers wrote: names, commands, labels. Nothing in them is ever read as Markdown, HTML,
 * a link or an icon.
 */
export function code(text: string): string {
  const line = printable(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || line.startsWith(' ') ? ' ' : '';
  return line === '' ? '' : `${fence}${pad}${line}${pad}${fence}`;
}

/** Plain words inside Markdown. */
export function escaped(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]()#+\-.!|<>~&$^:@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Longer texts are cut: a tooltip is no place for ten thousand characters. */
const LONGEST = 300;

/** One line without control characters and without marks that turn the direction of writing. */
function printable(text: string): string {
  const line = visible(text.replace(/\s+/g, ' '));
  // Not between the two halves of a character.
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

/** Command lines of others as a block of code that nothing in them can end. */
export function shellBlock(text: string): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}shell\n${text}\n${fence}`;
}
