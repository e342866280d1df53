import type { DocumentHighlight, Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver/node';
import type { DockerfileDocument } from '../dockerfile/document.ts';
import { definition, highlights, references } from '../dockerfile/features/navigation.ts';
import { prepareRename, rename, type RenameProblem } from '../dockerfile/features/rename.ts';
import { DocumentHighlightKind, ErrorCodes, ResponseError } from './lsp.ts';
import { toRange, toTextEdits } from './positions.ts';
import type { Session } from './session.ts';

/** What leads from one place of a name to the others, and changes them together. */
export function serveNavigation({ connection, dockerfile, speak }: Session): void {
  interface Asked {
    readonly textDocument: { readonly uri: string };
    readonly position: { readonly line: number; readonly character: number };
  }
  const at = ({ textDocument, position }: Asked): { read: DockerfileDocument; offset: number } | undefined => {
    const read = dockerfile(textDocument.uri);
    return read && { read, offset: read.tree.lines.offsetAt(position) };
  };
  const refused = ({ problem, arguments: args }: RenameProblem): ResponseError =>
    new ResponseError(ErrorCodes.InvalidRequest, speak(problem, ...args));

  connection.onDefinition((asked): LocationLink[] => {
    const place = at(asked);
    const found = place && definition(place.read, place.offset);
    if (place === undefined || found === undefined) return [];
    const { lines } = place.read.tree;
    return [
      {
        targetUri: asked.textDocument.uri,
        originSelectionRange: toRange(lines, found.origin),
        targetRange: toRange(lines, found.whole),
        targetSelectionRange: toRange(lines, found.name),
      },
    ];
  });

  connection.onReferences((asked): Location[] => {
    const place = at(asked);
    if (place === undefined) return [];
    return references(place.read, place.offset, asked.context.includeDeclaration).map((span) => ({
      uri: asked.textDocument.uri,
      range: toRange(place.read.tree.lines, span),
    }));
  });

  connection.onDocumentHighlight((asked): DocumentHighlight[] => {
    const place = at(asked);
    if (place === undefined) return [];
    return highlights(place.read, place.offset).map((highlight) => ({
      range: toRange(place.read.tree.lines, highlight),
      kind: highlight.kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  });

  connection.onPrepareRename((asked) => {
    const place = at(asked);
    if (place === undefined) return undefined;
    const start = prepareRename(place.read, place.offset);
    if ('problem' in start) return refused(start);
    return { range: toRange(place.read.tree.lines, start.span), placeholder: start.placeholder };
  });

  connection.onRenameRequest((asked): WorkspaceEdit | ResponseError | undefined => {
    const place = at(asked);
    if (place === undefined) return undefined;
    const renamed = rename(place.read, place.offset, asked.newName);
    if ('problem' in renamed) return refused(renamed);
    return { changes: { [asked.textDocument.uri]: toTextEdits(place.read.tree.lines, renamed.edits) } };
  });
}
