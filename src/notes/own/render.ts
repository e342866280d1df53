import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Localized, Speak } from '../../contract/localized.ts';
import { code, escaped } from '../../contract/markdown.ts';
import type { OwnPassage } from './ownNotes.ts';

const title: Localized = { en: 'In your notes', ko: '내 노트에서' };

/** What the reader's notes say, as a part of a hover; empty when they say nothing. Each place is a link that opens its line. */
export function ownNotesSection(passages: readonly OwnPassage[], speak: Speak): string {
  if (passages.length === 0) return '';
  return [`**${speak(title)}**`, '', ...passages.map(lineOf)].join('\n');
}

function lineOf({ file, line, heading, words }: OwnPassage): string {
  const link = `[${code(`${path.basename(file)}:${line + 1}`)}](${addressOf(file, line)})`;
  const said = [...(heading === undefined ? [] : [`*${escaped(heading)}*`]), ...(words === '' ? [] : [escaped(words)])];
  return `- ${[link, ...said].join(' · ')}`;
}

/** A file and one of its lines, from 0. Brackets would end the link. */
function addressOf(file: string, line: number): string {
  const { href } = pathToFileURL(file);
  return `${href.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))}#L${line + 1}`;
}
