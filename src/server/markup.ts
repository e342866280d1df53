import type { MarkupContent, Range } from 'vscode-languageserver/node';
import { textOfMarkdown } from '../contract/markdownText.ts';
import { MarkupKind } from './lsp.ts';

/** A hover before anybody asks how the editor shows it. */
export interface MarkdownHover {
  readonly markdown: string;
  readonly range: Range;
}

/** Our Markdown for an editor that shows it, and the text of it for one that does not. */
export function markupOf(markdown: string, isShown: boolean): MarkupContent {
  return isShown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: textOfMarkdown(markdown) };
}
