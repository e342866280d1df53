/** A place in the Handbook. */
export interface Place {
  readonly id: string;
  /** The part of the page that is seen: 0 before its first heading. */
  section: number;
  /** Pixels; undefined when it is the part that is to be seen. */
  scroll: number | undefined;
}

/** Where a reader was, and can go back to. */
export class History {
  readonly #places: Place[] = [];
  #at = -1;

  get current(): Place | undefined {
    return this.#places[this.#at];
  }

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#places.length - 1;
  }

  /** What lay ahead is forgotten. */
  goTo(place: Place): void {
    this.#places.splice(this.#at + 1, Infinity, place);
    this.#at = this.#places.length - 1;
  }

  /** @returns whether there is such a place. */
  step(by: -1 | 1): boolean {
    const can = by === -1 ? this.canGoBack : this.canGoForward;
    if (can) this.#at += by;
    return can;
  }
}
