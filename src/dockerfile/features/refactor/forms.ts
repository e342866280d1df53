import type { Word } from '../../syntax/tree.ts';
import { replace } from '../edit.ts';
import { hasLinesInside, needsShell, type Refactoring, type Selection } from './context.ts';

const commandKeywords: readonly string[] = ['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN'];

/** `CMD a b` becomes `CMD ["a", "b"]` where no shell is needed. */
export function toExecForm(selection: Selection): Refactoring[] {
  const { instruction, target } = selection;
  const script = selection.scriptOf(instruction);
  if (script === undefined || instruction.heredocs.length > 0 || script.comments.length > 0) return [];
  const [command, ...others] = script.commands;
  if (command === undefined || others.length > 0 || script.operators.length > 0) return [];
  // What stands in front of the command would be lost: `! a`.
  if (command.start !== script.start || command.end !== script.end || hasLinesInside(selection, instruction)) return [];
  if (command.assignments.length > 0 || command.redirects.length > 0) return [];
  const words = command.words[0]?.text === 'exec' ? command.words.slice(1) : command.words;
  const [program] = words;
  if (program === undefined || needsShell(program.text) || !words.every(isPlain)) return [];
  const json = `[${words.map(({ text }) => JSON.stringify(text)).join(', ')}]`;
  const title = { en: `${target.keyword}: use exec form`, ko: `${target.keyword}: exec 형식으로 바꾸기` };
  return [{ title, kind: 'refactor.rewrite', edits: [replace(script.start, script.end, json)] }];
}

/** A shell makes nothing of it but the text itself. */
function isPlain(word: Word & { readonly literal: boolean }): boolean {
  if (!word.literal || word.raw.includes('`')) return false;
  // A name with `*` or `~` may be many files or a folder; in quotes it is only itself.
  return word.quoted ? /^(?:'[^']*'|"[^"$`\\]*")$/.test(word.raw) : !/[*?[\]{}~()!\\]/.test(word.raw);
}

/** `CMD ["a", "b"]` becomes `CMD a b`. */
export function toShellForm(selection: Selection): Refactoring[] {
  const { target, instruction } = selection;
  const { json } = target;
  if (json === undefined || !commandKeywords.includes(target.keyword) || json.items.length === 0) return [];
  const values = json.items.map(({ value }) => value);
  if (hasLinesInside(selection, instruction) || values.some((value) => /\p{Cc}/u.test(value))) return [];
  const text = values.map((value, index) => shellWord(value, index === 0)).join(' ');
  const title = { en: `${target.keyword}: use shell form`, ko: `${target.keyword}: 셸 형식으로 바꾸기` };
  return [{ title, kind: 'refactor.rewrite', edits: [replace(json.start, json.end, text)] }];
}

function shellWord(value: string, isProgram: boolean): string {
  // As the first word `a=b` would set a variable, `-a` be a flag of the instruction and `if` begin a condition.
  const stays = isProgram ? /^[\w/.][\w/.@%+:,-]*$/.test(value) && !needsShell(value) : /^[\w@%+=:,./-]+$/.test(value);
  return stays ? value : `'${value.replaceAll("'", `'"'"'`)}'`;
}
