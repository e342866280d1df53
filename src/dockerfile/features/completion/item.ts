import type { Localized } from '../../../contract/localized.ts';
import type { DockerfileDocument } from '../../document.ts';
import type { LocalImage } from '../../localImage.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Span } from '../../syntax/tree.ts';

export type CompletionKind =
  | 'keyword'
  | 'snippet'
  | 'flag'
  | 'value'
  | 'stage'
  | 'image'
  | 'variable'
  | 'path'
  | 'user'
  | 'signal'
  | 'label'
  | 'directive'
  | 'rule'
  | 'command';

/** A page, or the part of it below a `## heading`; or Markdown that is there already. */
export type Documentation = { readonly page: string; readonly heading?: string } | { readonly markdown: string };

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail: Localized;
  readonly documentation: Documentation | undefined;
  /** In a snippet `${1:name}` is a place to fill in, `$0` where the cursor ends, `\$` a dollar sign. */
  readonly insert: { readonly span: Span; readonly text: string; readonly snippet: boolean };
  /** Compared as text. */
  readonly sort: string;
}

/** A file or folder of the build context. */
export interface PathEntry {
  /** Of the entry alone, without the folders above. */
  readonly name: string;
  readonly folder: boolean;
}

export interface CompletionOptions {
  /**
   * What is in a folder of the build context, `.dockerignore` applied.
   * @param folder `src/` for example; empty for the context itself.
   */
  readonly paths?: (folder: string) => readonly PathEntry[];
  /** The rules that comments may name. */
  readonly rules?: readonly Pick<Rule, 'code' | 'aliases' | 'origin' | 'title'>[];
  /** The images that the engine has. */
  readonly images?: readonly LocalImage[];
}

/** Where something is to be completed. */
export interface CompletionPlace extends CompletionOptions {
  readonly document: DockerfileDocument;
  readonly offset: number;
}

export interface Draft {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail: Localized;
  readonly documentation?: Documentation | undefined;
  /** The label when it is left out. */
  readonly text?: string;
  readonly snippet?: boolean;
}

/**
 * Items that all replace the same span, in the order given.
 * @param group sorts them among other groups: a digit.
 */
export function itemsOf(span: Span, group: number, drafts: readonly Draft[]): CompletionItem[] {
  return drafts.map(({ label, kind, detail, documentation, text = label, snippet = false }, index) => ({
    label,
    kind,
    detail,
    documentation,
    insert: { span, text, snippet },
    sort: `${group}${String(index).padStart(4, '0')}`,
  }));
}

/** A text that is the same in every language. */
export function same(text: string): Localized {
  return { en: text, ko: text };
}

const wordCharacters = /[\p{L}\p{N}_.-]*/uy;

/** From where a word begins to its end, which lies behind the cursor when the cursor is inside of it. */
export function wordSpan({ document, offset }: CompletionPlace, start: number): Span {
  if (start >= offset) return { start: offset, end: offset };
  wordCharacters.lastIndex = offset;
  return { start, end: offset + (wordCharacters.exec(document.text)?.[0].length ?? 0) };
}

/** Text as it stands, in a snippet. */
export function plainSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
