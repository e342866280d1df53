import type { TextEdit } from 'vscode-languageserver/node';
import { formatEdits } from '../dockerfile/features/format.ts';
import { formatOnType } from '../dockerfile/features/formatOnType.ts';
import { toSpan, toTextEdits } from './positions.ts';
import type { Session } from './session.ts';

/** Characters after which a line may have to move: a line end, and either escape character. */
export const FORMATTED_ON = { first: '\n', more: ['\\', '`'] };

export function serveFormatting({ connection, dockerfile, settings }: Session): void {
  connection.onDocumentFormatting(({ textDocument }): TextEdit[] => {
    const read = dockerfile(textDocument.uri);
    return read === undefined ? [] : toTextEdits(read.tree.lines, formatEdits(read, settings().format));
  });

  connection.onDocumentRangeFormatting(({ textDocument, range }): TextEdit[] => {
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return [];
    const { lines } = read.tree;
    return toTextEdits(lines, formatEdits(read, settings().format, toSpan(lines, range)));
  });

  connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }): TextEdit[] => {
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return [];
    const { lines } = read.tree;
    return toTextEdits(lines, formatOnType(read, lines.offsetAt(position), ch, settings().format));
  });
}
