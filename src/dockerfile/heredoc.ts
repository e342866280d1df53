export interface HeredocStart {
  /** The line that ends it. */
  readonly name: string;
  /** `<<-`: tabs in front of each line, the last included, are dropped. */
  readonly stripTabs: boolean;
}

/** `<<EOF`, `<<-EOF`, `3<<"EOF"` as a word of its own; `cat<<EOF` is none to BuildKit. */
const mark = /^\d*<<(-?)\s*([^<]*)$/;

/** The heredocs that a logical line opens, in order. Rules: BuildKit, frontend/dockerfile/parser (heredocsFromLine). */
export function heredocsOf(line: string, escape: string): HeredocStart[] {
  if (!line.includes('<<')) return [];
  const words = wordsOf(line, escape);
  const heredocs: HeredocStart[] = [];
  for (const [index, word] of words.entries()) {
    const match = mark.exec(word);
    if (match === null) continue;
    // `<< EOF`: the name is the next word.
    const raw = match[2] === '' || match[2] === undefined ? (words[index + 1] ?? '') : match[2];
    const name = raw.replace(/["']/g, '');
    if (name !== '' && !name.includes('<')) heredocs.push({ name, stripTabs: match[1] === '-' });
  }
  return heredocs;
}

/** Splits at blanks outside quotes; quotes stay in the words. */
function wordsOf(line: string, escape: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === escape && quote !== "'") {
      word += character + line.charAt(at + 1);
      at += 1;
    } else if (quote === '' && /\s/.test(character)) {
      if (word !== '') words.push(word);
      word = '';
    } else {
      if (quote === '' && (character === '"' || character === "'")) quote = character;
      else if (character === quote) quote = '';
      word += character;
    }
  }
  if (word !== '') words.push(word);
  return words;
}
