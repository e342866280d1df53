import type { Localized } from '../../contract/localized.ts';
import type { Page } from '../../notes/page.ts';
import type { DockerfileDocument } from '../document.ts';
import { keywordAt } from '../syntax/find.ts';
import type { Span } from '../syntax/tree.ts';

export interface Hover {
  /** Markdown. */
  readonly markdown: string;
  readonly span: Span;
}

/** What the page of an instruction is called. */
export function instructionPageId(keyword: string): string {
  return `dockerfile.${keyword.toLowerCase()}`;
}

const referenceLink: Localized = { en: 'Dockerfile reference', ko: 'Dockerfile 레퍼런스' };

/**
 * What is under the offset, explained; undefined when there is nothing to say.
 * @param pageOf looks up a page in the reader's language.
 */
export function hover(
  { tree }: DockerfileDocument,
  offset: number,
  language: keyof Localized,
  pageOf: (id: string) => Page | undefined,
): Hover | undefined {
  const found = keywordAt(tree, offset);
  if (found === undefined) return undefined;
  const page = pageOf(instructionPageId(found.keyword));
  if (page === undefined) return undefined;
  const link = page.reference === undefined ? '' : `\n\n[${referenceLink[language]}](${page.reference})`;
  return { markdown: page.markdown + link, span: found.span };
}
