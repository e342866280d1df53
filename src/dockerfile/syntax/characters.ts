/** What Go's unicode.IsSpace takes for a space: more than a blank, and not the same as `\s`. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** What parts words where BuildKit splits with a regular expression: tab, vertical tab, form feed, return, blank. */
export function isSeparator(code: number): boolean {
  return code === 32 || code === 9 || code === 11 || code === 12 || code === 13;
}

/** The first index from `start` on that is no space; `end` when there is none. */
export function skipSpaces(text: string, start: number, end = text.length): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** The end of the text between `start` and `end` without the spaces behind it. */
export function trimSpacesBack(text: string, end: number, start = 0): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

const wordCharacters = /[\p{L}\p{Nd}_]+/uy;
/** A shell takes letters of ASCII alone, and one digit. */
const shellName = /[A-Za-z_]\w*|\d|[@*#?$!-]/y;
const digits = /\p{Nd}+/uy;
/** `$@`, `$?` and their like, which are names of one character. */
const specialNames = '@*#?-$!';

/** Where the name of a variable that begins at `start` ends; `start` when none begins there. */
export function endOfName(text: string, start: number): number {
  if (start >= text.length) return start;
  if (specialNames.includes(text.charAt(start))) return start + 1;
  digits.lastIndex = start;
  if (digits.test(text)) return digits.lastIndex;
  wordCharacters.lastIndex = start;
  return wordCharacters.test(text) ? wordCharacters.lastIndex : start;
}

/** The same for a shell, to which `$NAME님` is `$NAME` and then text. */
export function endOfShellName(text: string, start: number): number {
  shellName.lastIndex = start;
  return shellName.test(text) ? shellName.lastIndex : start;
}

/** Whether the first line says what the file is run with. */
export function hasShebang(text: string): boolean {
  return text.startsWith('#!', text.charCodeAt(0) === 0xfeff ? 1 : 0);
}
