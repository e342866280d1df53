/** As in LSP: both count from 0, characters are UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where each line begins; `\n` ends a line, and so does `\r\n`. */
export class LineTable {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string, starts: readonly number[]) {
    this.#text = text;
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Found by halving. An offset outside the text is taken to its nearest end. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.#text.length);
    const line = this.lineAt(inside);
    return { line, character: inside - this.startOf(line) };
  }

  /** A position outside the text is taken to its nearest end, one behind a line to the line's end. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.count) return this.#text.length;
    return Math.min(this.startOf(line) + Math.max(character, 0), this.endOf(line));
  }

  startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** Without the line end. */
  endOf(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.#text.length;
    return next >= 2 && this.#text.charCodeAt(next - 2) === 13 ? Math.max(next - 2, this.startOf(line)) : next - 1;
  }
}
