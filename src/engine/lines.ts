import { StringDecoder } from 'node:string_decoder';

/** Cuts a byte stream into lines: linear, without recursion, with UTF-8 that is split between chunks kept whole. */
export class LineReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #parts: string[] = [];
  readonly #onLine: (line: string) => void;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    const text = this.#decoder.write(chunk);
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.#parts.push(text.slice(start, end));
      this.#flush();
      start = end + 1;
    }
    if (start < text.length) this.#parts.push(text.slice(start));
  }

  /** The stream is over: what is left is a line too. */
  end(): void {
    this.#parts.push(this.#decoder.end());
    this.#flush();
  }

  #flush(): void {
    const line = this.#parts.join('').replace(/\r$/, '');
    this.#parts.length = 0;
    if (line !== '') this.#onLine(line);
  }
}
