import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  Range,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver/node';
import { codeLenses } from '../dockerfile/features/codeLens.ts';
import { foldingRanges } from '../dockerfile/features/folding.ts';
import { inlayHints } from '../dockerfile/features/inlayHints.ts';
import { documentLinks } from '../dockerfile/features/links.ts';
import { selectionRange } from '../dockerfile/features/selection.ts';
import { documentSymbols, type OutlineItem, type OutlineKind } from '../dockerfile/features/symbols.ts';
import type { LineTable } from '../dockerfile/syntax/lines.ts';
import { dockerfilesIn, placeAt } from './dockerfilePlace.ts';
import { FoldingRangeKind, SymbolKind } from './lsp.ts';
import { toRange, toSpan } from './positions.ts';
import type { Session } from './session.ts';
import type { Taken } from './takenBy.ts';
import { filePath } from './nearbyFiles.ts';

const symbolKinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  stage: SymbolKind.Module,
  instruction: SymbolKind.Function,
  variable: SymbolKind.Variable,
  heredoc: SymbolKind.String,
};

const foldingKinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** What an editor shows beside, between and behind the lines. */
export function serveViews(session: Session, { outlineTree }: Taken): void {
  const { connection, dockerfile, settings, settingsReady, commands, speak, lines: lineDocuments } = session;
  connection.onDocumentSymbol(({ textDocument: { uri } }): DocumentSymbol[] | SymbolInformation[] => {
    const read = dockerfile(uri);
    if (read === undefined) return [];
    const { lines } = read.tree;
    const items = documentSymbols(read);
    return outlineTree ? items.map((item) => toSymbol(item, lines)) : flatSymbols(items, uri, lines);
  });

  connection.onFoldingRanges(async ({ textDocument: { uri } }): Promise<FoldingRange[]> => {
    const found = await dockerfilesIn(session, uri);
    return found.flatMap(({ read, line }) =>
      foldingRanges(read).map(({ startLine, endLine, kind }) => ({
        startLine: line(startLine),
        endLine: line(endLine),
        ...(kind === 'comment' || kind === 'region' ? { kind: foldingKinds[kind] } : {}),
      })),
    );
  });

  connection.onSelectionRanges(async ({ textDocument: { uri }, positions }): Promise<SelectionRange[] | undefined> => {
    const places = await Promise.all(positions.map((position) => placeAt(session, uri, position)));
    if (places.every((place) => place === undefined)) return undefined;
    // One for each position, also where nothing is to be said.
    return positions.map((position, index) => {
      const place = places[index];
      if (place === undefined) return { range: { start: position, end: position } };
      return nested(selectionRange(place.read, place.offset).map(place.range));
    });
  });

  connection.onDocumentLinks(async ({ textDocument: { uri } }): Promise<DocumentLink[]> => {
    const file = filePath(uri);
    const found = await dockerfilesIn(session, uri);
    return found.flatMap(({ read, isBlock, range }) =>
      documentLinks(read).flatMap(({ span, target }) => {
        if ('url' in target) return [{ range: range(span), target: target.url }];
        // A document that is not on disk has no files beside it, and those beside a note are not those of a build.
        if (file === undefined || isBlock) return [];
        return [{ range: range(span), target: fileUrl(path.join(path.dirname(file), target.file)) }];
      }),
    );
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }): Promise<InlayHint[]> => {
    await settingsReady(textDocument.uri);
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return [];
    const { lines } = read.tree;
    const { variables, baseImage, workdir } = settings(textDocument.uri).hints;
    const options = { variables, baseImages: baseImage, workdirs: workdir };
    return inlayHints(read, toSpan(lines, range), options).map(({ offset, label }) => ({
      position: lines.positionAt(offset),
      label,
      paddingLeft: true,
    }));
  });

  connection.onCodeLens(async ({ textDocument: { uri } }): Promise<CodeLens[]> => {
    if (lineDocuments.isOne(uri)) {
      return (await lineDocuments.of(uri)).features.lenses(uri);
    }
    await settingsReady(uri);
    const read = dockerfile(uri);
    if (read === undefined || !settings(uri).codeLens) return [];
    return codeLenses(read)
      .filter(({ command }) => commands.has(command))
      .map(({ span, title, command, arguments: args }) => ({
        range: toRange(read.tree.lines, span),
        command: { title: speak(title), command, arguments: [{ uri, ...args }] },
      }));
  });
}

function toSymbol({ kind, name, detail, span, nameSpan, children }: OutlineItem, lines: LineTable): DocumentSymbol {
  return {
    kind: symbolKinds[kind],
    name,
    // What is empty need not be said, and a long outline is long to send.
    ...(detail === '' ? {} : { detail }),
    range: toRange(lines, span),
    selectionRange: toRange(lines, nameSpan),
    ...(children.length === 0 ? {} : { children: children.map((child) => toSymbol(child, lines)) }),
  };
}

/** @param containerName of the entry that these stand below. */
function flatSymbols(
  items: readonly OutlineItem[],
  uri: string,
  lines: LineTable,
  containerName?: string,
): SymbolInformation[] {
  return items.flatMap(({ kind, name, span, children }) => [
    {
      kind: symbolKinds[kind],
      name,
      location: { uri, range: toRange(lines, span) },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...flatSymbols(children, uri, lines, name),
  ]);
}

/** @param ranges the innermost first; the last is the whole. */
function nested(ranges: readonly Range[]): SelectionRange {
  const [whole, ...inner] = ranges.toReversed();
  const nowhere = { line: 0, character: 0 };
  return inner.reduce<SelectionRange>((parent, range) => ({ range, parent }), {
    range: whole ?? { start: nowhere, end: nowhere },
  });
}

function fileUrl(file: string): string {
  return pathToFileURL(file).toString();
}
