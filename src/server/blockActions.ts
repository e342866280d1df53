import type { CodeAction, Range, TextEdit } from 'vscode-languageserver/node';
import { fromDocument } from '../shell/documents/dockerLine.ts';
import { placedBlock } from './blockPlaces.ts';
import { CodeActionKind } from './lsp.ts';
import type { LineSession } from './lineSession.ts';

const words = {
  format: { en: 'Format this Dockerfile', ko: '이 Dockerfile의 서식 정리' },
};

/**
 * Other ways to write the Dockerfile inside of a note that a range is in. To format it is one of them: a formatter would
 * be one for the whole note, beside that of its language.
 */
export async function blockActions(
  { documents, lines, settings, speak }: LineSession,
  uri: string,
  { start, end }: Range,
  wants: (kind: string) => boolean,
): Promise<CodeAction[]> {
  const document = documents.get(uri);
  const found = document && lines.dockerfileAt(uri, document.offsetAt(start));
  if (document === undefined || found === undefined || found.block.isInline) return [];
  const { read, edits: editsOf } = placedBlock(document, found);
  const edit = (edits: TextEdit[]): Pick<CodeAction, 'edit'> => ({ edit: { changes: { [uri]: edits } } });
  const { formatEdits, refactorings } = await import('./editing.ts');
  const last = fromDocument(found.mapped, document.offsetAt(end)) ?? found.offset;
  const actions = refactorings(read, { start: found.offset, end: Math.max(found.offset, last) })
    .filter(({ kind }) => wants(kind))
    .map(({ title, kind, edits }): CodeAction => ({ title: speak(title), kind, ...edit(editsOf(edits)) }));
  if (!wants(CodeActionKind.RefactorRewrite)) return actions;
  // The fence ends the last line.
  const formatted = formatEdits(read, { ...settings(uri).format, finalNewline: false });
  return formatted.length === 0
    ? actions
    : [...actions, { title: speak(words.format), kind: CodeActionKind.RefactorRewrite, ...edit(editsOf(formatted)) }];
}
