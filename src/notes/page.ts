/** A page of the knowledge base, in one language. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** Topics that the page answers. */
  readonly covers: readonly string[];
  readonly related: readonly string[];
  /** Which notes teach it, and in which of their sections. */
  readonly sources: readonly Source[];
  readonly reference?: string;
  readonly markdown: string;
}

export interface Source {
  /** `N1` to `N5`. */
  readonly note: string;
  readonly section: string;
}

/** What `dist/notes/<language>.json` holds. */
export interface Book {
  readonly pages: readonly Page[];
}

/** What `dist/notes/<language>.index.json` holds: for each id where its page begins in the book, and its length, in bytes. */
export type Places = Readonly<Record<string, readonly [start: number, length: number]>>;

/** The kind of a page that is in no book: it was made for something of the reader's, a docker line or an error. */
export const EXPLAINED = 'explained';
