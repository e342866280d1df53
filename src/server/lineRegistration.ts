import type { Connection } from 'vscode-languageserver/node';
import type { Start } from './initialize.ts';
import { LINE_SELECTOR } from './lineKinds.ts';
import {
  CodeActionKind,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  TextDocumentSyncKind,
} from './lsp.ts';

/** Characters after which a command or a flag may begin. */
const COMPLETED_ON = [' ', '-'];

/**
 * Asks for documents with docker lines, and only for what is done in them: a Markdown document must not get a formatter
 * for Dockerfiles. An editor that cannot be asked sends what it likes.
 */
export function registerLineDocuments({ client }: Connection, { wantsLines, pulls }: Start): void {
  if (!wantsLines) return;
  const shared = { documentSelector: LINE_SELECTOR };
  void client.register(DidOpenTextDocumentNotification.type, shared);
  void client.register(DidChangeTextDocumentNotification.type, {
    ...shared,
    syncKind: TextDocumentSyncKind.Incremental,
  });
  void client.register(DidCloseTextDocumentNotification.type, shared);
  void client.register(HoverRequest.type, shared);
  void client.register(CompletionRequest.type, { ...shared, triggerCharacters: COMPLETED_ON, resolveProvider: true });
  void client.register(CodeActionRequest.type, { ...shared, codeActionKinds: [CodeActionKind.QuickFix] });
  void client.register(CodeLensRequest.type, shared);
  if (!pulls) return;
  const options = { identifier: 'dockyard-lines', interFileDependencies: false, workspaceDiagnostics: false };
  void client.register(DocumentDiagnosticRequest.type, { ...shared, ...options });
}
