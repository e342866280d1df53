import { shellCommand, shellCommands } from '../../knowledge/shellCommands.ts';
import type { Script } from '../../syntax/scriptTree.ts';
import { openCommand } from '../script.ts';
import { programIndex } from '../../syntax/programs.ts';
import { type CompletionItem, type CompletionPlace, itemsOf, wordSpan } from './item.ts';
import type { OpenWord } from './variables.ts';

/** Programs, and subcommands and options of known ones. */
export function commandItems(
  place: CompletionPlace,
  script: Script | undefined,
  { token, offsetIn }: OpenWord,
): CompletionItem[] {
  // The word of the shell, which begins behind a parenthesis, a quote or an operator.
  const inShell = /[^\s()`|;&"'<>]*$/.exec(token)?.index ?? 0;
  const whole = wordSpan(place, offsetIn(inShell));
  const behind = /^[^\s()`|;&"'<>]*/.exec(place.document.text.slice(place.offset, whole.end))?.[0] ?? '';
  const span = { start: whole.start, end: place.offset + behind.length };
  const words = (script && openCommand(script, place.offset)?.words) ?? [];
  const typed = words.filter(({ start }) => start < place.offset);
  const index = programIndex(typed);
  const typedHere = token.slice(inShell);
  const inProgram = typed.length === 0 || (typedHere !== '' && index === typed.length - 1);
  if (inProgram)
    return itemsOf(
      span,
      3,
      shellCommands.map(({ name, summary, page }) => ({
        label: name,
        kind: 'command',
        detail: summary,
        documentation: { page },
      })),
    );
  const entry = shellCommand(typed[index]?.text ?? '');
  if (entry === undefined) return [];
  const given = new Set(typed.filter(({ end }) => end < place.offset).map(({ text }) => text));
  return itemsOf(
    span,
    1,
    entry.words
      .filter(
        ({ word }) => !given.has(word) && (typedHere === '' || word.startsWith('-') === typedHere.startsWith('-')),
      )
      .map(({ word, doc }) => ({
        label: word,
        kind: word.startsWith('-') ? 'flag' : 'value',
        detail: doc,
        documentation: { page: entry.page },
      })),
  );
}
