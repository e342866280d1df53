/** Besides line ends and tabs. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text with `\ufffd` in the place of each control character and of each mark that turns the direction of writing:
 * behind one of these, what a stranger wrote would turn our own words around.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, '\ufffd');
}

/** Characters of a name that a reader is shown: more of them tell nobody more. */
const LONGEST_WORD = 300;
/** Characters of a message, as many as a notification of VS Code has. */
const LONGEST_MESSAGE = 1000;
/** Characters of a question, which has to name each of many things that would go. */
const LONGEST_QUESTION = 20_000;

/** The beginning of a text; never half a character. */
export function shortened(text: string, longest = LONGEST_WORD): string {
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** A name as part of a sentence, which it may neither break into lines nor fill. */
export function inOneLine(name: string, longest = LONGEST_WORD): string {
  return shortened(visible(name.replace(/\s+/g, ' ')), longest);
}

/** A row's label, or what stands behind it. Long words are cut each by itself, so that what follows them is still seen. */
export function inRow(text: string): string {
  return inOneLine(withShortWords(text), LONGEST_MESSAGE);
}

/** A question, or what it is about; its lines stay. */
export function inQuestion(text: string): string {
  return inLines(text, LONGEST_QUESTION);
}

function inLines(text: string, longest: number): string {
  return shortened(withShortWords(visible(text)), longest);
}

function withShortWords(text: string): string {
  return text.replace(/\S+/g, (word) => shortened(word));
}

/**
 * Plain text for where the editor makes a link of `[text](command:…)`: notifications, and the words below an input box.
 * A joiner without width between the two halves keeps it from doing so.
 */
export function unlinked(text: string): string {
  return inLines(text, LONGEST_MESSAGE).replaceAll('](', ']\u2060(');
}

/** Plain text for where the editor makes an icon of `$(date)`, which to a shell is a command. */
export function literally(text: string): string {
  return inLines(text, LONGEST_MESSAGE).replace(/\$\([\w-]+(?:~[\w-]+)?\)/g, '\\$&');
}
