import type { Connection } from 'vscode-languageserver/node';
import { aside } from './aside.ts';
import { COMPLETED_ON, SIGNED_ON } from './capabilities.ts';
import type { Start } from './initialize.ts';
import { LINE_SELECTOR, MARKDOWN_SELECTOR, OTHERS_SELECTOR } from './lineKinds.ts';
import {
  CodeActionKind,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  FoldingRangeRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SignatureHelpRequest,
  TextDocumentSyncKind,
} from './lsp.ts';

/** Characters after which a command or a flag may begin. */
const COMMANDS_ON = [' ', '-'];

/**
 * Asks for documents with docker lines, and only for what is done in them: a Markdown document must not get a formatter
 * for Dockerfiles. An editor that cannot be asked sends what it likes.
 */
export function registerLineDocuments(connection: Connection, start: Start): void {
  if (!start.wantsLines) return;
  const { client } = connection;
  const shared = { documentSelector: LINE_SELECTOR };
  // Two for two kinds of documents: one for both would ask at each colon of a script.
  const completion = { resolveProvider: true };
  const inMarkdown = { documentSelector: MARKDOWN_SELECTOR, triggerCharacters: COMPLETED_ON };
  const inOthers = { documentSelector: OTHERS_SELECTOR, triggerCharacters: COMMANDS_ON };
  const { QuickFix, RefactorExtract, RefactorRewrite } = CodeActionKind;
  const codeActionKinds = [QuickFix, RefactorExtract, RefactorRewrite];
  const registered: Promise<unknown>[] = [
    client.register(DidOpenTextDocumentNotification.type, shared),
    client.register(DidChangeTextDocumentNotification.type, { ...shared, syncKind: TextDocumentSyncKind.Incremental }),
    client.register(DidCloseTextDocumentNotification.type, shared),
    client.register(HoverRequest.type, shared),
    client.register(CompletionRequest.type, { ...completion, ...inMarkdown }),
    client.register(CompletionRequest.type, { ...completion, ...inOthers }),
    client.register(CodeActionRequest.type, { ...shared, codeActionKinds }),
    client.register(CodeLensRequest.type, shared),
    ...registerBlocks(connection, start),
  ];
  if (start.pulls) {
    const options = { identifier: 'dockyard-lines', interFileDependencies: false, workspaceDiagnostics: false };
    registered.push(client.register(DocumentDiagnosticRequest.type, { ...shared, ...options }));
  }
  // An editor may refuse.
  for (const one of registered) aside(connection, one);
}

/**
 * What else a Dockerfile in a block of Markdown is told. Left out is what an editor takes from one for the whole note:
 * a formatter (there is an action instead), what is formatted while one types, and an outline, which is that of the
 * headings; and what would be there twice: the grammar of Markdown colours the block as that of Dockerfiles does. All of
 * these find nothing outside of blocks, so that an editor goes on to ask others.
 */
function registerBlocks({ client }: Connection, { taken }: Start): Promise<unknown>[] {
  const shared = { documentSelector: MARKDOWN_SELECTOR };
  const features = {
    signatureHelp: () => client.register(SignatureHelpRequest.type, { ...shared, triggerCharacters: SIGNED_ON }),
    definition: () => client.register(DefinitionRequest.type, shared),
    references: () => client.register(ReferencesRequest.type, shared),
    documentHighlight: () => client.register(DocumentHighlightRequest.type, shared),
    rename: () => client.register(RenameRequest.type, { ...shared, prepareProvider: true }),
    documentLink: () => client.register(DocumentLinkRequest.type, shared),
    foldingRange: () => client.register(FoldingRangeRequest.type, shared),
    selectionRange: () => client.register(SelectionRangeRequest.type, shared),
  };
  return Object.entries(features).flatMap(([feature, register]) => (taken.has(feature) ? [register()] : []));
}
