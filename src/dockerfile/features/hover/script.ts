import { code } from '../../../contract/markdown.ts';
import type { CommandWord, ShellCommand } from '../../knowledge/shell/command.ts';
import { shellCommand, shellCommands } from '../../knowledge/shellCommands.ts';
import { type CommandWordAt, commandsOf } from '../script.ts';
import { programIndex } from '../../syntax/programs.ts';
import { type Hover, type HoverPlace, type HoverProvider, heading, holds, hoverOf, linkOf, listOf } from './context.ts';

/** Paths that mean the same whatever the program. */
const paths = new Map<string, CommandWord>(
  shellCommands.flatMap(({ words }) =>
    words.filter(({ word }) => word.startsWith('/')).map((entry) => [entry.word, entry]),
  ),
);

/** Programs of RUN and their options. */
export const scriptHover: HoverProvider = (place) => {
  const { document, instruction, offset } = place;
  if (instruction === undefined) return undefined;
  // Of commands that are nested, the inner one comes later.
  const words = commandsOf(document, instruction).findLast((all) => all.some((word) => holds(word, offset)));
  const index = words?.findIndex((word) => holds(word, offset)) ?? -1;
  const word = words?.[index];
  if (words === undefined || word === undefined) return undefined;
  const program = programIndex(words);
  const entry = shellCommand(words[index <= program ? index : program]?.text ?? '');
  if (index <= program) return entry && ofProgram(place, word, entry);
  return ofWord(place, word, entry);
};

function ofProgram(place: HoverPlace, span: CommandWordAt, entry: ShellCommand): Hover {
  return hoverOf(span, heading(entry.name), place.speak(entry.summary), linkOf(place, place.pageOf(entry.page)));
}

function ofWord({ speak }: HoverPlace, word: CommandWordAt, entry: ShellCommand | undefined): Hover | undefined {
  const path = paths.get(word.text);
  if (path !== undefined) return hoverOf(word, heading(word.text), speak(path.doc));
  const found = entry === undefined ? [] : meaningsOf(word.text, entry);
  const [first] = found;
  if (entry === undefined || first === undefined) return undefined;
  const title = `${heading(word.text)} · ${code(entry.name)}`;
  if (found.length === 1) return hoverOf(word, title, speak(first.doc));
  return hoverOf(word, title, listOf(found.map((each) => `${code(each.word)}: ${speak(each.doc)}`)));
}

/** An option or subcommand as it stands, with a value, or several letters behind one dash. */
function meaningsOf(text: string, { words }: ShellCommand): CommandWord[] {
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  const whole = words.find(({ word }) => word === text) ?? words.find(({ word }) => word === name);
  if (whole !== undefined) return [whole];
  if (!/^-[A-Za-z0-9]{2,10}$/.test(text)) return [];
  const letters = [...new Set(text.slice(1))];
  return letters.flatMap((letter) => words.find(({ word }) => word === `-${letter}`) ?? []);
}
