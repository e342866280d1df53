import assert from 'node:assert/strict';

/** Names and commands that try to be more than text. */
export const HOSTILE: readonly string[] = [
  '[click](command:workbench.action.terminal.new)',
  '[x]: command:foo',
  '![i](https://evil.example/x.png)',
  '<img src=x onerror=alert(1)>',
  '<a href="command:x">y</a>',
  '<!-- comment',
  '</span><h1>big</h1>',
  '&lt;b&gt; &#60;',
  '`code` ``more``',
  '```\nfence\n```',
  '`',
  '$(alert) $(sync~spin)',
  '**bold** _it_ ~~gone~~',
  '# heading',
  '- item\n- item',
  '1. one',
  '> quote',
  '| a | b |\n|---|---|',
  '---',
  'a\n===',
  'https://evil.example www.evil.example a@evil.example',
  'http://evil.example/?a=1&b=2',
  'line\nbreak\r\nand\ttab',
  '\u202egnp.exe\u202c \u200f \u061c \u2067x\u2069',
  '\u0000\u0007\u001b[31mred',
  '\\`\\*\\[',
  'ends with a backslash \\',
  '<https://evil.example>',
  '[a][b] [^1]',
  '{{x}} ${y} %z%',
  "'; DROP TABLE --",
  '한글 이름 🐳',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '\u001b]0;title\u001b\\ \u009b31m \u001b[2J\u001b[H',
  '\ud800 half a pair \udc00',
  'x'.repeat(10_000),
  '`'.repeat(10_000),
  '\u202e'.repeat(10_000),
  '<b>[a](command:x)</b> '.repeat(500),
  '🐳'.repeat(5_000),
];

/** For the name of a test. */
export function nameOf(hostile: string): string {
  return JSON.stringify(hostile).slice(0, 50);
}

/** What none of our surfaces may show: control characters but line ends and tabs, and marks that turn the direction of writing. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Fails unless a plain text can be shown: nothing in it hides or turns round what stands beside it, and it is of a length
 * to read. @param lines left out: as many as it likes
 */
export function assertHarmless(
  text: string,
  { lines, longest }: { readonly lines?: number; readonly longest: number },
): void {
  assert.doesNotMatch(text, UNSEEN);
  assert.ok(text.length <= longest, `${String(text.length)} characters`);
  if (lines !== undefined) assert.equal(text.split(/\r\n?|\n/).length, lines, text.slice(0, 1000));
}
