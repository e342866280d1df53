/** A field of one CSV line. */
export interface Csv {
  /** Offsets in the line, quotes included. */
  readonly start: number;
  readonly end: number;
  /** Without quotes. */
  readonly text: string;
  /** Where the character at this index of `text` stands in the line. */
  readonly at: (index: number) => number;
}

/** Splits at commas; a field that begins with `"` may have commas in it, and `""` for a quote. Never fails. */
export function readCsv(line: string): Csv[] {
  const fields: Csv[] = [];
  let start = 0;
  while (start <= line.length) {
    const field = line.charAt(start) === '"' ? readQuoted(line, start) : readPlain(line, start);
    fields.push(field);
    start = field.end + 1;
  }
  return fields;
}

function readPlain(line: string, start: number): Csv {
  const comma = line.indexOf(',', start);
  const end = comma === -1 ? line.length : comma;
  return { start, end, text: line.slice(start, end), at: (index) => start + index };
}

function readQuoted(line: string, start: number): Csv {
  const offsets: number[] = [];
  let text = '';
  let open = true;
  let at = start + 1;
  for (; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === ',' && !open) break;
    if (character === '"' && (!open || line.charAt(at + 1) !== '"')) {
      open = !open;
      continue;
    }
    offsets.push(at);
    text += character;
    if (character === '"') at += 1;
  }
  const end = Math.min(at, line.length);
  return { start, end, text, at: (index) => offsets[index] ?? (offsets.at(-1) ?? start) + 1 };
}
