/** A page of the knowledge base, in one language. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** Topics that the page answers. */
  readonly covers: readonly string[];
  /** Where a topic is answered that is not at the page's start: the number of the heading, from 1. */
  readonly anchors?: Readonly<Record<string, number>>;
  readonly related: readonly string[];
  /** Which notes teach it, and in which of their sections. */
  readonly sources: readonly Source[];
  /** Which versions it tells apart: `Engine 28`, `Dockerfile 1.4`. Left out where none matters. */
  readonly versions?: readonly string[];
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

/**
 * What `dist/notes/<language>.index.json` holds: for each id, and each topic that a page covers, where the page begins in
 * the book, and its length, in bytes.
 */
export type Places = Readonly<Record<string, readonly [start: number, length: number]>>;

/** The part of a page where a topic is answered: 0, its start, for the page itself and what it does not answer. */
export function anchorOf({ anchors = {} }: Page, topic: string): number {
  return Object.hasOwn(anchors, topic) ? (anchors[topic] ?? 0) : 0;
}

/** The kind of a page that is in no book: it was made for something of the reader's, a docker line or an error. */
export const EXPLAINED = 'explained';
