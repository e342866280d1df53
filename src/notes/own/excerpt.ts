import { type Block, readNote } from './read.ts';
import type { Recogniser } from './recognise.ts';

/** Characters of a note that are shown. */
const LONGEST = 280;
/** Columns that they take at most: a hover shows about two lines of it. */
const MOST_COLUMNS = 220;

/** The words of some lines of a note that explain a topic, without marks and markup; not escaped. */
export function excerptOf(
  text: string,
  { line, end }: { readonly line: number; readonly end: number },
  key: string,
  recogniser: Recogniser,
): { readonly heading: string | undefined; readonly words: string } {
  let heading: string | undefined;
  const shown: string[] = [];
  let length = 0;
  for (const block of readNote(text)) {
    if (block.line > end || length >= LONGEST) break;
    if (block.role === 'heading') heading = plain(block);
    if (block.line < line) continue;
    // The heading is told by itself.
    if (block.role === 'heading') continue;
    const words = block.line === line ? aroundName(plain(block), key, recogniser) : plain(block);
    if (words === '') continue;
    shown.push(words);
    length += words.length;
  }
  const words = shown.join(' · ');
  return { heading, words: clipped(words) };
}

/** Whole words, as many as there is room for. */
function clipped(words: string): string {
  let columns = 0;
  for (let at = 0; at < words.length; at += 1) {
    // Hangul and other signs of East Asia take the room of two letters.
    columns += words.charCodeAt(at) >= 0x1100 ? 2 : 1;
    if (columns <= MOST_COLUMNS) continue;
    const blank = words.lastIndexOf(' ', at);
    const text = words.slice(0, blank > at / 2 ? blank : at).replace(/[\s·]+$/, '');
    return `${text}…`;
  }
  return words;
}

/** A long paragraph from the sentence on that has the name. */
function aroundName(words: string, key: string, recogniser: Recogniser): string {
  if (words.length <= LONGEST) return words;
  const at = recogniser.mentions({ text: words }).find(({ topic }) => topic === key)?.start ?? words.indexOf(key);
  if (at < LONGEST / 2) return words;
  const sentence = Math.max(words.lastIndexOf('. ', at), words.lastIndexOf('다. ', at) + 1, at - LONGEST / 2);
  return `…${words.slice(sentence + 1).trimStart()}`;
}

/** Not everything in such brackets is a tag: `<none>`, `<name>`. */
const htmlTag =
  /<\/?(?:a|b|br|center|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|kbd|li|ol|p|pre|small|span|strong|su[bp]|t(?:able|body|head|d|h|r)|u|ul)\b[^<>]{0,200}>/gi;

function plain({ text }: Block): string {
  return text
    .replace(htmlTag, ' ')
    .replace(/!?\[([^[\]]{0,200})\]\([^()]{0,300}(?:\([^()]{0,100}\)[^()]{0,100})?\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[\s>#]*(?:[-*+•]\s|\d{1,3}[.)]\s)?/, '')
    .replace(/\s*\|\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
