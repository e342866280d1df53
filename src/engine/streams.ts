import type { OpenStream } from '../contract/engine.ts';
import type { Log } from '../contract/ports.ts';

/** Every stream that is open on an engine, so that none outlives its owner and all can be shown. */
export class Streams {
  readonly #open = new Map<object, OpenStream & { readonly close: () => void }>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** @param close ends it; is called at most once by us. @returns to be called when it has ended. */
  add(what: string, close: () => void): () => void {
    const key = {};
    this.#open.set(key, { what, since: Date.now(), close });
    this.#log.debug(`stream opened: ${what}`);
    return () => {
      if (this.#open.delete(key)) this.#log.debug(`stream ended: ${what}`);
    };
  }

  get all(): readonly OpenStream[] {
    return [...this.#open.values()].map(({ what, since }) => ({ what, since }));
  }

  closeAll(): void {
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { what, close } of open) {
      close();
      this.#log.debug(`stream closed by us: ${what}`);
    }
  }
}
