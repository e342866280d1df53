import type { DockerfileDocument } from '../../document.ts';
import { hasShebang } from '../../syntax/characters.ts';
import { commentsRightAbove, instructionAt } from '../../syntax/find.ts';
import type { Comment, Directive, Instruction } from '../../syntax/tree.ts';
import { type Edit, lineEndOf, replace } from '../edit.ts';
import { startOfLine } from '../format/sourceLines.ts';

export function insertAtTop({ text, tree }: DockerfileDocument, line: string): Edit {
  const start = startOfLine(text, tree.lines.startOf(hasShebang(text) && tree.lines.count > 1 ? 1 : 0));
  return replace(start, start, `${line}${lineEndOf(text)}`);
}

/**
 * What makes BuildKit keep quiet about a rule: `# check=skip=Rule`, in the whole file or at one instruction. An existing
 * directive or comment is added to, as a second `check` directive is an error.
 * @param instructionOffset somewhere in the instruction; of no account for the file.
 */
export function skipEdits(
  document: DockerfileDocument,
  code: string,
  where: 'file' | 'instruction',
  instructionOffset: number,
): Edit[] {
  const { tree, text } = document;
  if (where === 'file') {
    const directive = tree.directives.find(({ name }) => name === 'check');
    if (directive !== undefined) return withRuleForFile(directive, code);
    const last = tree.directives.at(-1);
    if (last === undefined) return [insertAtTop(document, `# check=skip=${code}`)];
    const end = tree.lines.endOf(tree.lines.lineAt(last.end));
    return [replace(end, end, `${lineEndOf(text)}# check=skip=${code}`)];
  }
  const instruction = instructionAt(tree, instructionOffset);
  if (instruction === undefined) return [];
  const above = commentsRightAbove(tree, instruction);
  for (const comment of above) {
    const value = checkValue(text.slice(comment.start, comment.end));
    if (value !== undefined) return withRule(value.text, comment.start + value.at, code);
  }
  // hadolint looks at the line right above only.
  const pragma = above.at(-1);
  const below = pragma !== undefined && hadolintRules(pragma, text) !== undefined ? pragma : undefined;
  return [insertAbove(document, instruction, below, `# check=skip=${code}`)];
}

/**
 * What makes hadolint keep quiet about a rule: `# hadolint ignore=DL3008` right above an instruction, or
 * `# hadolint global ignore=DL3008` for the file.
 */
export function hadolintIgnoreEdits(
  document: DockerfileDocument,
  code: string,
  where: 'file' | 'instruction',
  instructionOffset: number,
): Edit[] {
  const { tree, text } = document;
  const instruction = where === 'file' ? tree.instructions[0] : instructionAt(tree, instructionOffset);
  if (instruction === undefined) return [];
  const global = where === 'file';
  const candidates = global ? tree.comments : commentsRightAbove(tree, instruction).slice(-1);
  for (const comment of candidates) {
    const rules = hadolintRules(comment, text, global);
    if (rules === undefined) continue;
    const known = rules.text.split(',').map((rule) => rule.trim());
    const end = comment.start + rules.at + rules.text.trimEnd().length;
    return known.includes(code) ? [] : [replace(end, end, `,${code}`)];
  }
  if (!global) return [insertAbove(document, instruction, undefined, `# hadolint ignore=${code}`)];
  return [insertAbove(document, instruction, instruction.comments[0], `# hadolint global ignore=${code}`)];
}

interface Place {
  readonly text: string;
  /** Counted from the `#`. */
  readonly at: number;
}

function checkValue(comment: string): Place | undefined {
  const head = /^#[ \t]*check[ \t]*=[ \t]*/i.exec(comment)?.[0];
  return head === undefined ? undefined : { text: comment.slice(head.length), at: head.length };
}

function hadolintRules({ start, end }: Comment, text: string, global = false): Place | undefined {
  const comment = text.slice(start, end);
  const shape = global
    ? /^#[ \t]*hadolint[ \t]+global[ \t]+ignore[ \t]*=[ \t]*/
    : /^#[ \t]*hadolint[ \t]+ignore[ \t]*=[ \t]*/;
  const head = shape.exec(comment)?.[0];
  if (head === undefined) return undefined;
  const rules = /^[\w, \t]*/.exec(comment.slice(head.length))?.[0] ?? '';
  return { text: rules, at: head.length };
}

/** BuildKit reads a directive up to its first blank: a list with blanks is written anew without any. */
function withRuleForFile({ value, valueSpan: { start } }: Directive, code: string): Edit[] {
  const options = value.replace(/\/\/[^]*/, '').trimEnd();
  const closed = options.replace(/ *([;,=]) */g, '$1');
  if (closed === options) return withRule(value, start, code);
  const [added] = withRule(closed, 0, code);
  const text =
    added === undefined ? closed : closed.slice(0, added.span.start) + added.text + closed.slice(added.span.end);
  return [replace(start, start + options.length, text)];
}

/** @param value `skip=A,B;error=true`. @param start where it stands. */
function withRule(value: string, start: number, code: string): Edit[] {
  // Behind `//` stands a remark.
  const remark = value.indexOf('//');
  const options = remark === -1 ? value : value.slice(0, remark);
  let at = 0;
  for (const option of options.split(';')) {
    const equals = option.indexOf('=');
    if (equals !== -1 && option.slice(0, equals).trim().toLowerCase() === 'skip') {
      const rules = option.slice(equals + 1);
      const known = rules.split(',').map((rule) => rule.trim());
      if (known.includes(code) || known.includes('all')) return [];
      const end = start + at + option.trimEnd().length;
      return [replace(end, end, rules.trim() === '' ? code : `,${code}`)];
    }
    at += option.length + 1;
  }
  const end = start + options.trimEnd().length;
  return [replace(end, end, `${options.trim() === '' ? '' : ';'}skip=${code}`)];
}

/** @param below the comment that the line shall stand above; else the instruction itself. */
function insertAbove(
  { tree, text }: DockerfileDocument,
  instruction: Instruction,
  below: Comment | undefined,
  line: string,
): Edit {
  const { lines, directives } = tree;
  const at = lines.lineAt(below?.start ?? instruction.pieces[0]?.start ?? instruction.start);
  const start = startOfLine(text, lines.startOf(at));
  const lineEnd = lineEndOf(text);
  // In the first lines of the file, `# check=` would be meant for all of it.
  const isTop = at === directives.length + (hasShebang(text) ? 1 : 0) && line.startsWith('# check=');
  return replace(start, start, `${isTop ? lineEnd : ''}${line}${lineEnd}`);
}
