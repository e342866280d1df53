import type { ScriptCommand } from '../../syntax/scriptTree.ts';
import { replace } from '../edit.ts';
import { skipBlanks, sourceLine } from '../format/sourceLines.ts';
import { hasLinesInside, INDENT, type Refactoring, type Selection } from './context.ts';

interface Installer {
  readonly install: readonly string[];
  /** Options whose value is the next word. */
  readonly withValue: readonly string[];
}

const apt: Installer = { install: ['install'], withValue: ['-t', '--target-release', '-o', '-c', '--default-release'] };
const rpm: Installer = { install: ['install'], withValue: ['-c', '-x', '--repo', '--enablerepo', '--disablerepo'] };

const installers: ReadonlyMap<string, Installer> = new Map([
  ['apt-get', apt],
  ['apt', apt],
  ['apk', { install: ['add'], withValue: ['-t', '--virtual', '-X', '--repository', '-p', '--root'] }],
  ['dnf', rpm],
  ['microdnf', rpm],
  ['yum', rpm],
]);

/** The packages of an install command, one on each line, in order of the alphabet. */
export function sortPackages(selection: Selection): Refactoring[] {
  const { instruction, document, offset, lineEnd } = selection;
  const script = selection.scriptOf(instruction);
  if (script === undefined || script.comments.length > 0 || hasLinesInside(selection, instruction)) return [];
  const lists = script.commands.flatMap((command) => {
    const words = packagesOf(command);
    return words === undefined ? [] : [{ command, words }];
  });
  const found = lists.find(({ command }) => command.start <= offset && offset <= command.end) ?? lists[0];
  const [first] = found?.words ?? [];
  const last = found?.words.at(-1);
  if (found === undefined || first === undefined || last === undefined) return [];
  const before = found.command.words[found.command.words.indexOf(first) - 1];
  if (before === undefined) return [];
  const { lines, escape } = document.tree;
  const line = sourceLine(document.tree, lines.lineAt(found.command.start));
  const isFirstLine = instruction.start >= line.start;
  const indent = isFirstLine ? INDENT : document.text.slice(line.start, line.contentStart);
  const lineBreak = ` ${escape}${lineEnd}`;
  const names = found.words.map(({ raw }) => raw).sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const text = names.map((name) => `${lineBreak}${isFirstLine ? '' : INDENT}${indent}${name}`).join('');
  const { after } = found.command;
  const goesOn = after?.operator === '&&' && skipBlanks(document.text, last.end, after.start) === after.start;
  const edits = [
    goesOn ? replace(before.end, after.start, `${text}${lineBreak}${indent}`) : replace(before.end, last.end, text),
  ];
  if (edits.every(({ span, text: now }) => document.text.slice(span.start, span.end) === now)) return [];
  const title = { en: 'Sort packages, one per line', ko: '패키지를 정렬해 한 줄에 하나씩 쓰기' };
  return [{ title, kind: 'refactor.rewrite', edits }];
}

/** The packages behind all options; undefined for other commands and where options stand among them. */
function packagesOf({ words, redirects }: ScriptCommand): ScriptCommand['words'] | undefined {
  const [program, ...rest] = words;
  const installer = installers.get(program?.text ?? '');
  if (installer === undefined || redirects.length > 0) return undefined;
  const subcommand = rest.findIndex(({ text }) => installer.install.includes(text));
  if (subcommand === -1) return undefined;
  let from = subcommand + 1;
  for (let index = from; index < rest.length; index += 1) {
    const { text = '' } = rest[index] ?? {};
    if (text.startsWith('-')) from = index + (installer.withValue.includes(text) ? 2 : 1);
  }
  const packages = rest.slice(from);
  const given = rest.slice(subcommand + 1, from).filter((word, index, all) => {
    const option = all[index - 1]?.text ?? '';
    return !word.text.startsWith('-') && !installer.withValue.includes(option);
  });
  return packages.length >= 2 && given.length === 0 && packages.every(({ raw }) => /^[\w.+:=@/~<>$*{}"'-]+$/.test(raw))
    ? packages
    : undefined;
}
