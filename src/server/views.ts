import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  SelectionRange,
} from 'vscode-languageserver/node';
import { codeLenses } from '../dockerfile/features/codeLens.ts';
import { foldingRanges } from '../dockerfile/features/folding.ts';
import { inlayHints } from '../dockerfile/features/inlayHints.ts';
import { documentLinks } from '../dockerfile/features/links.ts';
import { selectionRange } from '../dockerfile/features/selection.ts';
import { documentSymbols, type OutlineItem, type OutlineKind } from '../dockerfile/features/symbols.ts';
import type { LineTable } from '../dockerfile/syntax/lines.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { FoldingRangeKind, SymbolKind } from './lsp.ts';
import { toRange, toSpan } from './positions.ts';
import type { Session } from './session.ts';
import { filePath } from './nearbyFiles.ts';

const symbolKinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  stage: SymbolKind.Module,
  instruction: SymbolKind.Function,
  variable: SymbolKind.Variable,
  heredoc: SymbolKind.String,
};

const foldingKinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** What an editor shows beside, between and behind the lines. */
export function serveViews({ connection, dockerfile, settings, commands, speak, lines: lineDocuments }: Session): void {
  connection.onDocumentSymbol(({ textDocument }): DocumentSymbol[] => {
    const read = dockerfile(textDocument.uri);
    return read === undefined ? [] : documentSymbols(read).map((item) => toSymbol(item, read.tree.lines));
  });

  connection.onFoldingRanges(({ textDocument }): FoldingRange[] => {
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return [];
    return foldingRanges(read).map(({ startLine, endLine, kind }) => ({
      startLine,
      endLine,
      ...(kind === 'comment' || kind === 'region' ? { kind: foldingKinds[kind] } : {}),
    }));
  });

  connection.onSelectionRanges(({ textDocument, positions }): SelectionRange[] => {
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return [];
    const { lines } = read.tree;
    return positions.map((position) => nested(lines, selectionRange(read, lines.offsetAt(position))));
  });

  connection.onDocumentLinks(({ textDocument: { uri } }): DocumentLink[] => {
    const read = dockerfile(uri);
    if (read === undefined) return [];
    const file = filePath(uri);
    return documentLinks(read).flatMap(({ span, target }) => {
      const range = toRange(read.tree.lines, span);
      if ('url' in target) return [{ range, target: target.url }];
      // A document that is not on disk has no files beside it.
      return file === undefined ? [] : [{ range, target: fileUrl(path.join(path.dirname(file), target.file)) }];
    });
  });

  connection.languages.inlayHint.on(({ textDocument, range }): InlayHint[] => {
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return [];
    const { lines } = read.tree;
    const { variables, baseImage, workdir } = settings().hints;
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
    const read = dockerfile(uri);
    if (read === undefined || !settings().codeLens) return [];
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

/** @param spans the innermost first. */
function nested(lines: LineTable, spans: readonly Span[]): SelectionRange {
  const whole: Span = spans.at(-1) ?? { start: 0, end: 0 };
  return spans.slice(0, -1).reduceRight<SelectionRange>((parent, span) => ({ range: toRange(lines, span), parent }), {
    range: toRange(lines, whole),
  });
}

function fileUrl(file: string): string {
  return pathToFileURL(file).toString();
}
