import type { Clock, Disposable } from '../contract/ports.ts';

/**
 * Runs a piece of work soon after it was asked for: the first request at once, later ones together, at most every
 * `interval` ms and never two at a time. However fast requests come, the work runs every `interval`.
 */
export class Coalescer implements Disposable {
  readonly #work: () => Promise<void> | void;
  readonly #interval: number;
  readonly #clock: Clock;
  #lastStart = Number.NEGATIVE_INFINITY;
  #timer: Disposable | undefined;
  #running = false;
  #again = false;
  #disposed = false;

  /** @param work must not throw; it is run again after a request that comes while it runs. */
  constructor(work: () => Promise<void> | void, interval: number, clock: Clock) {
    this.#work = work;
    this.#interval = interval;
    this.#clock = clock;
  }

  request(): void {
    if (this.#disposed || this.#timer !== undefined) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    const wait = this.#lastStart + this.#interval - this.#clock.now();
    if (wait <= 0) {
      void this.#run();
    } else {
      this.#timer = this.#clock.after(wait, () => {
        this.#timer = undefined;
        void this.#run();
      });
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#lastStart = this.#clock.now();
    await this.#work();
    this.#running = false;
    if (this.#again) {
      this.#again = false;
      this.request();
    }
  }
}
