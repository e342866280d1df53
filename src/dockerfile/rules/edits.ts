import type { Localized } from '../../contract/localized.ts';
import { filled } from '../../contract/localized.ts';
import type { Dockerfile, Flag, Span } from '../syntax/tree.ts';
import type { Edit } from '../features/edit.ts';
import type { Fix } from './rule.ts';

/** A fix that is safe to make without a look. */
export function fix(title: Localized, edits: readonly Edit[], ...args: readonly string[]): Fix {
  return { title: filled(title, args), edits, preferred: true };
}

/** A fix that somebody should look at. */
export function proposal(title: Localized, edits: readonly Edit[], ...args: readonly string[]): Fix {
  return { title: filled(title, args), edits, preferred: false };
}

const replaceTitle: Localized = { en: 'Replace with {0}', ko: '{0}(으)로 바꾸기' };

export function replace(span: Span, text: string): Fix {
  return fix(replaceTitle, [{ span, text }], text);
}

/** The name that a misspelt one probably means. */
export function respell(span: Span, name: string | undefined): readonly Fix[] {
  return name === undefined ? [] : [replace(span, name)];
}

/** Takes something away with the blanks behind it on its line. */
export function removal({ text }: Dockerfile, { start, end }: Span): Edit {
  let at = end;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return { span: { start, end: at }, text: '' };
}

/** Takes an instruction away with all of its lines. */
export function removalOfLines({ text, lines }: Dockerfile, { start, end }: Span): Edit {
  const next = text.indexOf('\n', end);
  return { span: { start: lines.startOf(lines.lineAt(start)), end: next === -1 ? text.length : next + 1 }, text: '' };
}

export function removeFlag(tree: Dockerfile, flag: Flag): Fix {
  return fix({ en: 'Remove --{0}', ko: '--{0} 없애기' }, [removal(tree, flag)], flag.name);
}

/** A line of its own above the line of an offset, indented like it. */
export function lineAbove(tree: Dockerfile, offset: number, line: string): Edit {
  const { text, lines } = tree;
  const start = lines.startOf(lines.lineAt(offset));
  // The mark of byte order has to stay in front of everything.
  const at = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  const indent = /^[ \t]*/.exec(text.slice(at, offset))?.[0] ?? '';
  return { span: { start: at, end: at }, text: `${indent}${line}${lineEndOf(tree)}` };
}

/** How the first line ends, and so the others. */
export function lineEndOf({ text }: Dockerfile): string {
  return text.charAt(text.indexOf('\n') - 1) === '\r' ? '\r\n' : '\n';
}

/** All of a text on one line stands in one place of the document. */
export function isUnbroken({ text }: Dockerfile, { start, end }: Span): boolean {
  return !text.slice(start, end).includes('\n');
}

/** A message's tail that is there only when there is a name to offer. */
export function meaning(name: string | undefined): Localized {
  return name === undefined
    ? { en: '', ko: '' }
    : { en: ` Did you mean ${name}?`, ko: ` ${name}을(를) 쓰려고 했나요?` };
}
