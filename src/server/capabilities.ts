import type { ServerCapabilities } from 'vscode-languageserver/node';
import { tokenModifiers, tokenTypes } from '../dockerfile/features/tokens/legend.ts';
import type { Start } from './initialize.ts';
import { CodeActionKind, TextDocumentSyncKind } from './lsp.ts';

/** The kind of the action that fixes all that can be fixed safely. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.dockyard`;
const ACTION_KINDS = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, CodeActionKind.RefactorExtract, FIX_ALL];

/** Characters after which there is something to complete. */
const COMPLETED_ON = [' ', '-', '=', ',', '$', '{', ':', '/', '#', '<', '"', ';'];
/** Characters after which the signature may be another. */
const SIGNED_ON = [' ', '=', ','];
/** Characters after which a line may have to move: a line end, and either escape character. */
const FORMATTED_ON = { first: '\n', more: ['\\', '`'] };

/** What the server can do, as it tells an editor. */
export function capabilities({ pulls }: Start): ServerCapabilities {
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    completionProvider: { triggerCharacters: COMPLETED_ON, resolveProvider: true },
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
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
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
