import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Localized, Speak } from '../../contract/localized.ts';
import { code, escaped } from '../../contract/markdown.ts';
import type { OwnPassage } from './ownNotes.ts';

const title: Localized = { en: 'In your notes', ko: '내 노트에서' };

/**
 * A hover with what the reader's notes say right behind its first sentences: nobody scrolls to the end of a long one.
 * @param markdown paragraphs; the first may be a title.
 */
export function withOwnNotes(markdown: string, passages: readonly OwnPassage[], speak: Speak): string {
  const section = ownNotesSection(passages, speak);
  if (section === '') return markdown;
  const [first = '', second = ''] = markdown.split('\n\n', 2);
  const isText = second !== '' && !second.startsWith('```');
  const front = titleAlone.test(first) && isText ? `${first}\n\n${second}` : first;
  const rest = markdown.slice(front.length);
  // Editors draw a rule through the first line of a block of code.
  const rule = rest === '' || rest.startsWith('\n\n```') ? '' : '\n\n---';
  return `${front}\n\n${section}${rule}${rest}`;
}

/** Passages whose words are shown; of others there is room for a link. */
const MOST_QUOTED = 3;

/** What the reader's notes say, as a part of a hover; empty when they say nothing. Each place is a link that opens its line. */
export function ownNotesSection(passages: readonly OwnPassage[], speak: Speak): string {
  if (passages.length === 0) return '';
  const others = passages.slice(MOST_QUOTED).map(linkOf);
  const lines = [...passages.slice(0, MOST_QUOTED).map(lineOf), ...(others.length === 0 ? [] : [others.join(' · ')])];
  return [`**${speak(title)}**`, '', ...lines.map((line) => `- ${line}`)].join('\n');
}

/** **`--from`** · COPY; **Images** */
const titleAlone = /^\*\*[^*\n]+\*\*(?: · [A-Z]+)?$/;

function lineOf(passage: OwnPassage): string {
  const { heading, words } = passage;
  const said = [...(heading === undefined ? [] : [`*${escaped(heading)}*`]), ...(words === '' ? [] : [escaped(words)])];
  return [linkOf(passage), ...said].join(' · ');
}

function linkOf({ file, line }: OwnPassage): string {
  return `[${code(`${path.basename(file)}:${line + 1}`)}](${addressOf(file, line)})`;
}

/** A file and one of its lines, from 0. Brackets would end the link. */
function addressOf(file: string, line: number): string {
  const { href } = pathToFileURL(file);
  return `${href.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))}#L${line + 1}`;
}
