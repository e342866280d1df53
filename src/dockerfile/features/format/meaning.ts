import { DockerfileDocument } from '../../document.ts';
import { isSpace } from '../../syntax/characters.ts';
import { firstCommentFrom, withTrigger } from '../../syntax/find.ts';
import type { Dockerfile, Instruction } from '../../syntax/tree.ts';
import { applyEdits, type Edit, replace } from '../edit.ts';
import { quotesIn } from './solid.ts';
import { startOfLine } from './sourceLines.ts';

/** Whether an instruction still says the same after edits of its own lines. */
export function keepsMeaning(document: DockerfileDocument, instruction: Instruction, edits: readonly Edit[]): boolean {
  const { text, lines, escape } = document.tree;
  const start = startOfLine(text, lines.startOf(lines.lineAt(instruction.pieces[0]?.start ?? instruction.start)));
  const end = lines.endOf(lines.lineAt(instruction.end));
  const moved = edits.map((edit) => replace(edit.span.start - start, edit.span.end - start, edit.text));
  const directive = escape === '\\' ? '' : '# escape=`\n';
  const written = new DockerfileDocument(directive + applyEdits(text.slice(start, end), moved));
  const [only, ...others] = written.tree.instructions;
  if (only === undefined || others.length > 0) return false;
  return meaningOf(document, instruction) === meaningOf(written, only);
}

/** Two files have the same lines of structure: directives, comments, instructions. */
export function isBuiltTheSame(one: Dockerfile, other: Dockerfile): boolean {
  return (
    one.escape === other.escape &&
    areAlike(one.directives, other.directives, (a, b) => a.name === b.name && a.value === b.value) &&
    areAlike(
      one.comments,
      other.comments,
      (a, b) => a.text === b.text && a.insideInstruction === b.insideInstruction,
    ) &&
    areAlike(one.instructions, other.instructions, (a, b) => a.keyword === b.keyword)
  );
}

function areAlike<Item>(
  some: readonly Item[],
  others: readonly Item[],
  isAlike: (one: Item, other: Item) => boolean,
): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return other !== undefined && isAlike(one, other);
    })
  );
}

/** All that BuildKit and a shell make of an instruction, as one text. Blanks between words of a shell are left out. */
export function meaningOf(document: DockerfileDocument, instruction: Instruction): string {
  const { text, comments } = document.tree;
  return JSON.stringify([
    withTrigger(instruction).map((part) => argumentsOf(document, part)),
    instruction.heredocs.map(({ name, fd, expands, stripTabs, closed, body }) => [
      [name, fd, expands, stripTabs, closed],
      text.slice(body.start, body.end),
    ]),
    commentsInside(comments, instruction),
  ]);
}

function commentsInside(comments: Dockerfile['comments'], { start, end }: Instruction): string[] {
  let at = firstCommentFrom(comments, start);
  const inside: string[] = [];
  for (let comment = comments[at]; comment !== undefined && comment.start < end; comment = comments[at]) {
    inside.push(comment.text);
    at += 1;
  }
  return inside;
}

function argumentsOf(document: DockerfileDocument, instruction: Instruction): unknown {
  const { keyword, flags, json, brokenJson, pairs, words } = instruction;
  const head = [
    keyword,
    flags.map(({ name, value }) => [name, value]),
    json?.items.map(({ value }) => value),
    brokenJson?.reason,
  ];
  const script = document.scripts(instruction).find(({ heredoc }) => heredoc === undefined);
  if (script === undefined) {
    return [
      head,
      words.length === 0 && instruction.trigger === undefined ? instruction.argument.text : '',
      // AS of FROM and the type of HEALTHCHECK may change their letter case.
      pairs?.map(({ name, value, legacy }) => [name, value, legacy]) ?? words.map(({ raw }) => sameCase(raw, keyword)),
    ];
  }
  const { source } = script;
  return [
    head,
    visible(source.text),
    quotesIn(source.text).map(({ start, end }) => source.text.slice(start, end)),
    script.commands.map((command) => [
      command.words.map(({ raw }) => raw),
      command.assignments.map(({ raw }) => raw),
      command.redirects.map(({ operator, fd, target }) => [operator, fd, target?.raw]),
      [command.before?.operator, command.after?.operator, command.depth],
    ]),
  ];
}

const casedWords: Readonly<Record<string, readonly string[]>> = { FROM: ['AS'], HEALTHCHECK: ['CMD', 'NONE'] };

function sameCase(raw: string, keyword: string): string {
  const upper = raw.toUpperCase();
  return casedWords[keyword]?.includes(upper) === true ? upper : raw;
}

/** Without spaces. */
function visible(text: string): string {
  let result = '';
  let plain = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!isSpace(text.charCodeAt(at))) continue;
    result += text.slice(plain, at);
    plain = at + 1;
  }
  return result + text.slice(plain);
}
