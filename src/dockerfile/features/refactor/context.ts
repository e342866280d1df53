import type { Localized } from '../../../contract/localized.ts';
import type { DockerfileDocument } from '../../document.ts';
import { firstCommentFrom } from '../../syntax/find.ts';
import type { OperatorMark, Script, ScriptCommand } from '../../syntax/scriptTree.ts';
import type { Instruction, Span } from '../../syntax/tree.ts';
import { type Edit, lineEndOf } from '../edit.ts';
import { posixScripts } from '../format/solid.ts';
import { headerLines } from '../format/sourceLines.ts';

export interface Refactoring {
  readonly title: Localized;
  readonly kind: 'refactor.rewrite' | 'refactor.extract' | 'refactor.inline';
  /** In order, not overlapping. */
  readonly edits: readonly Edit[];
}

/** What a refactoring may look at: the instructions that the selection touches. */
export interface Selection {
  readonly document: DockerfileDocument;
  /** The first of them. */
  readonly instruction: Instruction;
  /** Itself, or what stands behind its ONBUILD. */
  readonly target: Instruction;
  /** All of them. */
  readonly instructions: readonly Instruction[];
  /** Where the selection begins. */
  readonly offset: number;
  readonly lineEnd: '\r\n' | '\n';
  /** The digest of an image, when somebody knows it: `sha256:...`. */
  readonly digestOf: (image: string) => string | undefined;
  /** Shell text that a POSIX shell reads. */
  readonly scriptOf: (instruction: Instruction) => Script | undefined;
}

/** What lines that a refactoring writes are indented with. */
export const INDENT = '    ';

export function selectionOf(
  document: DockerfileDocument,
  instructions: readonly [Instruction, ...Instruction[]],
  offset: number,
  digestOf: (image: string) => string | undefined,
): Selection {
  const [instruction] = instructions;
  return {
    document,
    instruction,
    target: instruction.trigger ?? instruction,
    instructions,
    offset,
    lineEnd: lineEndOf(document.text),
    digestOf,
    scriptOf: posixScripts(document),
  };
}

/** Comments or blank lines stand between its lines. */
export function hasLinesInside({ document: { tree } }: Selection, instruction: Instruction): boolean {
  return headerLines(tree, instruction).some(({ kind }) => kind !== 'text');
}

/** Commands that change the shell itself, so that it matters which commands share one. */
const shellState: ReadonlySet<string> = new Set([
  ...[
    'cd',
    'export',
    'set',
    'exit',
    'exec',
    'alias',
    'umask',
    'trap',
    '.',
    'source',
    'unset',
    'ulimit',
    'shopt',
    'eval',
  ],
  ...['readonly', 'local', 'declare', 'typeset', 'read', 'shift', 'return', 'pushd', 'popd', 'hash', 'wait'],
]);

export function changesShell(script: Script): boolean {
  return script.commands.some(
    ({ words, depth }) => depth === 0 && (words.length === 0 || shellState.has(words[0]?.text ?? '')),
  );
}

/** Programs that are part of the shell, or words of its grammar: nothing to run without one. */
export function needsShell(program: string): boolean {
  return shellState.has(program) || shellWords.has(program);
}

const shellWords: ReadonlySet<string> = new Set([
  ...['if', 'then', 'elif', 'else', 'fi', 'for', 'while', 'until', 'do', 'done', 'case', 'esac', 'function', 'select'],
  ...['{', '}', '!', '[[', 'time', ':', 'command', 'type', 'jobs', 'fg', 'bg', 'let'],
]);

/** The operators outside groups and substitutions. */
export function outerOperators(script: Script): OperatorMark[] {
  return script.operators.filter(({ depth }) => depth === 0);
}

/** Nothing but commands one after the other while they succeed: `a && b | c`. */
export function isChain(script: Script): boolean {
  return (
    script.comments.length === 0 &&
    script.commands.length > 0 &&
    outerOperators(script).every(({ operator }) => operator === '&&' || operator === '|') &&
    !endsWithOperator(script) &&
    script.commands.every((command) => !isOfGrammar(command))
  );
}

export function endsWithOperator(script: Script): boolean {
  const last = script.operators.at(-1);
  return last !== undefined && script.source.text.trimEnd().endsWith(last.operator) && last.end >= script.end;
}

function isOfGrammar({ words }: ScriptCommand): boolean {
  const [first] = words;
  return first !== undefined && !first.quoted && shellWords.has(first.text) && first.text !== ':';
}

/** `ONBUILD RUN --network=none`: what stands in front of the argument; undefined when it goes over several lines. */
export function headOf({ document }: Selection, instruction: Instruction): string | undefined {
  const target = instruction.trigger ?? instruction;
  const spans = target === instruction ? [] : [instruction.keywordSpan];
  const words = [...spans, target.keywordSpan, ...target.flags].map(({ start, end }) =>
    document.text.slice(start, end),
  );
  return words.some((word) => word.includes('\n')) ? undefined : words.join(' ');
}

/** The comments between two places, as written. */
export function commentsBetween({ document: { tree } }: Selection, start: number, end: number): string[] {
  const { comments, text } = tree;
  let at = firstCommentFrom(comments, start);
  const found: string[] = [];
  for (let comment = comments[at]; comment !== undefined && comment.end <= end; comment = comments[at]) {
    found.push(text.slice(comment.start, comment.end).trimEnd());
    at += 1;
  }
  return found;
}

/**
 * Each outer `&&` of a chain with the blanks, line breaks and comments around it; undefined where more than these
 * stands between two commands.
 */
export function chainGaps({ document: { text, tree } }: Selection, script: Script): Span[] | undefined {
  const before = new Map(script.commands.map((command) => [command.after, command.end]));
  const behind = new Map(script.commands.map((command) => [command.before, command.start]));
  const gaps: Span[] = [];
  for (const mark of outerOperators(script)) {
    if (mark.operator !== '&&') continue;
    const start = before.get(mark);
    const end = behind.get(mark);
    if (start === undefined || end === undefined) return undefined;
    const [first = '', ...others] = text.slice(start, end).split('\n');
    const written = [first, ...others.filter((line) => !line.trimStart().startsWith('#'))].join('\n');
    if (written.replaceAll(tree.escape, '').trim() !== '&&') return undefined;
    gaps.push({ start, end });
  }
  return gaps;
}

/** The end of a line that goes on. */
export function breakMark({ document, lineEnd }: Selection): string {
  return ` ${document.tree.escape}${lineEnd}`;
}
