import { type MappedText, TextBuilder } from './dockerLine.ts';
import type { Region } from './markdown.ts';

/** The values of `scripts` in a package.json; it may be half written. */
export function packageJsonRegions(text: string): Region[] {
  const regions: Region[] = [];
  let depth = 0;
  /** The last string that was a key, of the objects that are open. */
  const keys: string[] = [];
  let key: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '{' || character === '[') {
      keys[depth] = key ?? '';
      depth += 1;
      key = undefined;
    } else if (character === '}' || character === ']') {
      depth = Math.max(0, depth - 1);
      key = undefined;
    } else if (character === ',') {
      key = undefined;
    } else if (character === '"') {
      const end = stringEnd(text, at);
      if (key === undefined) key = text.slice(at + 1, end);
      else if (depth === 2 && keys[1] === 'scripts') {
        const [start, stop] = [at + 1, end];
        const lines = [{ from: start, start, end: stop, mapped: jsonString(text, start, stop) }];
        const shared = { kind: 'shell', dialect: 'posix', onlyPrompted: false, margin: '' } as const;
        regions.push({ ...shared, start, end: stop, lines });
      }
      at = end;
    }
  }
  return regions;
}

/** Where the quote is that ends it; a line end ends it too, as long as it is being written. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"' && text.charAt(at) !== '\n')
    at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The text of a JSON string (or of a YAML one in double quotes) between its quotes. */
export function jsonString(text: string, start: number, end: number): MappedText {
  const builder = new TextBuilder();
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (text.charAt(at) !== '\\') continue;
    builder.add(text.slice(from, at), from);
    const letter = text.charAt(at + 1);
    const hex = letter === 'u' ? /^[\da-fA-F]{4}/.exec(text.slice(at + 2, at + 6))?.[0] : undefined;
    const length = hex === undefined ? 2 : 6;
    const meant = hex === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16));
    builder.add(meant, at, Math.min(length, end - at));
    at += length - 1;
    from = at + 1;
  }
  return builder.add(text.slice(Math.min(from, end), end), Math.min(from, end)).build();
}

/** How a text is written inside such a string. */
export function asJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
