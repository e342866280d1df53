import type { DocumentHighlight, Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver/node';
import { definition, highlights, references } from '../dockerfile/features/navigation.ts';
import { prepareRename, rename, type RenameProblem } from '../dockerfile/features/rename.ts';
import { type DockerfilePlace, placeAt } from './dockerfilePlace.ts';
import { DocumentHighlightKind, ErrorCodes, ResponseError } from './lsp.ts';
import type { Session } from './session.ts';
import type { Taken } from './takenBy.ts';

/** What leads from one place of a name to the others, and changes them together; nothing outside of Dockerfiles. */
export function serveNavigation(session: Session, { originOfLinks }: Taken): void {
  const { connection, speak } = session;
  interface Asked {
    readonly textDocument: { readonly uri: string };
    readonly position: { readonly line: number; readonly character: number };
  }
  const at = ({ textDocument, position }: Asked): Promise<DockerfilePlace | undefined> =>
    placeAt(session, textDocument.uri, position);
  const refused = ({ problem, arguments: args }: RenameProblem): ResponseError =>
    new ResponseError(ErrorCodes.InvalidRequest, speak(problem, ...args));

  connection.onDefinition(async (asked): Promise<Location | LocationLink[] | undefined> => {
    const place = await at(asked);
    const found = place && definition(place.read, place.offset);
    if (place === undefined || found === undefined) return undefined;
    if (!originOfLinks) return { uri: asked.textDocument.uri, range: place.range(found.name) };
    return [
      {
        targetUri: asked.textDocument.uri,
        originSelectionRange: place.range(found.origin),
        targetRange: place.range(found.whole),
        targetSelectionRange: place.range(found.name),
      },
    ];
  });

  connection.onReferences(async (asked): Promise<Location[] | undefined> => {
    const place = await at(asked);
    return (
      place &&
      references(place.read, place.offset, asked.context.includeDeclaration).map((span) => ({
        uri: asked.textDocument.uri,
        range: place.range(span),
      }))
    );
  });

  connection.onDocumentHighlight(async (asked): Promise<DocumentHighlight[] | undefined> => {
    const place = await at(asked);
    return (
      place &&
      highlights(place.read, place.offset).map((highlight) => ({
        range: place.range(highlight),
        kind: highlight.kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }))
    );
  });

  connection.onPrepareRename(async (asked) => {
    const place = await at(asked);
    if (place === undefined) return undefined;
    const start = prepareRename(place.read, place.offset);
    if ('problem' in start) return refused(start);
    return { range: place.range(start.span), placeholder: start.placeholder };
  });

  connection.onRenameRequest(async (asked): Promise<WorkspaceEdit | ResponseError | undefined> => {
    const place = await at(asked);
    if (place === undefined) return undefined;
    const renamed = rename(place.read, place.offset, asked.newName);
    if ('problem' in renamed) return refused(renamed);
    return { changes: { [asked.textDocument.uri]: place.edits(renamed.edits) } };
  });
}
