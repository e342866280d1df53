import type { Position, Range, TextEdit } from 'vscode-languageserver/node';
import type { DockerfileDocument } from '../dockerfile/document.ts';
import type { Edit } from '../dockerfile/features/edit.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { toRange, toTextEdits } from './positions.ts';
import type { Session } from './session.ts';

/** A Dockerfile, which is a document or a block of a note, and the ways back into the document. */
export interface PlacedDockerfile {
  readonly read: DockerfileDocument;
  /** It is a part of a document: nobody knows which files are beside it. */
  readonly isBlock: boolean;
  readonly range: (span: Span) => Range;
  readonly edits: (edits: readonly Edit[]) => TextEdit[];
  /** The line of the document that one of the Dockerfile is, from 0. */
  readonly line: (line: number) => number;
}

export interface DockerfilePlace extends PlacedDockerfile {
  readonly offset: number;
}

type Documents = Pick<Session, 'dockerfile' | 'lines'>;

/** The Dockerfile that a position is in, and where it is in there. */
export async function placeAt(
  { dockerfile, lines }: Documents,
  uri: string,
  position: Position,
): Promise<DockerfilePlace | undefined> {
  if (lines.isOne(uri)) return (await lines.of(uri)).dockerfileAt(uri, position);
  const read = dockerfile(uri);
  return read && { ...whole(read), offset: read.tree.lines.offsetAt(position) };
}

/** The Dockerfiles of a document: itself, or the blocks of a note. */
export async function dockerfilesIn(
  { dockerfile, lines }: Documents,
  uri: string,
): Promise<readonly PlacedDockerfile[]> {
  if (lines.isOne(uri)) return (await lines.of(uri)).dockerfiles(uri);
  const read = dockerfile(uri);
  return read === undefined ? [] : [whole(read)];
}

function whole(read: DockerfileDocument): PlacedDockerfile {
  const { lines } = read.tree;
  return {
    read,
    isBlock: false,
    range: (span) => toRange(lines, span),
    edits: (edits) => toTextEdits(lines, edits),
    line: (line) => line,
  };
}
