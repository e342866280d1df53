import { isEnding } from './endings.ts';
import { isHangul, lettersOf } from './hangul.ts';

/** A word of a text, as it is looked up. */
export interface Token {
  /** As it was written, in lower case. */
  readonly word: string;
  /** What the index holds: Hangul as letters. */
  readonly key: string;
  readonly kind: 'word' | 'hangul' | 'flag';
  readonly start: number;
  readonly end: number;
}

// `Ctrl+P`, `ctrl p`: one key, whose letter alone would be in every text.
const pattern = /(?<!\w)ctrl[ +-]?[a-z](?!\w)|(?<![\w-])--?[a-z][\w-]*|[a-z0-9_]+|[가-힣ㄱ-ㅎㅏ-ㅣ]+/gi;

/** The words of a text. A flag is one of its own (`--volumes-from`), and its words follow it. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const word = match[0].toLowerCase();
    const end = start + word.length;
    if (word.startsWith('-')) {
      tokens.push({ word, key: word, kind: 'flag', start, end });
      for (const part of word.split('-').filter((each) => each.length > 1)) {
        tokens.push({ word: part, key: part, kind: 'word', start, end });
      }
    } else if (isHangul(word)) {
      // The particle of a Latin word (`CMD는`) is no word.
      const follows = last === start || /[`"'”’)\]]/.test(text[start - 1] ?? '');
      if (!(follows && isEnding(word))) tokens.push({ word, key: lettersOf(word), kind: 'hangul', start, end });
    } else {
      const key = word.replace(/^ctrl[ +-]/, 'ctrl');
      tokens.push({ word: key, key, kind: 'word', start, end });
    }
    last = end;
  }
  return tokens;
}
