/** What of a text could have been copied from another: windows of words and of syllables, without code. */
export const WORDS = 8;
export const SYLLABLES = 20;

/** Markdown without its code, addresses and front matter. */
export function proseOf(markdown: string): string {
  return markdown
    .replace(/^---\n[^]*?\n---\n/, '')
    .replace(/^(`{3,})[^`\n]*\n[^]*?^\1\s*$/gm, '\n')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/<[^>\n]{1,80}>/g, ' ');
}

/** Every run of 8 words, letters and digits only, and every run of 20 Hangul syllables, whatever stands between them. */
export function windowsOf(prose: string): Set<string> {
  const words = prose.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const syllables = prose.match(/[가-힣]/g) ?? [];
  const found = new Set<string>();
  for (let at = 0; at + WORDS <= words.length; at += 1) found.add(words.slice(at, at + WORDS).join(' '));
  for (let at = 0; at + SYLLABLES <= syllables.length; at += 1) {
    found.add(syllables.slice(at, at + SYLLABLES).join(''));
  }
  return found;
}

/** The windows of a text that another has too. */
export function shared(text: string, others: ReadonlySet<string>): string[] {
  return [...windowsOf(text)].filter((window) => others.has(window));
}
