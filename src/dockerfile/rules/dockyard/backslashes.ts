import type { Edit } from '../../features/edit.ts';
import { readJson } from '../../syntax/json.ts';
import { type LogicalText, textAt } from '../../syntax/logicalText.ts';
import { fix, proposal } from '../edits.ts';
import type { Fix } from '../rule.ts';

const title = { en: 'Double the backslashes', ko: '백슬래시 두 번 쓰기' };

/** What JSON makes of a backslash and what follows; `\"` and `\\` are as they have to be. */
const escapes = /\\(?:["\\]|u[0-9a-fA-F]{4}|[/bfnrt])?/g;
/** `C:\` and `.\`, behind which `\n` is the beginning of a name and no line end. */
const windowsPath = /"(?:[A-Za-z]:|\.{1,2})\\/;

/**
 * Doubles each single backslash of all items: were it only one that JSON refuses, the others (`\n`, `\t`) would silently
 * become line ends and tabs.
 * @param array the text in brackets.
 */
export function doubleBackslashes(array: LogicalText): readonly Fix[] {
  const { text } = array;
  const edits: Edit[] = [];
  let doubled = '';
  let copied = 0;
  const isPath = windowsPath.test(text);
  let isSure = true;
  for (const { index, 0: escape } of text.matchAll(escapes)) {
    if (escape === '\\\\' || escape === '\\"') continue;
    if (escape.length > 2 || (escape !== '\\' && !isPath)) isSure = false;
    const offset = array.offsetAt(index);
    edits.push({ span: { start: offset, end: offset }, text: '\\' });
    doubled += `${text.slice(copied, index)}\\`;
    copied = index;
  }
  const reading = readJson(textAt(doubled + text.slice(copied), 0));
  // `"C:\new\"`: the last one may escape the quote, or be a part of the path.
  if (reading?.kind === 'broken' && reading.reason === 'unclosed-string') return [];
  return [isSure ? fix(title, edits) : proposal(title, edits)];
}
