import { inOneLine } from './plainText.ts';

/**
 * Markdown out of texts that strangers wrote: names, commands, labels. Nothing in them is ever read as Markdown, HTML,
 * a link or an icon.
 */
export function code(text: string): string {
  const line = inOneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || line.startsWith(' ') ? ' ' : '';
  return line === '' ? '' : `${fence}${pad}${line}${pad}${fence}`;
}

/** Plain words inside Markdown. */
export function escaped(text: string): string {
  return inOneLine(text).replace(/[\\`*_{}[\]()#+\-.!|<>~&$^:@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Command lines of others as a block of code that nothing in them can end. */
export function shellBlock(text: string): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}shell\n${text}\n${fence}`;
}
