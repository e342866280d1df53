import type { InitializeResult, ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { tokenModifiers, tokenTypes } from '../dockerfile/features/tokens/legend.ts';
import type { Start } from './initialize.ts';

/** The kind of the action that fixes all that can be fixed safely. */
export const FIX_ALL = 'source.fixAll.dockyard';
/** Kinds of the protocol, whose library is not read yet when they are told. */
const ACTION_KINDS = ['quickfix', 'refactor.rewrite', 'refactor.extract', FIX_ALL];
const INCREMENTAL: typeof TextDocumentSyncKind.Incremental = 2;

/** Characters after which there is something to complete. */
export const COMPLETED_ON = [' ', '-', '=', ',', '$', '{', ':', '/', '#', '<', '"', ';'];
/** Characters after which the signature may be another. */
export const SIGNED_ON = [' ', '=', ','];
/** Characters after which a line may have to move: a line end, and either escape character. */
const FORMATTED_ON = { first: '\n', more: ['\\', '`'] };

/** What `initialize` is answered with. */
export function resultOf(start: Start): InitializeResult {
  return { serverInfo: { name: 'dockyard' }, capabilities: capabilities(start) };
}

/** What the server can do, as it tells an editor. */
function capabilities({ pulls }: Start): ServerCapabilities {
  return {
    textDocumentSync: INCREMENTAL,
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
