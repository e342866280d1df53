import type { Position } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../dockerfile/features/edit.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { toDocument, toDocumentSpan } from '../shell/documents/dockerLine.ts';
import type { DockerfilePlace, PlacedDockerfile } from './dockerfilePlace.ts';
import type { BlockDocument } from './lineDocuments.ts';
import type { LineSession } from './lineSession.ts';

/** The Dockerfiles inside of a note; single instructions in its text may only be mentioned, and are none. */
export function blocksIn({ documents, lines }: LineSession, uri: string): PlacedDockerfile[] {
  const document = documents.get(uri);
  const blocks = document === undefined ? [] : (lines.of(uri)?.dockerfiles ?? []);
  return blocks.flatMap((one) => (document === undefined || one.block.isInline ? [] : [placedBlock(document, one)]));
}

/** The one of them that a position is in. */
export function blockAt(
  { documents, lines }: LineSession,
  uri: string,
  position: Position,
): DockerfilePlace | undefined {
  const document = documents.get(uri);
  const found = document && lines.dockerfileAt(uri, document.offsetAt(position));
  if (document === undefined || found === undefined || found.block.isInline) return undefined;
  return { ...placedBlock(document, found), offset: found.offset };
}

/** A Dockerfile whose lines stand behind the quote marks or the indentation of a note. */
export function placedBlock(document: TextDocument, { block, mapped, read }: BlockDocument): PlacedDockerfile {
  const rangeOf = ({ start, end }: Span): ReturnType<PlacedDockerfile['range']> => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const isLineStart = (offset: number): boolean => mapped.text[offset - 1] === '\n';
  /** What ends with a line end goes on behind the margin of the next line: with the line end, that goes too. */
  const placeOfEdit = (span: Span): Span => {
    const { start, end } = toDocumentSpan(mapped, span);
    return { start, end: span.end > span.start && isLineStart(span.end) ? toDocument(mapped, span.end) : end };
  };
  /** Whole lines go with their own margins, not with those of the lines below, which may be others. */
  const withMargins = (edit: Edit): Edit => {
    const { span, text } = edit;
    const isOfLines = span.end > span.start && isLineStart(span.start) && isLineStart(span.end);
    if (!isOfLines || (text !== '' && !text.endsWith('\n'))) return edit;
    return {
      span: { start: span.start - 1, end: span.end - 1 },
      text: text === '' ? '' : `\n${text.slice(0, -1)}`,
    };
  };
  return {
    read,
    isBlock: true,
    range: (span) => rangeOf(toDocumentSpan(mapped, span)),
    edits: (edits) =>
      edits.map(withMargins).map(({ span, text }) => ({
        range: rangeOf(placeOfEdit(span)),
        newText: text.replaceAll('\n', `\n${block.margin}`),
      })),
    line: (line) => document.positionAt(block.lines[line]?.start ?? block.start).line,
  };
}
