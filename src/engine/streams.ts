import type { OpenStream } from '../contract/engine.ts';

/** Every stream that is open on an engine, so that none outlives its owner and all can be shown. */
export class Streams {
  readonly #open = new Map<object, OpenStream & { readonly close: () => void }>();

  /** @param close ends it; is called at most once by us. @returns to be called when it has ended. */
  add(what: string, close: () => void): () => void {
    const key = {};
    this.#open.set(key, { what, since: Date.now(), close });
    return () => void this.#open.delete(key);
  }

  get all(): readonly OpenStream[] {
    return [...this.#open.values()].map(({ what, since }) => ({ what, since }));
  }

  closeAll(): void {
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { close } of open) close();
  }
}
