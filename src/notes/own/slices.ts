/** How long one piece of work may take, in milliseconds: whoever asks something meanwhile should not notice. */
const SLICE = 3;

/** Gives way to everything else that waits whenever a slice of time is over. */
export class Slices {
  #started = performance.now();

  async pause(): Promise<void> {
    if (performance.now() - this.#started < SLICE) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#started = performance.now();
  }

  /** Runs something that can be stopped at each of its steps. */
  async run<T>(steps: Generator<unknown, T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await this.pause();
    }
  }
}
