export interface HeredocStart {
  /** The line that ends it. */
  readonly name: string;
  /** `<<-`: tabs in front of each line, the last included, are dropped. */
  readonly stripTabs: boolean;
}

/** `<<EOF`, `<<-EOF`, `3<<"EOF"` as a word of its own; `cat<<EOF` is none to BuildKit. */
const mark = /^\d*<<(-?)\s*([^<]*)$/;

/**
 * The heredocs that a logical line opens, in order; none in a line with a quote that is not closed.
 * Rules: BuildKit, frontend/dockerfile/parser (heredocsFromLine).
 */
export function heredocsOf(line: string): HeredocStart[] {
  if (!line.includes('<<')) return [];
  const words = wordsOf(line) ?? [];
  const heredocs: HeredocStart[] = [];
  for (const [index, word] of words.entries()) {
    const match = mark.exec(word);
    if (match === null) continue;
    // `<< EOF`: the name is the next word.
    const raw = match[2] === '' || match[2] === undefined ? (words[index + 1] ?? '') : match[2];
    const name = unquoted(raw);
    if (name !== '' && !name.includes('<')) heredocs.push({ name, stripTabs: match[1] === '-' });
  }
  return heredocs;
}

/** `eo\'f` is `eo'f`, and so is `'e'o\'f`. */
function unquoted(word: string): string {
  return word.replace(
    /'([^']*)'|\\(.)|"/g,
    (_, single: string | undefined, escaped: string | undefined) => single ?? escaped ?? '',
  );
}

/**
 * Splits at blanks outside quotes; quotes and backslashes stay in the words. A backslash escapes whatever `# escape`
 * says. Undefined when a quote is not closed.
 */
function wordsOf(line: string): string[] | undefined {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '\\' && quote !== "'") {
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
  return quote === '' ? words : undefined;
}
