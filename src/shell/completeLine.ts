import type { Localized } from '../contract/localized.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { readCall } from './call.ts';
import type { CliCommand, CliModel } from './cliModel.ts';
import type { CommandLine } from './commandLine.ts';

/** A command or a flag that can stand where somebody writes. */
export interface LineCompletion {
  readonly label: string;
  readonly kind: 'command' | 'flag' | 'value';
  /** Undefined for a value that says what it is by itself. */
  readonly detail: Localized | undefined;
  /** The page about it. */
  readonly page?: string | undefined;
  /** The heading of that page that is about it, if there is one. */
  readonly heading?: string;
  /** What it takes the place of. */
  readonly span: Span;
}

/** What docker takes at an offset of a line: commands, flags, and values where there are few. */
export function completeLine(line: CommandLine, offset: number, model: CliModel): readonly LineCompletion[] {
  const invocation = line.invocations.findLast(({ program, end }) => program.end < offset && offset <= end + 1);
  if (invocation === undefined) return [];
  const word = invocation.words.find(({ start, end }) => start < offset && offset <= end);
  const span = word === undefined ? { start: offset, end: offset } : { start: word.start, end: word.end };
  // What stands in front of the cursor decides; the word that is written is none yet.
  const before = invocation.words.filter(({ end }) => end < offset && end !== word?.end);
  const call = readCall({ ...invocation, words: before }, model);
  const written = word === undefined ? '' : word.raw.slice(0, offset - word.start);
  const isInner = call.command.endsFlags && call.arguments.length > 0;
  const open = call.flags.at(-1);
  if (open?.missingValue === true) {
    const values = open.flag?.choices ?? [];
    return values.map((label) => ({ label, kind: 'value', detail: undefined, span }));
  }
  if (isInner) return [];
  if (written.startsWith('-')) return flags(call.command, span);
  return call.command.children.length > 0 && call.unknownCommand === undefined
    ? commands(call.command, model, span)
    : [];
}

function flags(command: CliCommand, span: Span): LineCompletion[] {
  return command.flags
    .filter(({ hidden, deprecated }) => !hidden && !deprecated)
    .map(({ name, text, page }) => ({
      label: `--${name}`,
      kind: 'flag',
      detail: text,
      page,
      heading: `--${name}`,
      span,
    }));
}

function commands({ path, children }: CliCommand, model: CliModel, span: Span): LineCompletion[] {
  const below = children.flatMap((name) => model.command([...path, name]) ?? []);
  // `docker run` is how people write `docker container run`.
  const short = path.length > 0 ? [] : model.commands.flatMap((command) => shortNames(command));
  return [
    ...below
      .filter(({ hidden, deprecated }) => !hidden && !deprecated)
      .map(
        ({ path: [...words], text, page }): LineCompletion => ({
          label: words.at(-1) ?? '',
          kind: 'command',
          detail: text,
          page,
          span,
        }),
      ),
    ...short.map((name): LineCompletion => ({ ...name, kind: 'command', span })),
  ];
}

type ShortName = Pick<LineCompletion, 'label' | 'detail' | 'page'>;

function shortNames({ path, aliases, hidden, deprecated, text, page }: CliCommand): ShortName[] {
  if (path.length < 2 || hidden || deprecated) return [];
  return aliases.filter((alias) => /^\w+$/.test(alias)).map((label) => ({ label, detail: text, page }));
}
