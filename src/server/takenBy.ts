import type { Start } from './initialize.ts';
import { MarkupKind } from './lsp.ts';

/** In which forms an editor takes answers; the plainer one where it does not say. */
export interface Taken {
  /** It fills in the places of a snippet. */
  readonly snippets: boolean;
  /** Where a definition leads to may be told with the words that led there. */
  readonly originOfLinks: boolean;
  /** Its outline is a tree. */
  readonly outlineTree: boolean;
  /** Where it shows Markdown; else it takes plain text. */
  readonly markdown: { readonly hover: boolean; readonly completion: boolean; readonly signatureHelp: boolean };
}

export function takenBy({ document = {} }: Pick<Start, 'document'>): Taken {
  const { completion, definition, documentSymbol, hover, signatureHelp } = document;
  return {
    snippets: completion?.completionItem?.snippetSupport === true,
    originOfLinks: definition?.linkSupport === true,
    outlineTree: documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdown: {
      hover: showsMarkdown(hover?.contentFormat),
      completion: showsMarkdown(completion?.completionItem?.documentationFormat),
      signatureHelp: showsMarkdown(signatureHelp?.signatureInformation?.documentationFormat),
    },
  };
}

function showsMarkdown(formats: readonly MarkupKind[] | undefined): boolean {
  return formats?.includes(MarkupKind.Markdown) === true;
}
