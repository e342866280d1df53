/** Besides line ends and tabs. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text with `\ufffd` in the place of each control character and of each mark that turns the direction of writing:
 * behind one of these, what a stranger wrote would turn our own words around.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, '\ufffd');
}

/**
 * Plain text for where the editor makes a link of `[text](command:…)`: notifications, and the words below an input box.
 * A joiner without width between the two halves keeps it from doing so.
 */
export function unlinked(text: string): string {
  return visible(text).replaceAll('](', ']\u2060(');
}

/** Plain text for where the editor makes an icon of `$(date)`, which to a shell is a command. */
export function literally(text: string): string {
  return visible(text).replace(/\$\([\w-]+(?:~[\w-]+)?\)/g, '\\$&');
}
