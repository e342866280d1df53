import type { Page } from '../../notes/page.ts';
import { introOf, sectionOf } from '../../notes/section.ts';
import type { DockerfileDocument } from '../document.ts';
import { grammarOf } from '../syntax/grammar.ts';
import { argumentItems } from './completion/arguments.ts';
import { commandItems } from './completion/commands.ts';
import { directiveItems, firstLineItems } from './completion/directives.ts';
import { flagItems } from './completion/flags.ts';
import {
  type CompletionItem,
  type CompletionOptions,
  type CompletionPlace,
  type Documentation,
  wordSpan,
} from './completion/item.ts';
import { keywordItems } from './completion/keywords.ts';
import { variableItems } from './completion/variables.ts';
import { type Cursor, cursorAt, heredocAt } from './cursor.ts';

export interface Completion {
  /** All that may stand there, in no order but `sort`; the editor leaves out what does not fit what is typed. */
  readonly items: readonly CompletionItem[];
}

/** What may be written at an offset. */
export function complete(document: DockerfileDocument, offset: number, options: CompletionOptions = {}): Completion {
  const place: CompletionPlace = { ...options, document, offset };
  return { items: itemsAt(place) };
}

/** The text of an item's documentation. */
export function documentationOf(
  documentation: Documentation | undefined,
  pageOf: (id: string) => Page | undefined,
): string | undefined {
  if (documentation === undefined) return undefined;
  if ('markdown' in documentation) return documentation.markdown;
  const page = pageOf(documentation.page);
  if (page === undefined || documentation.heading === undefined) return page?.markdown;
  return sectionOf(page, documentation.heading) ?? introOf(page);
}

function itemsAt(place: CompletionPlace): CompletionItem[] {
  const { document, offset } = place;
  const body = heredocAt(document, offset);
  if (body !== undefined) return bodyItems(place, body);
  const directive = directiveItems(place);
  if (directive !== undefined) return directive;
  const cursor = cursorAt(document, offset);
  if (cursor === undefined) return lineItems(place);
  const { instruction } = cursor;
  if (cursor.inKeyword) {
    const span = wordSpan(place, instruction.keywordSpan.start);
    return [
      ...keywordItems(place, span, instruction.parent !== undefined),
      ...(instruction.parent === undefined ? firstLineItems(place, span) : []),
    ];
  }
  if (instruction.keyword === 'ONBUILD' && instruction.parent === undefined)
    return keywordItems(place, wordSpan(place, offset), true);
  return behindKeyword(place, cursor);
}

function behindKeyword(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  const { instruction, token } = cursor;
  const flags = flagItems(place, cursor);
  if (flags !== undefined && token !== '') return flags;
  const takesVariables = grammarOf(instruction.keyword).variables !== undefined && instruction.keyword !== 'ONBUILD';
  const variables = takesVariables ? variableItems(place, instruction, cursor) : undefined;
  return variables ?? [...argumentItems(place, cursor), ...(flags ?? [])];
}

/** A line on which nothing is yet. */
function lineItems(place: CompletionPlace): CompletionItem[] {
  const { document, offset } = place;
  const { lines } = document.tree;
  const start = lines.startOf(lines.lineAt(offset));
  if (!/^[\s\ufeff]*$/.test(document.text.slice(start, offset))) return [];
  const span = { start: offset, end: offset };
  return [...keywordItems(place, span, false), ...firstLineItems(place, span)];
}

/** Variables in a body where they are filled in, and commands in one that a shell runs. */
function bodyItems(
  place: CompletionPlace,
  { heredoc, instruction }: NonNullable<ReturnType<typeof heredocAt>>,
): CompletionItem[] {
  const { document, offset } = place;
  const line = document.text.slice(document.tree.lines.startOf(document.tree.lines.lineAt(offset)), offset);
  const token = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t')) + 1);
  const word = { token, offsetIn: (index: number): number => offset - token.length + index };
  const script = document.scripts(instruction).find((each) => each.heredoc === heredoc);
  const variables = heredoc.expands || script !== undefined ? variableItems(place, instruction, word) : undefined;
  return variables ?? (script === undefined ? [] : commandItems(place, script, word));
}
