import type { Localized } from '../contract/localized.ts';
import type { Redirect } from '../contract/operation.ts';

export type Split = { readonly words: readonly string[] } | { readonly problem: Localized };

/**
 * Splits a line into words as a shell would, with quotes and backslashes, and does nothing else: no variables, no
 * substitutions, no globs. `;$()` are characters like any other.
 */
export function splitWords(line: string): Split {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === "'" || character === '"') {
      const quoted = readQuoted(line, at);
      if (quoted === undefined) return { problem: unclosed };
      word = (word ?? '') + quoted.text;
      at = quoted.end;
    } else if (character === '\\') {
      if (at + 1 === line.length) return { problem: trailing };
      at += 1;
      word = (word ?? '') + line.charAt(at);
    } else {
      word = (word ?? '') + character;
    }
  }
  if (word !== undefined) words.push(word);
  return { words };
}

const unclosed: Localized = { en: 'A quote is opened but not closed.', ko: '따옴표가 닫히지 않았습니다.' };
const trailing: Localized = {
  en: 'The line ends in a backslash with nothing behind it.',
  ko: '줄이 백슬래시로 끝나고 그 뒤에 아무것도 없습니다.',
};

/** Reads from the quote at `start` to its end: all is literal in single quotes, `\"` and `\\` are escapes in double. */
function readQuoted(line: string, start: number): { text: string; end: number } | undefined {
  const quote = line.charAt(start);
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === quote) return { text, end: at };
    const next = line.charAt(at + 1);
    if (quote === '"' && character === '\\' && (next === '"' || next === '\\')) {
      text += next;
      at += 1;
    } else {
      text += character;
    }
  }
  return undefined;
}

/** Writes words as a line that a POSIX shell, and `splitWords`, read as exactly these words. */
export function joinWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The quote that is open at a place of a command line; empty when none is. */
export function quoteAround(line: string, place: number): '' | '"' | "'" {
  let open: '' | '"' | "'" = '';
  for (let at = 0; at < place; at += 1) {
    const character = line.charAt(at);
    if (character === '\\' && open !== "'") at += 1;
    else if (open === character) open = '';
    else if (open === '' && (character === '"' || character === "'")) open = character;
  }
  return open;
}

/** What a shell reads behind a line; empty without one. */
export function redirectText(redirect: Redirect | undefined): string {
  return redirect === undefined ? '' : ` ${redirect.sign} ${joinWords([redirect.file])}`;
}
