import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';
import { semanticTokens, semanticTokensDelta } from '../dockerfile/features/semanticTokens.ts';
import { toSpan } from './positions.ts';
import type { Session } from './session.ts';

/** What is coloured by what it means; whole, in part, or what has changed since the last time. */
export function serveColours({ connection, documents, dockerfile }: Session): void {
  /** What each document was told last. */
  const told = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>();
  let count = 0;

  const remember = (uri: string, data: readonly number[]): string => {
    count += 1;
    told.set(uri, { resultId: String(count), data });
    return String(count);
  };
  documents.onDidClose(({ document }) => told.delete(document.uri));

  connection.languages.semanticTokens.on(({ textDocument: { uri } }): SemanticTokens => {
    const read = dockerfile(uri);
    if (read === undefined) return { data: [] };
    const data = semanticTokens(read);
    return { resultId: remember(uri, data), data: [...data] };
  });

  connection.languages.semanticTokens.onRange(({ textDocument, range }): SemanticTokens => {
    const read = dockerfile(textDocument.uri);
    return { data: read === undefined ? [] : [...semanticTokens(read, toSpan(read.tree.lines, range))] };
  });

  connection.languages.semanticTokens.onDelta(
    ({ textDocument: { uri }, previousResultId }): SemanticTokens | SemanticTokensDelta => {
      const read = dockerfile(uri);
      if (read === undefined) return { data: [] };
      const before = told.get(uri);
      const data = semanticTokens(read);
      const resultId = remember(uri, data);
      if (before?.resultId !== previousResultId) return { resultId, data: [...data] };
      return {
        resultId,
        edits: semanticTokensDelta(before.data, data).map((edit) => ({ ...edit, data: [...edit.data] })),
      };
    },
  );
}
