import type { TextEdit } from 'vscode-languageserver/node';
import { toSpan, toTextEdits } from './positions.ts';
import type { Session } from './session.ts';

export function serveFormatting({ connection, dockerfile, settings, settingsReady }: Session): void {
  connection.onDocumentFormatting(async ({ textDocument }): Promise<TextEdit[]> => {
    await settingsReady(textDocument.uri);
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return [];
    const { formatEdits } = await import('./editing.ts');
    return toTextEdits(read.tree.lines, formatEdits(read, settings(textDocument.uri).format));
  });

  connection.onDocumentRangeFormatting(async ({ textDocument, range }): Promise<TextEdit[]> => {
    await settingsReady(textDocument.uri);
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return [];
    const { formatEdits } = await import('./editing.ts');
    const { lines } = read.tree;
    return toTextEdits(lines, formatEdits(read, settings(textDocument.uri).format, toSpan(lines, range)));
  });

  connection.onDocumentOnTypeFormatting(async ({ textDocument, position, ch }): Promise<TextEdit[]> => {
    await settingsReady(textDocument.uri);
    const read = dockerfile(textDocument.uri);
    if (read === undefined) return [];
    const { formatOnType } = await import('./editing.ts');
    const { lines } = read.tree;
    return toTextEdits(lines, formatOnType(read, lines.offsetAt(position), ch, settings(textDocument.uri).format));
  });
}
