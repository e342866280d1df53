export interface Variant {
  readonly name: string;
  /** Makes the same file in another dress; the cursor moves along. */
  readonly of: (marked: string) => string;
}

/** The dresses that a file may come in. Texts have one instruction for each line and no heredoc. */
export const VARIANTS: readonly Variant[] = [
  { name: 'as it is', of: (text) => text },
  { name: 'CRLF', of: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'BOM', of: (text) => `\ufeff${text}` },
  { name: 'a backtick that escapes', of: (text) => `# escape=\`\n${text}` },
  { name: 'Korean and emoji above', of: (text) => `# 한글 🐳 주석\n\n${text}` },
  {
    name: 'keywords in lower case',
    of: (text) => text.replace(/^[A-Z]+(?: (?=[A-Z]+ ))?/gm, (keyword) => keyword.toLowerCase()),
  },
  { name: 'a continued line', of: (text) => text.replace(/\n([A-Z]+) (?=[^\n]*$)/, '\n$1 \\\n  # 주석\n  ') },
];

/** Variants of a text whose last line may also stand behind ONBUILD. */
export const ONBUILD: Variant = { name: 'ONBUILD', of: (text) => text.replace(/\n(?=[^\n]*$)/, '\nONBUILD ') };
