const HEADER = 8;

/**
 * Takes apart the engine's multiplexed streams (containers without a TTY): frames of an 8-byte header, whose first byte
 * is the channel (1 stdout, 2 stderr) and whose last four are the length (big endian), and a payload.
 * dockerode's own demultiplexer recurses for each frame and copies the rest of the chunk every time; this one keeps an
 * offset. https://docs.docker.com/reference/api/engine/ (attach, "Stream format")
 */
export class Demultiplexer {
  readonly #header = Buffer.alloc(HEADER);
  readonly #onPayload: (payload: Buffer, channel: number) => void;
  #headerFilled = 0;
  #remaining = 0;
  #channel = 1;

  constructor(onPayload: (payload: Buffer, channel: number) => void) {
    this.#onPayload = onPayload;
  }

  push(chunk: Buffer): void {
    let offset = 0;
    while (offset < chunk.length) {
      if (this.#remaining > 0) {
        const end = Math.min(chunk.length, offset + this.#remaining);
        this.#onPayload(chunk.subarray(offset, end), this.#channel);
        this.#remaining -= end - offset;
        offset = end;
      } else {
        const end = Math.min(chunk.length, offset + HEADER - this.#headerFilled);
        chunk.copy(this.#header, this.#headerFilled, offset, end);
        this.#headerFilled += end - offset;
        offset = end;
        if (this.#headerFilled === HEADER) {
          this.#headerFilled = 0;
          this.#channel = this.#header[0] ?? 1;
          this.#remaining = this.#header.readUInt32BE(4);
        }
      }
    }
  }
}
