const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const NULL = 'null';

/**
 * Reads a JSON array while it arrives: each entry is parsed as soon as its last byte is there. The list of thirty
 * thousand containers is 19 MB; parsed in one piece it would stop everything else for a fifth of a second.
 * Linear, and at ease with any cut between two chunks: nothing is made text before it is whole.
 */
export class JsonArrayReader {
  readonly #onEntry: (entry: unknown) => void;
  /** What came of the entry that is not whole yet. */
  readonly #parts: Buffer[] = [];
  #depth = 0;
  #inString = false;
  #escaped = false;
  #ended = false;
  /** How many letters of `null` came instead of an array. */
  #ofNull = 0;

  constructor(onEntry: (entry: unknown) => void) {
    this.#onEntry = onEntry;
  }

  /** @throws SyntaxError when it is no array. */
  push(chunk: Buffer): void {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#inString) {
        at = this.#skipString(chunk, at);
        continue;
      }
      const byte = chunk[at];
      switch (byte) {
        case QUOTE:
          this.#expect(this.#depth > 0);
          this.#inString = true;
          break;
        case OPEN_BRACKET:
        case OPEN_BRACE:
          if (this.#depth === 0) {
            this.#expect(byte === OPEN_BRACKET && !this.#ended && this.#ofNull === 0);
            start = at + 1;
          }
          this.#depth += 1;
          break;
        case CLOSE_BRACKET:
        case CLOSE_BRACE:
          this.#expect(this.#depth > 0);
          this.#depth -= 1;
          if (this.#depth > 0) break;
          this.#take(chunk.subarray(start, at));
          this.#ended = true;
          start = at + 1;
          break;
        case COMMA:
          if (this.#depth !== 1) break;
          this.#take(chunk.subarray(start, at));
          start = at + 1;
          break;
        default:
          // White space may be around the array, and `null` may stand for one.
          if (this.#depth === 0 && byte !== undefined && byte > 0x20) this.#expectNull(byte);
      }
    }
    if (this.#depth > 0) this.#parts.push(chunk.subarray(start));
  }

  /** There is no more. @throws SyntaxError when the array is not whole. */
  end(): void {
    this.#expect(this.#ended);
  }

  /** @returns where the string ends, or the last byte of the chunk. Most of a list is strings: they are not read. */
  #skipString(chunk: Buffer, from: number): number {
    let at = from;
    if (this.#escaped) {
      this.#escaped = false;
      at += 1;
    }
    for (;;) {
      const quote = chunk.indexOf(QUOTE, at);
      const end = quote === -1 ? chunk.length : quote;
      const escape = chunk.subarray(at, end).indexOf(BACKSLASH);
      if (escape === -1) {
        this.#inString = quote === -1;
        return end;
      }
      // What follows a backslash is no end of anything.
      at += escape + 2;
      if (at > chunk.length) {
        this.#escaped = true;
        return chunk.length;
      }
    }
  }

  #expectNull(byte: number): void {
    this.#expect(!this.#ended && byte === NULL.charCodeAt(this.#ofNull));
    this.#ofNull += 1;
    this.#ended = this.#ofNull === NULL.length;
  }

  #expect(fine: boolean): void {
    if (!fine) throw new SyntaxError('not a JSON array');
  }

  #take(last: Buffer): void {
    const text = (this.#parts.length === 0 ? last : Buffer.concat([...this.#parts, last])).toString();
    this.#parts.length = 0;
    // An empty array has one entry of nothing.
    if (text.trim() !== '') this.#onEntry(parsed(text));
  }
}

/** One entry that makes no sense is handed on as its text, and so becomes one odd row. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
