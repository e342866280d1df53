import type { ServerCapabilities } from 'vscode-languageserver/node';
import { semanticTokensLegend as legend } from '../dockerfile/features/semanticTokens.ts';
import { TextDocumentSyncKind } from './lsp.ts';
import { ACTION_KINDS } from './codeActions.ts';
import { FORMATTED_ON } from './formatting.ts';
import type { Start } from './initialize.ts';
import { COMPLETED_ON, SIGNED_ON } from './writing.ts';

/** What the server can do, as it tells an editor. */
export function capabilities({ pulls }: Start): ServerCapabilities {
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    completionProvider: { triggerCharacters: COMPLETED_ON },
    signatureHelpProvider: { triggerCharacters: SIGNED_ON },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    semanticTokensProvider: {
      legend: { tokenTypes: [...legend.types], tokenModifiers: [...legend.modifiers] },
      full: { delta: true },
      range: true,
    },
    inlayHintProvider: true,
    codeLensProvider: {},
    codeActionProvider: { codeActionKinds: ACTION_KINDS },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: FORMATTED_ON.first,
      moreTriggerCharacter: FORMATTED_ON.more,
    },
    ...(pulls
      ? { diagnosticProvider: { identifier: 'dockyard', interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
  };
}
