import type { Session, SessionEnd } from '../../src/contract/engine.ts';
import { eventually, inTime } from './eventually.ts';

/** Writes down what a session puts out, and waits for it. */
export class Transcript {
  readonly session: Session;
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<SessionEnd>;
  #isOver = false;

  constructor(session: Session) {
    this.session = session;
    session.onOutput((chunk) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve) => {
      session.onEnd((end) => {
        this.#isOver = true;
        resolve(end);
      });
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get text(): string {
    return this.bytes.toString('utf8');
  }

  /** Whole lines without their ends. */
  get lines(): string[] {
    return this.text.split(/\r?\n/).filter((line) => line !== '');
  }

  async shows(text: string | RegExp, limitMs?: number): Promise<void> {
    const isThere = (): boolean => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await eventually(`a session shows ${String(text)}`, isThere, {
      ...(limitMs === undefined ? {} : { limitMs }),
      instead: () => JSON.stringify(this.text.slice(-2000)),
    });
  }

  /** Asks a shell in the session until its window has this size: resizing is a request that nobody awaits. */
  async windowIs(rows: number, columns: number): Promise<void> {
    await eventually(`the window is ${rows} by ${columns}`, async () => {
      const before = this.text.length;
      this.session.write('stty size; echo done\r');
      await eventually('stty answers', () => /^done\r$/m.test(this.text.slice(before)));
      return new RegExp(`^${rows} ${columns}\r$`, 'm').test(this.text.slice(before));
    });
  }

  ended(limitMs?: number): Promise<SessionEnd> {
    return inTime('a session', this.#ended, limitMs);
  }
}
